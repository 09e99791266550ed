package dev.slipway.panel.virtfusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.slipway.panel.PanelReachabilityChanged;
import dev.slipway.panel.PanelUnavailable;
import dev.slipway.simulator.PanelSimulator;
import dev.slipway.simulator.chaos.CannedReply;
import dev.slipway.simulator.chaos.Fault;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class PanelMonitorTest {

  private static final String LOOKS = "GET /connect";

  private static final PanelSimulator panel = PanelSimulator.builder().demo().start();

  private final Adapter adapter =
      new Adapter(Adapter.properties(panel.baseUrl(), panel.token(), Duration.ofMillis(500), 16));

  @AfterAll
  static void stop() {
    panel.close();
  }

  @AfterEach
  void mend() {
    adapter.close();
    if (panel.isGone()) {
      panel.back();
    }
    panel.chaos().clear();
    panel.clearRequests();
  }

  @Test
  void looksAtThePanelAtTheStartAndWhileNobodyCalls() {
    adapter.watch();

    await().until(() -> panel.log().count(LOOKS) >= 2);
    assertThat(adapter.health.reachability().reachable()).isTrue();
    assertThat(adapter.changes).isEmpty();
  }

  @Test
  void doesNotLookWhileCallsAreAnswered() {
    adapter.watch();
    await().until(() -> panel.log().count(LOOKS) == 1);

    long until = System.nanoTime() + Duration.ofMillis(500).toNanos();
    while (System.nanoTime() < until) {
      assertThat(adapter.servers.read(1).id()).isEqualTo(1);
    }

    assertThat(panel.log().count(LOOKS)).isEqualTo(1);
  }

  @Test
  void noticesThatThePanelIsAwayAndIsBackWithoutAnyonesCall() {
    adapter.watch();
    Instant before = Instant.now();

    panel.gone();
    awaitReachable(false);
    assertThat(adapter.health.reachability().since()).isAfterOrEqualTo(before);
    panel.back();
    awaitReachable(true);

    await().until(() -> adapter.changes.size() == 2);
    assertThat(adapter.changes)
        .extracting(change -> change.reachability().reachable())
        .containsExactly(false, true);
    assertThat(adapter.changes.getLast().reachability()).isEqualTo(adapter.health.reachability());
    assertThat(adapter.servers.read(1).id()).isEqualTo(1);
  }

  @Test
  void noticesAfterTwoFailedCalls() {
    adapter.watch();
    await().until(() -> panel.log().count(LOOKS) >= 1);
    panel.gone();

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> adapter.servers.read(1)).isInstanceOf(PanelUnavailable.class);
    }

    awaitReachable(false);
  }

  @Test
  void noticesAPanelThatHangs() {
    adapter.watch();

    panel.chaos().always("**", new Fault.Silence());
    awaitReachable(false);
    panel.chaos().clear();
    awaitReachable(true);
  }

  @Test
  void letsNobodyWaitForAPanelThatIsAway() {
    adapter.watch();
    panel.chaos().always("**", new Fault.Silence());
    awaitReachable(false);
    panel.clearRequests();

    assertThatThrownBy(() -> adapter.servers.read(1))
        .isInstanceOf(PanelUnavailable.class)
        .hasMessageContaining("held back");
    assertThat(panel.log().count("GET /servers/*")).isZero();
  }

  @Test
  void doesNotTakeOneServerThatFailsForThePanel() throws InterruptedException {
    adapter.watch();
    panel.chaos().failAll("GET /servers/1", CannedReply.serverError());
    panel.chaos().always("GET /servers/2", new Fault.Silence());

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> adapter.servers.read(1)).isInstanceOf(PanelUnavailable.class);
      assertThatThrownBy(() -> adapter.servers.read(2)).isInstanceOf(PanelUnavailable.class);
    }
    Thread.sleep(300);

    assertThat(adapter.health.reachability().reachable()).isTrue();
    assertThat(adapter.changes).isEmpty();
    assertThat(adapter.servers.read(3).id()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 401, 403, 404, 429})
  void takesAnyAnswerBelow500ForAPanelThatIsThere(int status) {
    panel.gone();
    adapter.watch();
    awaitReachable(false);
    panel.chaos().failAll(LOOKS, CannedReply.of(status, "{}"));
    panel.back();

    awaitReachable(true);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503})
  void takesFailuresOfTheServerForAPanelThatIsAway(int status) {
    panel.chaos().failAll("**", CannedReply.of(status, "{}"));
    adapter.watch();

    awaitReachable(false);
  }

  @Test
  void goesOnWhereAListenerFails() {
    try (PanelTransport transport =
        new PanelTransport(
            Adapter.properties(panel.baseUrl(), Duration.ofSeconds(1), 16), adapter.meters)) {
      PanelMonitor monitor =
          new PanelMonitor(
              transport,
              PanelGuard.breaker(adapter.meters, Duration.ofSeconds(1)),
              event -> {
                adapter.changes.add((PanelReachabilityChanged) event);
                throw new IllegalStateException("listener");
              },
              new PanelMonitor.Pace(
                  Duration.ofMillis(100),
                  Duration.ofMillis(50),
                  Duration.ofMillis(50),
                  Duration.ofMillis(200)),
              adapter.meters);
      panel.gone();
      monitor.start();
      await().until(() -> adapter.changes.size() == 1);
      panel.back();
      await().until(() -> adapter.changes.size() == 2);
      monitor.stop();
    }
  }

  @Test
  void canBeStoppedAndStartedAgain() throws InterruptedException {
    adapter.watch();
    await().until(() -> panel.log().count(LOOKS) >= 1);
    adapter.monitor.stop();
    assertThat(adapter.monitor.isRunning()).isFalse();
    Thread.sleep(50);
    int looks = panel.log().count(LOOKS);
    Thread.sleep(300);
    assertThat(panel.log().count(LOOKS)).isEqualTo(looks);

    adapter.watch();

    await().until(() -> panel.log().count(LOOKS) > looks);
    assertThat(adapter.monitor.isRunning()).isTrue();
  }

  @Test
  void saysOnceThatThePanelIsGoneAndNotAtEveryLook() {
    Logger logger = (Logger) LoggerFactory.getLogger("dev.slipway.panel");
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    logger.addAppender(lines);
    try {
      panel.chaos().next(3, LOOKS, new Fault.Instead(CannedReply.unauthorized()));
      adapter.watch();
      await().until(() -> panel.log().count(LOOKS) >= 4);
      panel.chaos().failAll(LOOKS, CannedReply.unavailable());
      await().until(() -> panel.log().count(LOOKS) >= 8);

      assertThat(lines.list)
          .filteredOn(line -> line.getLevel().isGreaterOrEqual(Level.WARN))
          .extracting(ILoggingEvent::getFormattedMessage)
          .satisfiesExactly(
              line -> assertThat(line).contains("answers 401", "slipway.panel.url"),
              line -> assertThat(line).contains("is away", "503"));
    } finally {
      logger.detachAppender(lines);
    }
  }

  @Test
  void showsWhetherThePanelIsThereInTheMetrics() {
    adapter.watch();
    assertThat(adapter.meters.get("slipway.panel.reachable").gauge().value()).isEqualTo(1);

    panel.gone();

    await().until(() -> adapter.meters.get("slipway.panel.reachable").gauge().value() == 0);
  }

  private void awaitReachable(boolean reachable) {
    await()
        .atMost(Duration.ofSeconds(3))
        .until(() -> adapter.health.reachability().reachable() == reachable);
  }
}
