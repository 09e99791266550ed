package dev.slipway.livestats;

import dev.slipway.panel.PanelLiveState.Filesystem;
import java.util.Comparator;
import java.util.List;

/** The contract's Filesystem. */
record FilesystemView(
    String mountPoint, String type, long usedBytes, long totalBytes, double usedPercent) {

  /** {@code /} first, the rest by mount point. */
  private static final Comparator<FilesystemView> ROOT_FIRST =
      Comparator.<FilesystemView, Boolean>comparing(view -> !view.mountPoint().equals("/"))
          .thenComparing(FilesystemView::mountPoint);

  static List<FilesystemView> of(List<Filesystem> reported) {
    return Filesystems.real(reported).stream().map(FilesystemView::of).sorted(ROOT_FIRST).toList();
  }

  private static FilesystemView of(Filesystem filesystem) {
    long used = filesystem.usedBytes();
    long total = filesystem.totalBytes();
    double percent = total <= 0 ? 0 : Math.min(100.0, 100.0 * used / total);
    return new FilesystemView(filesystem.mountPoint(), filesystem.type(), used, total, percent);
  }
}
