package dev.slipway.simulator.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Packages and operating systems. Guarded by the lock of the world. */
public final class Catalogue {

  private final List<PanelPackage> packages = new ArrayList<>();
  private final List<OsCategory> categories = new ArrayList<>();

  public void add(PanelPackage value) {
    packages.add(value);
  }

  public void add(OsCategory category) {
    categories.add(category);
  }

  public void removePackage(int id) {
    packages.removeIf(each -> each.id() == id);
  }

  public List<PanelPackage> packages() {
    return List.copyOf(packages);
  }

  public Optional<PanelPackage> findPackage(int id) {
    return packages.stream().filter(each -> each.id() == id).findFirst();
  }

  public List<OsCategory> categories() {
    return List.copyOf(categories);
  }

  public Optional<OsTemplate> template(int id) {
    return categories.stream()
        .flatMap(category -> category.templates().stream())
        .filter(template -> template.id() == id)
        .findFirst();
  }
}
