package dev.slipway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.simulator.Client.Reply;
import dev.slipway.simulator.demo.DemoWorld;
import dev.slipway.simulator.model.ManualClock;
import dev.slipway.simulator.model.Timings;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** What becomes of orders for power, followed by a clock that the test moves. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PowerTest {

  private final ManualClock clock = new ManualClock(Instant.parse("2026-03-14T10:00:00Z"));
  private final Timings timings = Timings.real();
  private final PanelSimulator panel =
      PanelSimulator.builder().clock(clock).timings(timings).demo().start();
  private final Client client = Client.of(panel);

  @BeforeAll
  void letTheDemonstrationSettle() {
    clock.advance(Duration.ofHours(1));
  }

  @BeforeEach
  void makeServersFree() {
    clock.advance(Duration.ofMinutes(5));
  }

  @AfterAll
  void stop() {
    client.close();
    panel.close();
  }

  private String state(int server) throws IOException, InterruptedException {
    return live(server).path("state").asString();
  }

  private JsonNode live(int server) throws IOException, InterruptedException {
    return client.get("/servers/" + server + "?remoteState=true").at("/remoteState");
  }

  private Reply power(int server, String action) throws IOException, InterruptedException {
    return client.post("/servers/" + server + "/power/" + action);
  }

  private JsonNode queueItem(Reply ordered) throws IOException, InterruptedException {
    return client.get("/queue/" + ordered.at("/queueId").asInt()).data();
  }

  @Test
  void bootIsQueuedAndTakesItsTime() throws Exception {
    assertThat(state(DemoWorld.STOPPED)).isEqualTo("shutoff");

    Reply ordered = power(DemoWorld.STOPPED, "boot");

    assertThat(ordered.status()).isEqualTo(200);
    assertThat(queueItem(ordered).path("progress").asInt()).isZero();
    assertThat(queueItem(ordered).path("finished").isNull()).isTrue();
    clock.advance(timings.boot().dividedBy(2));
    assertThat(queueItem(ordered).path("progress").asInt()).isEqualTo(50);
    assertThat(state(DemoWorld.STOPPED)).isEqualTo("shutoff");
    clock.advance(timings.boot().dividedBy(2));
    assertThat(queueItem(ordered).path("progress").asInt()).isEqualTo(100);
    assertThat(queueItem(ordered).path("finished").asString()).startsWith("2026-03-14T");
    assertThat(queueItem(ordered).path("failed").asBoolean()).isFalse();
    assertThat(state(DemoWorld.STOPPED)).isEqualTo("running");
    panel.server(DemoWorld.STOPPED).running(false);
  }

  @Test
  void shutdownIsFinishedWhenTheGuestHasBeenAskedAndTheGuestGoesDownLater() throws Exception {
    Reply ordered = power(DemoWorld.RUNNING, "shutdown");

    clock.advance(timings.step());
    assertThat(queueItem(ordered).path("progress").asInt()).isEqualTo(100);
    assertThat(state(DemoWorld.RUNNING)).isEqualTo("running");
    clock.advance(timings.shutdown());
    assertThat(state(DemoWorld.RUNNING)).isEqualTo("shutoff");
    panel.server(DemoWorld.RUNNING).running(true);
  }

  @Test
  void guestThatIgnoresTheShutdownStaysUpThoughTheQueueItemSucceeds() throws Exception {
    panel.server(DemoWorld.WINDOWS).ignoresShutdown(true);

    Reply ordered = power(DemoWorld.WINDOWS, "shutdown");
    clock.advance(Duration.ofMinutes(10));

    assertThat(queueItem(ordered).path("failed").asBoolean()).isFalse();
    assertThat(state(DemoWorld.WINDOWS)).isEqualTo("running");
    panel.server(DemoWorld.WINDOWS).ignoresShutdown(false);
  }

  @Test
  void restartGoesDownAndComesUpWithCountersFromZero() throws Exception {
    long before = live(DemoWorld.UNMETERED).at("/disk/vda/wr.bytes").asLong();

    power(DemoWorld.UNMETERED, "restart");

    clock.advance(timings.restart().dividedBy(2));
    assertThat(state(DemoWorld.UNMETERED)).isEqualTo("shutoff");
    clock.advance(timings.restart().dividedBy(2));
    assertThat(state(DemoWorld.UNMETERED)).isEqualTo("running");
    clock.advance(Duration.ofSeconds(20));
    long after = live(DemoWorld.UNMETERED).at("/disk/vda/wr.bytes").asLong();
    assertThat(after).isPositive().isLessThan(before / 100);
  }

  @Test
  void powerOffCutsAGuestThatWouldNotGoDown() throws Exception {
    panel.server(DemoWorld.OTHER_RUNNING).ignoresShutdown(true);
    power(DemoWorld.OTHER_RUNNING, "shutdown");
    clock.advance(timings.step());

    assertThat(power(DemoWorld.OTHER_RUNNING, "poweroff").status()).isEqualTo(200);

    clock.advance(timings.step());
    assertThat(state(DemoWorld.OTHER_RUNNING)).isEqualTo("shutoff");
    panel.server(DemoWorld.OTHER_RUNNING).ignoresShutdown(false).running(true);
  }

  @Test
  void busyServerRefusesTheNextOrderUntilTheFirstIsDone() throws Exception {
    power(DemoWorld.IPV6_ONLY, "restart");

    Reply refused = power(DemoWorld.IPV6_ONLY, "poweroff");

    assertThat(refused.status()).isEqualTo(423);
    assertThat(refused.json().path("msg").asString()).isNotEmpty();
    assertThat(client.get("/servers/" + DemoWorld.IPV6_ONLY).at("/tasks/active").asBoolean())
        .isTrue();
    clock.advance(timings.restart());
    assertThat(power(DemoWorld.IPV6_ONLY, "restart").status()).isEqualTo(200);
  }

  @Test
  void suspendedServerRefusesOrders() throws Exception {
    assertThat(power(DemoWorld.SUSPENDED, "boot").status()).isEqualTo(423);
  }

  @Test
  void orderThatFailsInTheQueueSaysSoAndChangesNothing() throws Exception {
    panel.server(DemoWorld.NO_AGENT).taskFails(true);

    Reply ordered = power(DemoWorld.NO_AGENT, "poweroff");
    assertThat(queueItem(ordered).path("failed").asBoolean()).isFalse();
    clock.advance(timings.step());

    assertThat(queueItem(ordered).path("failed").asBoolean()).isTrue();
    assertThat(queueItem(ordered).at("/errors/exception/message").asString()).isNotEmpty();
    assertThat(state(DemoWorld.NO_AGENT)).isEqualTo("running");
    panel.server(DemoWorld.NO_AGENT).taskFails(false);
  }

  @Test
  void serverWithoutOperatingSystemHasNothingToBoot() throws Exception {
    Reply ordered = power(DemoWorld.ALLOCATED, "boot");
    clock.advance(timings.boot());

    assertThat(queueItem(ordered).path("failed").asBoolean()).isTrue();
    assertThat(state(DemoWorld.ALLOCATED)).isEqualTo("shutoff");
  }

  @Test
  void guestAgentAnswersSomeTimeAfterTheMachineRuns() throws Exception {
    power(DemoWorld.OTHER_STOPPED, "boot");
    clock.advance(timings.boot());

    assertThat(live(DemoWorld.OTHER_STOPPED).path("agent").isArray()).isTrue();
    clock.advance(timings.guestBoot());
    assertThat(live(DemoWorld.OTHER_STOPPED).at("/agent/fsinfo").isEmpty()).isFalse();
    panel.server(DemoWorld.OTHER_STOPPED).running(false);
  }
}
