package dev.slipway.livestats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.panel.PanelLiveState.Filesystem;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which file systems are shown, and in what order: behaviour §14. */
class FilesystemViewTest {

  private static Filesystem filesystem(String mountPoint, String type) {
    return new Filesystem(mountPoint, type, 25, 100);
  }

  @Test
  void leavesOutWhatIsNoStorageOfTheCustomers() {
    List<FilesystemView> shown =
        FilesystemView.of(
            List.of(
                filesystem("/srv", "ext4"),
                filesystem("/run/user/0", "ext4"),
                filesystem("/run", "tmpfs"),
                filesystem("/boot", "ext4"),
                filesystem("/boot/efi", "vfat"),
                filesystem("/bootcamp", "ext4"),
                filesystem("/proc", "proc"),
                filesystem("/snap/core", "squashfs"),
                filesystem("/", "ext4")));
    assertThat(shown)
        .extracting(FilesystemView::mountPoint)
        .containsExactly("/", "/bootcamp", "/srv");
  }

  @Test
  void percentIsCappedAndZeroWithoutATotal() {
    assertThat(FilesystemView.of(List.of(new Filesystem("/", "ext4", 300, 200))))
        .extracting(FilesystemView::usedPercent)
        .containsExactly(100.0);
    assertThat(FilesystemView.of(List.of(new Filesystem("/", "ext4", 300, 0))))
        .extracting(FilesystemView::usedPercent)
        .containsExactly(0.0);
  }
}
