package dev.slipway.catalog;

import dev.slipway.panel.PanelTemplates.Category;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the panel's operating systems are laid out for people: behaviour §15. Families of two and
 * more stand by themselves, all others are together in one "Other" at the end.
 */
final class OsGallery {

  private static final String OTHER = "Other";

  /** Digits behind an x are an architecture (x86, x64), not a version. */
  private static final Pattern NUMBER = Pattern.compile("(?<![xX\\d])\\d+");

  private static final Comparator<OsTemplate> NEWEST_FIRST =
      Comparator.comparingInt(
              (OsTemplate template) -> lower(template.label()).contains("latest") ? 0 : 1)
          .thenComparing(
              template -> numbers(template.label()),
              ((Comparator<List<BigInteger>>) OsGallery::compareNumbers).reversed())
          .thenComparing(template -> lower(template.label()))
          .thenComparingInt(OsTemplate::panelTemplateId);

  private OsGallery() {}

  /**
   * Lays a gallery out.
   *
   * @param first the families that come first, by how their names begin; the others follow by the
   *     alphabet
   */
  static List<OsTemplateGroup> arrange(List<Category> categories, List<String> first) {
    List<OsTemplateGroup> families = new ArrayList<>();
    List<OsTemplate> others = new ArrayList<>();
    String otherIcon = null;
    for (OsTemplateGroup group : merged(categories)) {
      boolean other = group.name().equalsIgnoreCase(OTHER);
      if (other) {
        otherIcon = group.icon();
      }
      if (other || group.templates().size() < 2) {
        others.addAll(group.templates());
      } else {
        families.add(sorted(group));
      }
    }
    families.sort(
        Comparator.comparingInt((OsTemplateGroup family) -> place(family.name(), first))
            .thenComparing(family -> lower(family.name())));
    if (!others.isEmpty()) {
      families.add(sorted(new OsTemplateGroup(OTHER, null, otherIcon, others)));
    }
    return List.copyOf(families);
  }

  /** One group for each name, in whatever case, so that no two have the same id. */
  private static List<OsTemplateGroup> merged(List<Category> categories) {
    Map<String, OsTemplateGroup> byName = new LinkedHashMap<>();
    for (Category category : categories) {
      List<OsTemplate> templates = category.templates().stream().map(OsTemplate::of).toList();
      byName.merge(
          lower(category.name()),
          new OsTemplateGroup(category.name(), category.description(), category.icon(), templates),
          OsGallery::join);
    }
    return List.copyOf(byName.values());
  }

  private static OsTemplateGroup join(OsTemplateGroup one, OsTemplateGroup more) {
    List<OsTemplate> all = new ArrayList<>(one.templates());
    all.addAll(more.templates());
    return new OsTemplateGroup(
        one.name(),
        firstOf(one.description(), more.description()),
        firstOf(one.icon(), more.icon()),
        all);
  }

  private static @Nullable String firstOf(@Nullable String one, @Nullable String other) {
    return one == null ? other : one;
  }

  private static OsTemplateGroup sorted(OsTemplateGroup group) {
    List<OsTemplate> templates = group.templates().stream().sorted(NEWEST_FIRST).toList();
    return new OsTemplateGroup(group.name(), group.description(), group.icon(), templates);
  }

  private static int place(String name, List<String> first) {
    Optional<String> found =
        first.stream().filter(start -> lower(name).startsWith(lower(start))).findFirst();
    return found.map(first::indexOf).orElse(first.size());
  }

  private static List<BigInteger> numbers(String label) {
    return NUMBER.matcher(label).results().map(MatchResult::group).map(BigInteger::new).toList();
  }

  private static int compareNumbers(List<BigInteger> one, List<BigInteger> other) {
    return Arrays.compare(one.toArray(new BigInteger[0]), other.toArray(new BigInteger[0]));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
