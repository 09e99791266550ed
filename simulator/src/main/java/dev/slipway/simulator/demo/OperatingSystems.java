package dev.slipway.simulator.demo;

import dev.slipway.simulator.model.Catalogue;
import dev.slipway.simulator.model.OsCategory;
import dev.slipway.simulator.model.OsTemplate;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The operating systems of the provider: families with many, with one, retired ones, and missing
 * variants.
 */
final class OperatingSystems {

  private OperatingSystems() {}

  static void addTo(Catalogue catalogue) {
    catalogue.add(
        new OsCategory(
            1,
            "Debian",
            "A stable system made by a large community.",
            "debian_logo.png",
            List.of(
                linux(8, "Debian", "11 (Bullseye)", "Minimal", "debian_logo.png", true),
                linux(46, "Debian", "12 (Bookworm)", "Minimal", "debian_logo.png", false),
                linux(61, "Debian", "13 (Trixie)", "Minimal", "debian_logo.png", false))));
    catalogue.add(
        new OsCategory(
            3,
            "Rocky Linux",
            "Made for servers in companies.",
            "rocky_linux_logo.png",
            List.of(
                linux(7, "Rocky Linux", "8", "", "rocky_linux_logo.png", false),
                linux(13, "Rocky Linux", "9", null, "rocky_linux_logo.png", false))));
    catalogue.add(
        new OsCategory(
            4,
            "AlmaLinux",
            "Made for servers in companies.",
            "almalinux_logo.png",
            List.of(
                linux(6, "AlmaLinux", "8", "Minimal", "almalinux_logo.png", false),
                linux(12, "AlmaLinux", "9", "Latest", "almalinux_logo.png", false))));
    catalogue.add(
        new OsCategory(
            5,
            "Ubuntu",
            "A popular system with long support.",
            "ubuntu_logo.png",
            List.of(
                linux(
                    3,
                    "Ubuntu Server",
                    "20.04 LTS (Focal Fossa)",
                    "Minimal",
                    "ubuntu_logo.png",
                    true),
                linux(
                    9,
                    "Ubuntu Server",
                    "22.04 LTS (Jammy Jellyfish)",
                    "Minimal",
                    "ubuntu_logo.png",
                    false),
                linux(
                    49,
                    "Ubuntu Server",
                    "24.04 LTS (Noble Numbat)",
                    "Minimal",
                    "ubuntu_logo.png",
                    false))));
    catalogue.add(
        new OsCategory(
            6,
            "Windows",
            "Windows Server for evaluation.",
            "windows_logo.png",
            List.of(
                of(70, "Windows Server", "2019", "Standard", "windows_logo.png", "windows", false),
                of(
                    71,
                    "Windows Server",
                    "2022",
                    "Standard",
                    "windows_logo.png",
                    "windows",
                    false))));
    catalogue.add(
        new OsCategory(
            7,
            "FreeBSD",
            "A complete system of the BSD family.",
            "freebsd_logo.png",
            List.of(of(55, "FreeBSD", "14.2", "Minimal", "freebsd_logo.png", "unix", false))));
    catalogue.add(
        new OsCategory(
            0,
            "Other",
            "",
            "linux_logo.png",
            List.of(linux(5, "openSUSE", "Leap 15", "Minimal", "no_such_logo.png", false))));
  }

  private static OsTemplate linux(
      int id, String name, String version, @Nullable String variant, String icon, boolean eol) {
    return of(id, name, version, variant, icon, "linux", eol);
  }

  private static OsTemplate of(
      int id,
      String name,
      String version,
      @Nullable String variant,
      String icon,
      String type,
      boolean eol) {
    String description = variant == null ? null : "Installed in a minute, with few packages.";
    LocalDate ends = eol ? LocalDate.of(2024, 8, 14) : LocalDate.of(2030, 6, 30);
    return new OsTemplate(id, name, version, variant, description, icon, type, eol, ends);
  }
}
