package dev.slipway.livestats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.panel.PanelLiveState.Memory;
import dev.slipway.testing.SharedFacts;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Memory as the integration before Slipway showed it; own cases are in {@link MemoryUseTest}. */
class MemoryUseVectorsTest {

  private static final long MEGABYTE = 1 << 20;

  /**
   * Where the record shows a defect, the share in percent that we show in its place. What libvirt
   * calls available, all that the guest can use, was left aside, and memory not in use was
   * subtracted from a larger total.
   */
  private static final Map<String, Double> BETTER = Map.of("fm-2e3e5c10c8", 50.0);

  @TestFactory
  Stream<DynamicTest> usesWhatWasRecorded() {
    Path file = SharedFacts.file("vectors/format.json").orElse(null);
    return file == null
        ? Stream.empty()
        : JsonMapper.shared()
            .readTree(file.toFile())
            .get("cases")
            .valueStream()
            .filter(vector -> vector.get("group").asString().equals("live"))
            .filter(vector -> vector.get("expected").get("shown").asBoolean())
            .map(vector ->
                DynamicTest.dynamicTest(vector.get("id").asString(), () -> check(vector)));
  }

  private static void check(JsonNode vector) {
    JsonNode live = vector.get("input").get("live");
    long allocated = vector.get("input").path("memoryMb").asLong(0) * MEGABYTE;
    JsonNode expected = vector.get("expected");
    MemoryUse use =
        MemoryUse.of(
            new Memory(
                bytes(live, "memoryActualKB"),
                bytes(live, "memoryUnusedKB"),
                bytes(live, "memoryAvailableKB"),
                bytes(live, "memoryUsableKB"),
                bytes(live, "memoryRssKB"),
                bytes(live, "memoryMemTotalKB"),
                bytes(live, "memoryMemFreeKB"),
                null),
            allocated);

    Double better = BETTER.get(vector.get("id").asString());
    if (better != null) {
      assertThat(Objects.requireNonNull(use).percent()).isEqualTo(better);
    } else if (expected.get("memory").asString().equals("-")) {
      assertThat(use).isNull();
    } else if (expected.get("memoryAllocatedOnly").asBoolean()) {
      assertThat(use).isEqualTo(new MemoryUse(null, allocated, MemorySource.ALLOCATION));
    } else {
      Double percent = Objects.requireNonNull(use).percent();
      String width = expected.get("memoryBar").get("width").asString();
      assertThat(percent == null ? 0 : percent)
          .isCloseTo(Double.parseDouble(width.replace("%", "")), within(1e-9));
      assertThat(use.usedBytes()).isNotNull();
    }
  }

  private static @Nullable Long bytes(JsonNode live, String kilobytes) {
    JsonNode figure = live.path(kilobytes);
    return figure.isNumber() ? figure.asLong() * 1024 : null;
  }
}
