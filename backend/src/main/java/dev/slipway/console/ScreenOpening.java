package dev.slipway.console;

import dev.slipway.panel.PanelConsoles;
import dev.slipway.panel.PanelException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Gets a screen to be seen. The hypervisor takes some seconds until it listens, and the panel drops
 * whoever comes before: so this tries again and again for a while. Where an address stays dead it
 * asks for a new one, and gives that one time before it is used.
 */
@Component
class ScreenOpening {

  private static final Logger log = LoggerFactory.getLogger(ScreenOpening.class);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  /** A screen that answers greets within moments. */
  private static final Duration GREETING = Duration.ofSeconds(5);

  /** Longer than any hypervisor was seen to take. */
  private static final Duration DEAD_AFTER = Duration.ofSeconds(6);

  /** What a hypervisor takes as a rule. */
  private static final Duration UNTIL_BOUND = Duration.ofSeconds(3);

  private static final int MOST_ADDRESSES = 3;

  private final PanelConsoles panel;
  private final ConsoleProperties properties;

  ScreenOpening(PanelConsoles panel, ConsoleProperties properties) {
    this.panel = panel;
    this.properties = properties;
  }

  /**
   * A screen that has let us in.
   *
   * @param stream what it says from now on
   */
  record Opened(PanelConsoles.Screen screen, RfbStream stream) {}

  /**
   * Opens a screen.
   *
   * @param name for the log
   * @throws ConsoleEnded where it can't be seen in time
   */
  Opened open(int panelServerId, PanelConsoles.Access given, String name)
      throws ConsoleEnded, InterruptedException {
    long end = System.nanoTime() + properties.connectTimeout().toNanos();
    PanelConsoles.Access access = given;
    int addresses = 1;
    long addressSince = System.nanoTime();
    Duration pause = FIRST_PAUSE;
    boolean refused = false;
    while (true) {
      IOException failure;
      try {
        return attempt(access, Duration.ofNanos(end - System.nanoTime()));
      } catch (IOException e) {
        failure = e;
        refused |= e instanceof ScreenGreeting.NotLetIn;
        log.debug("Console {}: {}", name, e.getMessage());
      }
      if (System.nanoTime() - end >= 0) {
        log.info("Console {}: no screen: {}", name, failure.getMessage());
        throw new ConsoleEnded(refused ? ConsoleEnd.SCREEN_REFUSED : ConsoleEnd.SCREEN_AWAY);
      }
      boolean dead =
          failure instanceof ScreenGreeting.NotLetIn
              || failure instanceof PanelConsoles.AddressDead
              || System.nanoTime() - addressSince > DEAD_AFTER.toNanos();
      if (dead && addresses < MOST_ADDRESSES) {
        access = another(panelServerId, access, name);
        addresses++;
        pause = FIRST_PAUSE;
        sleep(UNTIL_BOUND, end);
        addressSince = System.nanoTime();
      } else {
        sleep(pause, end);
        pause = shorter(pause.multipliedBy(3).dividedBy(2), LONGEST_PAUSE);
      }
    }
  }

  private PanelConsoles.Access another(
      int panelServerId, PanelConsoles.Access before, String name) {
    try {
      return panel.open(panelServerId);
    } catch (PanelException e) {
      log.debug("Console {}: no other address: {}", name, e.getMessage());
      return before;
    }
  }

  private Opened attempt(PanelConsoles.Access access, Duration left)
      throws IOException, InterruptedException {
    if (!left.isPositive()) {
      throw new IOException("no time left");
    }
    Duration limit = shorter(left, GREETING);
    PanelConsoles.Screen screen = panel.connect(access, limit);
    CompletableFuture<Void> tooLate =
        CompletableFuture.runAsync(
            screen::close,
            CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS));
    boolean letIn = false;
    try {
      RfbStream stream = new RfbStream(screen::read, screen::write);
      ScreenGreeting.perform(stream, access.password());
      letIn = tooLate.cancel(false);
      if (!letIn) {
        throw new IOException("the screen greeted too slowly");
      }
      return new Opened(screen, stream);
    } finally {
      tooLate.cancel(false);
      if (!letIn) {
        screen.close();
      }
    }
  }

  private static void sleep(Duration pause, long end) throws InterruptedException {
    Duration left = Duration.ofNanos(Math.max(1, end - System.nanoTime()));
    Thread.sleep(shorter(pause, left));
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
