package dev.slipway.panel.virtfusion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.panel.PanelLiveState;
import dev.slipway.panel.PanelLiveState.Disk;
import dev.slipway.panel.PanelLiveState.Memory;
import dev.slipway.testing.SharedFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Live figures as the integration before Slipway read them. */
class LiveStateReaderVectorsTest {

  /** A CPU load that is no number was shown as 0 or 1; we take it for unknown. */
  private static final Set<String> NO_CPU_FIGURE = Set.of("sv-24676baa7a", "sv-256becdc8a");

  /** Only a drive called vda was looked at; we take the first one where there is none. */
  private static final Set<String> ANOTHER_DRIVE = Set.of("sv-73f4952b71");

  @TestFactory
  Stream<DynamicTest> readsTheRecordedFigures() throws IOException {
    Path file = SharedFacts.file("vectors/server-view.json").orElse(null);
    return file == null
        ? Stream.empty()
        : Json.parse(Files.readString(file)).at("cases").elements().stream()
            .filter(vector -> vector.at("input", "server", "data", "remoteState").isFilledObject())
            .filter(vector -> vector.at("expected", "view", "live").isFilledObject())
            .map(vector ->
                DynamicTest.dynamicTest(
                    vector.text("group") + " " + vector.text("id"), () -> check(vector)));
  }

  private static void check(Json vector) {
    String id = Objects.requireNonNull(vector.text("id"));
    Json expected = vector.at("expected", "view", "live");
    PanelLiveState live =
        Objects.requireNonNull(
            LiveStateReader.read(vector.at("input", "server", "data", "remoteState")));

    if (NO_CPU_FIGURE.contains(id)) {
      assertThat(live.cpuPercent()).isNull();
    } else {
      assertThat(live.cpuPercent()).isEqualTo(expected.decimal("cpu"));
    }

    Memory memory = live.memory();
    assertThat(memory.actual()).isEqualTo(bytes(expected, "memoryActualKB"));
    assertThat(memory.unused()).isEqualTo(bytes(expected, "memoryUnusedKB"));
    assertThat(memory.available()).isEqualTo(bytes(expected, "memoryAvailableKB"));
    assertThat(memory.usable()).isEqualTo(bytes(expected, "memoryUsableKB"));
    assertThat(memory.rss()).isEqualTo(bytes(expected, "memoryRssKB"));
    assertThat(memory.agentTotal()).isEqualTo(bytes(expected, "memoryMemTotalKB"));
    assertThat(memory.agentFree()).isEqualTo(bytes(expected, "memoryMemFreeKB"));

    Disk disk = live.disk();
    if (ANOTHER_DRIVE.contains(id)) {
      assertThat(vector.text("suspect")).contains("vda");
      assertThat(disk).isEqualTo(new Disk(1L, 2L));
    } else {
      assertThat(disk == null ? null : disk.readBytes()).isEqualTo(expected.number("diskRdBytes"));
      assertThat(disk == null ? null : disk.writtenBytes())
          .isEqualTo(expected.number("diskWrBytes"));
    }
  }

  private static @Nullable Long bytes(Json expected, String kilobytes) {
    Long figure = expected.number(kilobytes);
    return figure == null ? null : figure * 1024;
  }
}
