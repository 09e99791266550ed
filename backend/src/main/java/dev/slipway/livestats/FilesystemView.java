package dev.slipway.livestats;

import dev.slipway.panel.PanelLiveState.Filesystem;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * The contract's Filesystem, and which of those that the agent reports are worth showing: behaviour
 * §14.
 */
record FilesystemView(
    String mountPoint, String type, long usedBytes, long totalBytes, double usedPercent) {

  private static final Set<String> PSEUDO_TYPES =
      Set.of(
          "proc",
          "sysfs",
          "devtmpfs",
          "devpts",
          "tmpfs",
          "cgroup",
          "cgroup2",
          "pstore",
          "bpf",
          "mqueue",
          "debugfs",
          "tracefs",
          "securityfs",
          "configfs",
          "fusectl",
          "autofs",
          "hugetlbfs",
          "rpc_pipefs",
          "binfmt_misc",
          "overlay",
          "squashfs",
          "ramfs",
          "fuse.gvfsd-fuse",
          "efivarfs",
          "selinuxfs");

  /** {@code /} first, the rest by mount point. */
  private static final Comparator<FilesystemView> ROOT_FIRST =
      Comparator.<FilesystemView, Boolean>comparing(view -> !view.mountPoint().equals("/"))
          .thenComparing(FilesystemView::mountPoint);

  static List<FilesystemView> of(List<Filesystem> reported) {
    return reported.stream()
        .filter(FilesystemView::isWorthShowing)
        .map(FilesystemView::of)
        .sorted(ROOT_FIRST)
        .toList();
  }

  private static FilesystemView of(Filesystem filesystem) {
    long used = filesystem.usedBytes();
    long total = filesystem.totalBytes();
    double percent = total <= 0 ? 0 : Math.min(100.0, 100.0 * used / total);
    return new FilesystemView(filesystem.mountPoint(), filesystem.type(), used, total, percent);
  }

  private static boolean isWorthShowing(Filesystem filesystem) {
    return !PSEUDO_TYPES.contains(filesystem.type())
        && !isAtOrBelow(filesystem.mountPoint(), "/boot")
        && !isAtOrBelow(filesystem.mountPoint(), "/run");
  }

  private static boolean isAtOrBelow(String mountPoint, String directory) {
    return mountPoint.equals(directory) || mountPoint.startsWith(directory + "/");
  }
}
