package dev.slipway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.simulator.demo.DemoWorld;
import dev.slipway.simulator.model.ManualClock;
import dev.slipway.simulator.model.Timings;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Machines that move as real ones do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveStateTest {

  private final ManualClock clock = new ManualClock(Instant.parse("2026-03-14T10:00:00Z"));
  private final PanelSimulator panel =
      PanelSimulator.builder().clock(clock).timings(Timings.real()).demo().start();
  private final Client client = Client.of(panel);

  @AfterAll
  void stop() {
    client.close();
    panel.close();
  }

  private JsonNode live(int server) throws IOException, InterruptedException {
    return client.get("/servers/" + server + "?remoteState=true").at("/remoteState");
  }

  private JsonNode traffic(int server) throws IOException, InterruptedException {
    return client.get("/servers/" + server + "/traffic").at("/monthly");
  }

  @Test
  void loadRisesAndFallsSmoothlyWithBursts() throws Exception {
    List<Double> cpu = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      cpu.add(live(DemoWorld.RUNNING).path("cpu").asDouble());
      clock.advance(Duration.ofSeconds(2));
    }

    assertThat(cpu).allSatisfy(value -> assertThat(value).isBetween(0.0, 100.0));
    assertThat(Collections.max(cpu) - Collections.min(cpu)).isGreaterThan(25);
    double largestStep = 0;
    for (int i = 1; i < cpu.size(); i++) {
      largestStep = Math.max(largestStep, Math.abs(cpu.get(i) - cpu.get(i - 1)));
    }
    assertThat(largestStep).isPositive().isLessThan(20);
  }

  @Test
  void countersOnlyGrowWhileTheMachineRuns() throws Exception {
    long read = 0;
    long written = 0;
    for (int i = 0; i < 50; i++) {
      JsonNode disk = live(DemoWorld.RUNNING).at("/disk/vda");
      assertThat(disk.path("rd.bytes").isString()).isTrue();
      assertThat(disk.path("rd.bytes").asLong()).isGreaterThanOrEqualTo(read);
      assertThat(disk.path("wr.bytes").asLong()).isGreaterThan(written);
      read = disk.path("rd.bytes").asLong();
      written = disk.path("wr.bytes").asLong();
      clock.advance(Duration.ofSeconds(5));
    }
  }

  @Test
  void writtenBytesAgreeWithTheLoadShownMeanwhile() throws Exception {
    double load = 0;
    long before = live(DemoWorld.UNMETERED).at("/disk/vda/wr.bytes").asLong();
    for (int i = 0; i < 200; i++) {
      clock.advance(Duration.ofSeconds(1));
      load += (live(DemoWorld.UNMETERED).path("cpu").asDouble() - 18) / 81;
    }
    long written = live(DemoWorld.UNMETERED).at("/disk/vda/wr.bytes").asLong() - before;

    assertThat(written / (load * 9_500_000)).isBetween(0.95, 1.05);
  }

  @Test
  void memoryIsReportedInThreeWays() throws Exception {
    JsonNode linux = live(DemoWorld.RUNNING).path("memory");
    assertThat(linux.path("actual").asLong()).isEqualTo(4096 * 1024);
    assertThat(linux.path("unused").asLong()).isLessThan(linux.path("available").asLong());
    assertThat(linux.path("unused").asLong()).isLessThan(linux.path("usable").asLong());

    JsonNode windows = live(DemoWorld.WINDOWS).path("memory");
    assertThat(windows.path("_source").asString()).isEqualTo("agent_meminfo");
    assertThat(windows.path("memtotal").isString()).isTrue();
    assertThat(windows.has("actual")).isFalse();

    JsonNode bare = live(DemoWorld.NO_AGENT);
    assertThat(bare.path("memory").propertyNames()).containsExactly("rss");
    assertThat(bare.path("agent").isArray()).isTrue();
  }

  @Test
  void guestAgentListsWhatIsMounted() throws Exception {
    JsonNode mounted = live(DemoWorld.RUNNING).at("/agent/fsinfo");

    assertThat(mounted)
        .anySatisfy(each -> {
          assertThat(each.path("mountpoint").asString()).isEqualTo("/");
          assertThat(each.path("used-bytes").asLong())
              .isPositive()
              .isLessThan(each.path("total-bytes").asLong());
        })
        .anySatisfy(each -> assertThat(each.path("type").asString()).isEqualTo("tmpfs"));
    assertThat(live(DemoWorld.WINDOWS).at("/agent/fsinfo"))
        .anySatisfy(each -> assertThat(each.path("mountpoint").asString()).isEqualTo("C:\\"));
  }

  @Test
  void machineThatIsOffHasNoFigures() throws Exception {
    JsonNode off = live(DemoWorld.STOPPED);

    assertThat(off.path("state").asString()).isEqualTo("shutoff");
    assertThat(off.path("running").asBoolean()).isFalse();
    assertThat(off.path("cpu").isNull()).isTrue();
    assertThat(off.path("memory").isArray()).isTrue();
  }

  @Test
  void trafficIsKeptInPeriodsThatFollowTheDayOfCreation() throws Exception {
    JsonNode months = traffic(DemoWorld.RUNNING);

    assertThat(months.size()).isEqualTo(15);
    assertThat(months.get(0).path("month").asInt()).isEqualTo(15);
    assertThat(months.get(0).path("start").asString()).isEqualTo("2026-03-14 00:00:00");
    assertThat(months.get(0).path("end").asString()).isEqualTo("2026-04-13 23:59:59");
    assertThat(months.get(0).at("/blocks/0/traffic").asInt()).isEqualTo(500);
    assertThat(months.get(14).path("start").asString()).isEqualTo("2025-01-14 00:00:00");
    assertThat(months)
        .allSatisfy(month ->
            assertThat(month.path("total").asLong())
                .isEqualTo(month.path("rx").asLong() + month.path("tx").asLong()));
  }

  @Test
  void runningPeriodGrowsOnlyWhileTheMachineRuns() throws Exception {
    long running = traffic(DemoWorld.OTHER_RUNNING).at("/0/total").asLong();
    long stopped = traffic(DemoWorld.OTHER_STOPPED).at("/0/total").asLong();
    long closed = traffic(DemoWorld.OTHER_RUNNING).at("/1/total").asLong();

    clock.advance(Duration.ofHours(2));

    assertThat(traffic(DemoWorld.OTHER_RUNNING).at("/0/total").asLong()).isGreaterThan(running);
    assertThat(traffic(DemoWorld.OTHER_STOPPED).at("/0/total").asLong()).isEqualTo(stopped);
    assertThat(traffic(DemoWorld.OTHER_RUNNING).at("/1/total").asLong()).isEqualTo(closed);
  }

  @Test
  void serverThatWasNeverInstalledHasNoTrafficAtAll() throws Exception {
    assertThat(traffic(DemoWorld.ALLOCATED).isEmpty()).isTrue();
  }
}
