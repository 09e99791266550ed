package dev.slipway.console;

import dev.slipway.account.CredentialEnded;
import dev.slipway.account.Credentials;
import dev.slipway.activity.Activities;
import dev.slipway.cluster.Topic;
import dev.slipway.panel.PanelConsoles;
import dev.slipway.server.Server;
import dev.slipway.server.ServerChanged;
import dev.slipway.server.ServerReads;
import dev.slipway.server.Servers;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The consoles that are open on this node. Looks every few seconds whether each may stay open, and
 * at once when it is told that something has changed.
 */
@Component
class Consoles implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Consoles.class);

  /** A server is asked for anew when what is known of it is older than this. */
  private static final Duration FRESH = Duration.ofSeconds(8);

  private static final Duration BETWEEN_PINGS = Duration.ofSeconds(20);

  /** A viewer that gave no sign of life for three pings has gone without a word. */
  private static final Duration SILENCE = Duration.ofSeconds(60);

  /** How long a viewer may take to greet once the screen is there, on top of the screen's time. */
  private static final Duration GREETING = Duration.ofSeconds(15);

  private static final Duration GOODBYE = Duration.ofSeconds(5);

  private final OpenConsoles rows;
  private final ScreenOpening screens;
  private final Credentials credentials;
  private final Servers servers;
  private final ServerReads reads;
  private final Activities activities;
  private final ConsoleProperties properties;
  private final Clock clock;
  private final MeterRegistry meters;

  private final Map<String, Console> open = new ConcurrentHashMap<>();
  private final Set<String> beingRead = ConcurrentHashMap.newKeySet();

  private final AtomicInteger running = new AtomicInteger();

  private volatile @Nullable Thread watch;
  private volatile List<Topic.Subscription> subscriptions = List.of();
  private long lastPing = System.nanoTime();

  Consoles(
      OpenConsoles rows,
      ScreenOpening screens,
      Credentials credentials,
      Servers servers,
      ServerReads reads,
      Activities activities,
      ConsoleProperties properties,
      Clock clock,
      MeterRegistry meters) {
    this.rows = rows;
    this.screens = screens;
    this.credentials = credentials;
    this.servers = servers;
    this.reads = reads;
    this.activities = activities;
    this.properties = properties;
    this.clock = clock;
    this.meters = meters;
    meters.gaugeMapSize("slipway.console.open", List.of(), open);
  }

  /** Joins a viewer to a screen; returns when that is over and written down. */
  void run(Console console, PanelConsoles.Access access) {
    running.incrementAndGet();
    open.put(console.id(), console);
    try {
      ConsoleEnd end = admitted(console) ? console.run(screens, access) : ConsoleEnd.TOO_MANY;
      console.end(end);
      note(console, end);
      meters.counter("slipway.console.ended", "as", end.name()).increment();
    } catch (RuntimeException e) {
      log.error("Console {} failed", console.id(), e);
      console.end(ConsoleEnd.SCREEN_LOST);
    } finally {
      open.remove(console.id());
      forget(console);
      running.decrementAndGet();
    }
  }

  private boolean admitted(Console console) {
    if (!isRunning()) {
      console.end(ConsoleEnd.RESTARTING);
      return true;
    }
    boolean added = rows.add(console.id(), console.server());
    // One of this node's may have to go for it.
    look();
    return added;
  }

  private void forget(Console console) {
    try {
      rows.remove(console.id());
    } catch (RuntimeException e) {
      log.warn("Console {} is still counted for a moment", console.id(), e);
    }
  }

  private void note(Console console, ConsoleEnd end) {
    activities.note(
        console.caller(),
        console.server().id(),
        end.isFailure() ? OpenConsole.ACTION : "server.close-console",
        end.isFailure()
            ? end.sentence()
            : end.sentence() + " (" + Words.duration(console.age()) + ")",
        !end.isFailure(),
        null);
  }

  /** Ends every console that may not stay open. */
  private synchronized void look() {
    List<Console> all = List.copyOf(open.values());
    if (all.isEmpty()) {
      return;
    }
    all.forEach(this::checkTimes);
    ping(all);
    try {
      Set<String> displaced = rows.touch(all.stream().map(Console::id).toList());
      all.stream()
          .filter(console -> displaced.contains(console.id()))
          .forEach(console -> console.end(ConsoleEnd.DISPLACED));
      all.forEach(this::check);
    } catch (RuntimeException e) {
      log.warn("Whether consoles may stay open could not be looked up", e);
    }
  }

  private void checkTimes(Console console) {
    Viewer viewer = console.viewer();
    if (console.age().compareTo(properties.maxDuration()) > 0) {
      console.end(ConsoleEnd.TOO_LONG);
    } else if (viewer.sinceInput() > properties.idleTimeout().toNanos()) {
      console.end(ConsoleEnd.IDLE);
    } else if (viewer.sinceHeard() > SILENCE.toNanos()) {
      console.end(ConsoleEnd.LEFT);
    } else if (!console.isGreeted()
        && console.age().compareTo(properties.connectTimeout().plus(GREETING)) > 0) {
      console.end(ConsoleEnd.BAD_VIEWER);
    }
  }

  private void ping(List<Console> all) {
    long now = System.nanoTime();
    if (now - lastPing < BETWEEN_PINGS.toNanos()) {
      return;
    }
    lastPing = now;
    // Each by itself, as a viewer that does not read holds up whoever writes to it.
    all.forEach(console -> Thread.ofVirtual().name("console-ping").start(console::ping));
  }

  private void check(Console console) {
    if (!credentials.isUsable(console.caller().credential())) {
      console.end(ConsoleEnd.SIGNED_OUT);
      return;
    }
    Optional<Server> found = servers.find(console.caller(), console.server().id());
    if (found.isEmpty() || !found.get().isProvisioned()) {
      console.end(ConsoleEnd.GONE);
      return;
    }
    switch (found.get().status()) {
      case SUSPENDED -> console.end(ConsoleEnd.SUSPENDED);
      case TERMINATING, TERMINATED -> console.end(ConsoleEnd.GONE);
      case PENDING, PROVISIONING, ACTIVE, FAILED -> readIfOld(found.get());
    }
  }

  /** Somebody may have suspended the server in the panel: then nobody tells us. */
  private void readIfOld(Server server) {
    Instant asOf = server.asOf();
    if ((asOf == null || asOf.isBefore(clock.instant().minus(FRESH)))
        && beingRead.add(server.id())) {
      Thread.ofVirtual()
          .name("console-read")
          .start(() -> {
            try {
              reads.read(server);
            } catch (RuntimeException e) {
              log.warn("A server with an open console could not be read", e);
            } finally {
              beingRead.remove(server.id());
            }
          });
    }
  }

  private void credentialEnded(CredentialEnded ended) {
    open.values().stream()
        .filter(console -> console.caller().credential().id().equals(ended.credentialId()))
        .forEach(console -> console.end(ConsoleEnd.SIGNED_OUT));
  }

  private void serverChanged(ServerChanged changed) {
    open.values().stream()
        .filter(console -> console.server().id().equals(changed.serverId()))
        .forEach(this::check);
  }

  private void keepLooking() {
    try {
      while (true) {
        Thread.sleep(properties.checkInterval());
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Consoles whose end has not been written down yet are counted, too. */
  int count() {
    return running.get();
  }

  /** Ends all, as when the node stops. */
  void endAll() {
    open.values().forEach(console -> console.end(ConsoleEnd.RESTARTING));
  }

  @Override
  public void start() {
    subscriptions =
        List.of(
            credentials.ended().subscribe(this::credentialEnded),
            servers.changes().subscribe(this::serverChanged));
    watch = Thread.ofVirtual().name("console-watch").start(this::keepLooking);
  }

  /** Viewers are told to come again, and their ends are written down while there is a database. */
  @Override
  public void stop() {
    Thread watching = watch;
    watch = null;
    if (watching != null) {
      watching.interrupt();
    }
    subscriptions.forEach(Topic.Subscription::close);
    endAll();
    long end = System.nanoTime() + GOODBYE.toNanos();
    try {
      while (running.get() > 0 && System.nanoTime() < end) {
        Thread.sleep(20);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return watch != null;
  }
}
