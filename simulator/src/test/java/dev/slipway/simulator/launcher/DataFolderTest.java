package dev.slipway.simulator.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

  @TempDir Path folder;

  @Test
  void isHeldByOneRunAtATime() throws IOException {
    try (DataFolder data = DataFolder.open(folder, false)) {
      assertThat(data.database()).isEqualTo(folder.resolve("database"));
      assertThatThrownBy(() -> DataFolder.open(folder, false))
          .isInstanceOf(LaunchFailed.class)
          .hasMessageStartingWith("It is running already");
    }
    DataFolder.open(folder, false).close();
  }

  @Test
  void forgetsOnlyWhatItHasMadeItself() throws IOException {
    Files.createDirectories(folder.resolve("database/data"));
    Files.writeString(folder.resolve("database/data/table"), "rows");
    Files.writeString(folder.resolve("thesis.txt"), "years of work");
    DataFolder.open(folder, false).close();
    assertThat(folder.resolve("database/data/table")).exists();
    DataFolder.open(folder, true).close();
    assertThat(folder.resolve("database")).doesNotExist();
    assertThat(folder.resolve("thesis.txt")).exists();
  }

  @Test
  void stopsWhatAKilledRunHasLeftBehind() throws Exception {
    Process left = new ProcessBuilder("sleep", "60").start();
    Path pid = Files.writeString(folder.resolve("some.pid"), left.pid() + "\n");
    Leftover.stop(pid, "sleep");
    assertThat(left.waitFor(5, TimeUnit.SECONDS)).isTrue();
    assertThat(pid).doesNotExist();
  }

  @Test
  void leavesAProcessAloneThatHasOnlyInheritedTheNumber() throws Exception {
    Process other = new ProcessBuilder("sleep", "60").start();
    try {
      Leftover.stop(Files.writeString(folder.resolve("some.pid"), "" + other.pid()), "mariadbd");
      assertThat(other.isAlive()).isTrue();
    } finally {
      other.destroy();
    }
  }
}
