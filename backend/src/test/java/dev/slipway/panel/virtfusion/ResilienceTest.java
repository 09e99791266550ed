package dev.slipway.panel.virtfusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.slipway.panel.PanelException;
import dev.slipway.panel.PanelPower.Order;
import dev.slipway.panel.PanelReplyUnreadable;
import dev.slipway.panel.PanelServer;
import dev.slipway.panel.PanelUnavailable;
import dev.slipway.simulator.PanelSimulator;
import dev.slipway.simulator.chaos.CannedReply;
import dev.slipway.simulator.chaos.Fault;
import dev.slipway.simulator.demo.DemoWorld;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The adapter with a panel that is slow, broken, overrun or not there. */
class ResilienceTest {

  private static final String READS = "GET /servers/*";
  private static final Duration TIMEOUT = Duration.ofMillis(600);
  private static final PanelSimulator panel = PanelSimulator.builder().demo().start();

  private final Adapter adapter = adapter(16);

  @AfterAll
  static void stop() {
    panel.close();
  }

  @AfterEach
  void mend() {
    adapter.close();
    panel.chaos().clear();
    panel.clearRequests();
  }

  @Test
  void readsEveryServerOfTheSimulatedPanel() {
    for (int id = DemoWorld.RUNNING; id <= DemoWorld.WITHOUT_OWNER; id++) {
      assertThat(adapter.servers.read(id).id()).isEqualTo(id);
      assertThat(adapter.traffic.read(id)).isNotNull();
    }
  }

  @Test
  void waitsForASlowPanelAsLongAsItsLimitAllows() {
    panel.chaos().slow(READS, Duration.ofMillis(200), Duration.ZERO);

    assertThat(adapter.servers.read(1).id()).isEqualTo(1);
  }

  @Test
  void waitsNoLongerForAPanelThatNeverAnswers() {
    panel.chaos().always(READS, new Fault.Silence());

    assertThat(failureWithin(Duration.ofSeconds(2))).isInstanceOf(PanelUnavailable.class);
    assertThat(panel.log().count(READS)).isEqualTo(1);
  }

  @Test
  void waitsNoLongerForAnAnswerThatComesDropByDrop() {
    panel.chaos().always(READS, new Fault.Drip(1, Duration.ofMillis(5)));

    assertThat(failureWithin(Duration.ofSeconds(2))).isInstanceOf(PanelUnavailable.class);
  }

  @Test
  void waitsNoLongerForAChangeThatIsNotAnswered() {
    panel.chaos().always("PUT /servers/*/modify/name", new Fault.Silence());

    assertThatThrownBy(() -> adapter.servers.rename(1, "web")).isInstanceOf(PanelUnavailable.class);
    assertThat(panel.log().count("PUT /servers/1/modify/name")).isEqualTo(1);
  }

  @Test
  void repeatsAReadOnceWhereTheConnectionWasReset() {
    panel.chaos().next(1, READS, new Fault.Reset());

    assertThat(adapter.servers.read(1).id()).isEqualTo(1);
    assertThat(panel.log().count(READS)).isEqualTo(2);
  }

  @Test
  void repeatsAReadNoMoreThanOnce() {
    panel.chaos().always(READS, new Fault.Reset());

    assertThatThrownBy(() -> adapter.servers.read(1)).isInstanceOf(PanelUnavailable.class);
    assertThat(panel.log().count(READS)).isEqualTo(2);
  }

  @Test
  void repeatsAReadOnceWhereTheConnectionBrokeInTheMiddleOfTheAnswer() {
    try (ScriptedPanel broken = new ScriptedPanel();
        Adapter there = Adapter.of(broken.url())) {
      broken.answers(exchange -> {
        exchange.sendResponseHeaders(200, 1000);
        exchange.getResponseBody().write("{\"data\":".getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
        throw new IOException("cut");
      });

      assertThatThrownBy(() -> there.servers.read(1)).isInstanceOf(PanelUnavailable.class);
      assertThat(broken.asked()).hasSize(2);
    }
  }

  @Test
  void repeatsNoReadThatWasAnsweredHoweverBadly() {
    panel.chaos().failAll(READS, CannedReply.badGateway());

    assertThatThrownBy(() -> adapter.servers.read(1)).isInstanceOf(PanelUnavailable.class);
    assertThat(panel.log().count(READS)).isEqualTo(1);
  }

  @Test
  void neverRepeatsAChange() {
    panel.chaos().always("PUT /servers/*/modify/name", new Fault.ResetAfterwards());
    panel.chaos().always("POST /servers/*/power/*", new Fault.Reset());

    assertThatThrownBy(() -> adapter.servers.rename(2, "once"))
        .isInstanceOf(PanelUnavailable.class);
    assertThatThrownBy(() -> adapter.power.order(2, Order.BOOT))
        .isInstanceOf(PanelUnavailable.class);

    assertThat(panel.log().count("PUT /servers/2/modify/name")).isEqualTo(1);
    assertThat(panel.log().count("POST /servers/2/power/boot")).isEqualTo(1);
    assertThat(panel.server(2).name()).isEqualTo("once");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void takesAChangeForDoneOnceThePanelHasSaidSoWhateverBecomesOfTheBody(boolean hang) {
    try (ScriptedPanel broken = new ScriptedPanel();
        Adapter there = new Adapter(Adapter.properties(broken.url(), Duration.ofMillis(300), 16))) {
      broken.answers(exchange -> {
        exchange.sendResponseHeaders(200, 1000);
        exchange.getResponseBody().flush();
        if (hang) {
          Thread.sleep(600);
        }
        throw new IOException("cut");
      });

      assertThat(there.power.order(1, Order.BOOT)).isEmpty();
      assertThat(broken.asked()).hasSize(1);
    }
  }

  @Test
  void takesAPageForPeopleForUnreadable() {
    panel.chaos().failAll(READS, CannedReply.page());

    assertThatThrownBy(() -> adapter.servers.read(1)).isInstanceOf(PanelReplyUnreadable.class);
  }

  @Test
  void makesOneCallForTwentyWhoAskTheSameAtTheSameMoment() throws Exception {
    panel.chaos().slow(READS, Duration.ofMillis(300), Duration.ZERO);

    List<Object> outcomes = Callers.together(20, _ -> () -> adapter.servers.read(1));

    assertThat(outcomes).hasSize(20).allMatch(outcome -> outcome.equals(outcomes.getFirst()));
    assertThat(outcomes.getFirst()).isInstanceOf(PanelServer.class);
    assertThat(panel.log().count(READS)).isEqualTo(1);
  }

  @Test
  void letsTwentyWhoAskTheSameFailTogether() throws Exception {
    panel.chaos().slow(READS, Duration.ofMillis(200), Duration.ZERO);
    panel.chaos().failAll(READS, CannedReply.serverError());

    List<Object> outcomes = Callers.together(20, _ -> () -> adapter.servers.read(1));

    assertThat(outcomes).hasSize(20).hasOnlyElementsOfType(PanelUnavailable.class);
    assertThat(panel.log().count(READS)).isEqualTo(1);
  }

  @Test
  void keepsNoAnswerForWhoAsksLater() {
    PanelServer before = adapter.servers.read(3);
    panel.server(3).name("renamed in the panel");

    assertThat(adapter.servers.read(3).name()).isNotEqualTo(before.name());
    assertThat(panel.log().count(READS)).isEqualTo(2);
  }

  @Test
  void letsNobodyJoinAReadThatBeganBeforeHisChange() throws Exception {
    panel.chaos().next(1, READS, new Fault.Late(Duration.ofMillis(400), Duration.ZERO));
    CompletableFuture<PanelServer> earlier =
        CompletableFuture.supplyAsync(() -> adapter.servers.read(4));
    await().until(() -> panel.log().count(READS) == 1);

    adapter.servers.rename(4, "changed");
    PanelServer after = adapter.servers.read(4);

    assertThat(after.name()).isEqualTo("changed");
    assertThat(panel.log().count(READS)).isEqualTo(2);
    assertThat(earlier.get().id()).isEqualTo(4);
  }

  @Test
  void hasNoMoreCallsUnderWayThanItMay() throws Exception {
    panel.chaos().slow(READS, Duration.ofMillis(100), Duration.ZERO);
    try (Adapter narrow = adapter(3)) {
      List<Object> outcomes = Callers.together(12, i -> () -> narrow.servers.read(i + 1));

      assertThat(outcomes).hasSize(12).hasOnlyElementsOfType(PanelServer.class);
      assertThat(panel.log().count(READS)).isEqualTo(12);
      assertThat(panel.log().maxConcurrent(READS)).isEqualTo(3);
    }
  }

  @Test
  void givesUpACallThatDoesNotGetItsTurn() throws Exception {
    panel.chaos().always("GET /servers/1", new Fault.Silence());
    try (Adapter narrow = adapter(1, Duration.ofSeconds(5))) {
      CompletableFuture<Throwable> first =
          CompletableFuture.supplyAsync(() -> catchThrowable(() -> narrow.servers.read(1)));
      await().until(() -> panel.log().count("GET /servers/1") == 1);

      assertThatThrownBy(() -> narrow.servers.read(2))
          .isInstanceOf(PanelUnavailable.class)
          .hasMessageContaining("too many calls");
      assertThat(panel.log().count("GET /servers/2")).isZero();

      panel.chaos().clear();
      // Its connection was cut as the fault ended, before any answer; the repetition got through.
      assertThat(first.get()).isNull();
    }
  }

  @Test
  void leavesAFailingPanelAloneAndTriesAgainByItself() {
    panel.chaos().failAll(READS, CannedReply.serverError());
    for (int i = 0; i < 15; i++) {
      assertThatThrownBy(() -> adapter.servers.read(1)).isInstanceOf(PanelUnavailable.class);
    }
    assertThat(panel.log().count(READS)).isEqualTo(10);
    assertThatThrownBy(() -> adapter.power.order(1, Order.BOOT))
        .isInstanceOf(PanelUnavailable.class)
        .hasMessageContaining("held back");

    panel.chaos().clear();

    await()
        .atMost(Duration.ofSeconds(2))
        .ignoreExceptionsInstanceOf(PanelUnavailable.class)
        .until(() -> adapter.servers.read(1).id() == 1);
  }

  @Test
  void doesNotTakeRefusalsForFailuresOfThePanel() {
    for (CannedReply reply :
        List.of(
            CannedReply.locked(),
            CannedReply.notFoundPage(),
            CannedReply.of(404, "{\"msg\":\"server not found\"}"),
            CannedReply.of(422, "{\"errors\":[\"no\"]}"),
            CannedReply.unauthorized())) {
      panel.chaos().clear();
      panel.chaos().failAll("**", reply);
      // 12 are more than the breaker needs to open.
      for (int i = 0; i < 12; i++) {
        assertThatThrownBy(() -> adapter.servers.rename(1, "web"))
            .isInstanceOf(PanelException.class);
      }
    }
    assertThat(panel.log().count("PUT /servers/1/modify/name")).isEqualTo(5 * 12);
  }

  @Test
  void stopsWaitingForWhoIsInterruptedAndGoesOnForTheOthers() throws Exception {
    panel.chaos().slow(READS, Duration.ofMillis(400), Duration.ZERO);
    AtomicReference<Throwable> failure = new AtomicReference<>();
    List<Boolean> stillInterrupted = new ArrayList<>();
    Thread impatient =
        Thread.ofVirtual()
            .start(() -> {
              failure.set(catchThrowable(() -> adapter.servers.read(1)));
              stillInterrupted.add(Thread.currentThread().isInterrupted());
            });
    await().until(() -> panel.log().count(READS) == 1);
    CompletableFuture<PanelServer> patient =
        CompletableFuture.supplyAsync(() -> adapter.servers.read(1));

    impatient.interrupt();
    assertThat(impatient.join(Duration.ofMillis(200))).isTrue();

    assertThat(failure.get()).isInstanceOf(PanelUnavailable.class);
    assertThat(stillInterrupted).containsExactly(true);
    assertThat(patient.get().id()).isEqualTo(1);
    assertThat(panel.log().count(READS)).isEqualTo(1);
  }

  private Throwable failureWithin(Duration limit) {
    long started = System.nanoTime();
    Throwable failure = catchThrowable(() -> adapter.servers.read(1));
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(limit);
    return failure;
  }

  private static Adapter adapter(int maxInFlight) {
    return adapter(maxInFlight, TIMEOUT);
  }

  private static Adapter adapter(int maxInFlight, Duration timeout) {
    return new Adapter(Adapter.properties(panel.baseUrl(), panel.token(), timeout, maxInFlight));
  }
}
