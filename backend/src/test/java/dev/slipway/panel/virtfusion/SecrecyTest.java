package dev.slipway.panel.virtfusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.slipway.panel.PanelBuilds;
import dev.slipway.panel.PanelException;
import dev.slipway.panel.PanelGuestPasswords.User;
import dev.slipway.panel.PanelPower.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What reaches logs, exceptions and metrics. */
class SecrecyTest {

  private static final String SECRET = "S3CRET-IN-A-BODY";

  private final ScriptedPanel panel = new ScriptedPanel();
  private final Adapter adapter = Adapter.of(panel.url());
  private final Logger logger = (Logger) LoggerFactory.getLogger("dev.slipway.panel");
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  @BeforeEach
  void listen() {
    logger.setLevel(Level.TRACE);
    lines.start();
    logger.addAppender(lines);
  }

  @AfterEach
  void close() {
    logger.detachAppender(lines);
    logger.setLevel(null);
    adapter.close();
    panel.close();
  }

  @Test
  void logsEveryCallWithOperationStatusAndTimeAndNoSecret() {
    List<Throwable> failures = new ArrayList<>();
    for (int status : new int[] {200, 201, 204, 401, 404, 422, 423, 500}) {
      panel.answers(
          status, status == 204 ? "" : "{\"data\":{\"id\":8,\"password\":\"" + SECRET + "\"}}");
      failures.add(catchThrowable(() -> adapter.servers.read(7)));
      failures.add(catchThrowable(() -> adapter.servers.rename(7, "web")));
      failures.add(catchThrowable(() -> adapter.power.order(7, Order.BOOT)));
      failures.add(
          catchThrowable(
              () -> adapter.builds.build(7, new PanelBuilds.Build(1, null, null, List.of()))));
      failures.add(catchThrowable(() -> adapter.guestPasswords.reset(7, User.ROOT)));
      failures.add(catchThrowable(() -> adapter.users.resetPassword("7")));
      failures.add(catchThrowable(() -> adapter.users.createLogin("7", 7)));
      failures.add(catchThrowable(() -> adapter.users.create("7", "name", "a@example.com")));
    }
    panel.close();
    failures.add(catchThrowable(() -> adapter.servers.rename(7, "web")));

    assertThat(messages())
        .filteredOn(line -> line.matches("panel [a-z ]+: [A-Z]+ /\\S+ gave \\d{3} in \\d+ ms"))
        .hasSameSizeAs(panel.asked());
    assertThat(messages().getLast()).contains("failed after", "refused");
    assertThat(messages()).noneMatch(line -> line.contains(SECRET) || line.contains(Adapter.TOKEN));
    assertThat(failures)
        .filteredOn(failure -> failure != null)
        .noneMatch(failure -> failure.toString().contains(SECRET))
        .noneMatch(failure -> failure.toString().contains(Adapter.TOKEN));
  }

  @Test
  void logsSuccessQuietlyAndFailureAsAWarning() {
    panel.answers(204, "");
    adapter.servers.rename(7, "web");
    panel.answers(423, "{\"msg\":\"locked\"}");
    renameInVain();

    assertThat(lines.list)
        .extracting(ILoggingEvent::getLevel)
        .containsExactly(Level.DEBUG, Level.WARN);
    assertThat(messages().getFirst())
        .matches("panel rename server: PUT /servers/7/modify/name gave 204 in \\d+ ms");
  }

  @Test
  void countsAndTimesCallsByOperationAndOutcome() {
    panel.answers(204, "");
    adapter.servers.rename(7, "web");
    adapter.servers.rename(7, "web");
    panel.answers(500, "");
    renameInVain();

    assertThat(count("rename server", "2xx")).isEqualTo(2);
    assertThat(count("rename server", "5xx")).isEqualTo(1);
    assertThat(
            adapter.meters.get("slipway.panel.calls").timers().stream()
                .mapToDouble(timer -> timer.totalTime(TimeUnit.NANOSECONDS))
                .sum())
        .isPositive();
    assertThat(adapter.meters.get("resilience4j.circuitbreaker.state").gauges()).isNotEmpty();
  }

  @Test
  void countsTheCallsThatWereHeldBack() {
    adapter.breaker.transitionToOpenState();
    renameInVain();

    assertThat(
            adapter
                .meters
                .get("slipway.panel.held.back")
                .tag("reason", "breaker")
                .counter()
                .count())
        .isEqualTo(1);
  }

  private void renameInVain() {
    assertThatThrownBy(() -> adapter.servers.rename(7, "web")).isInstanceOf(PanelException.class);
  }

  private long count(String operation, String outcome) {
    return adapter
        .meters
        .get("slipway.panel.calls")
        .tags("operation", operation, "outcome", outcome)
        .timer()
        .count();
  }

  private List<String> messages() {
    return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }
}
