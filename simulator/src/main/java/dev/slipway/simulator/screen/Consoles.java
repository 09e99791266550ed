package dev.slipway.simulator.screen;

import dev.slipway.simulator.model.PanelServer;
import dev.slipway.simulator.model.PanelWorld;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The panel's consoles. Each order to enable one gives it a new token and a new password; then the
 * hypervisor takes a while until it listens, and stops again when nobody comes. A token is good for
 * one connection.
 */
public final class Consoles implements AutoCloseable {

  /** What goes wrong with all of them. */
  public enum Fault {
    /** The hypervisor never listens. */
    NEVER_BOUND,
    /** Screens take no password. */
    PASSWORD_REFUSED,
    /** A token is used up by somebody who comes too early, too. */
    EARLY_TOKEN_SPENT,
    /** Enabling is refused, as by a version that does not know it. */
    ENABLE_REFUSED,
    /** Answers name no address. */
    ADDRESS_MISSING,
    /** Answers name a whole address, not a path. */
    ADDRESS_ABSOLUTE,
    /** Only the older form of the order is understood. */
    OLDER_FORM_ONLY
  }

  /** How the panel knows a console. */
  public record Credentials(String token, String password) {}

  private record Console(Credentials credentials, Instant boundFrom, Instant boundUntil) {}

  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789";

  private final PanelWorld world;
  private final Supplier<GuestScreens> chosenScreens;
  private final Map<Integer, Console> consoles = new HashMap<>();
  private final Map<String, Integer> unusedTokens = new HashMap<>();
  private final Set<ConsoleConnection> open = ConcurrentHashMap.newKeySet();
  private final Set<Fault> faults = ConcurrentHashMap.newKeySet();
  private volatile GuestScreens screens = new PaintedScreens();
  private boolean screensChosen;

  /**
   * The consoles of a world.
   *
   * @param chosenScreens what is behind them; asked when the first is opened
   */
  public Consoles(PanelWorld world, Supplier<GuestScreens> chosenScreens) {
    this.world = world;
    this.chosenScreens = chosenScreens;
  }

  /** Switches a fault on or off. */
  public void set(Fault fault, boolean on) {
    if (on) {
      faults.add(fault);
    } else {
      faults.remove(fault);
    }
  }

  public boolean has(Fault fault) {
    return faults.contains(fault);
  }

  /** How many connections are open. */
  public int countOpen() {
    return open.size();
  }

  /** Cuts all connections. */
  public void dropAll() {
    open.forEach(ConsoleConnection::drop);
  }

  /** Wakes a console under new credentials. */
  public synchronized Credentials rotate(PanelServer server) {
    Credentials credentials = new Credentials(new UUID(random(), random()).toString(), password());
    Duration step = world.timings().step();
    Instant bound = world.now().plus(step.multipliedBy(5).dividedBy(4));
    Console before =
        consoles.put(
            server.id(), new Console(credentials, bound, bound.plus(world.timings().minute())));
    if (before != null) {
      unusedTokens.remove(before.credentials().token());
    }
    unusedTokens.put(credentials.token(), server.id());
    screens().setPassword(server.id(), credentials.password());
    return credentials;
  }

  /** The credentials as they are, which need not be good for anything. */
  public synchronized Credentials current(PanelServer server) {
    Console console = consoles.get(server.id());
    return console == null
        ? new Credentials(new UUID(random(), random()).toString(), password())
        : console.credentials();
  }

  /** Whether a token may still be used. */
  synchronized boolean isUnused(String token) {
    return unusedTokens.containsKey(token);
  }

  /**
   * Connects to the screen that a token is for, and uses it up.
   *
   * @return empty where nobody listens there
   */
  Optional<Attached> attach(String token) throws IOException {
    OptionalInt serverId = world.locked(() -> use(token));
    return serverId.isEmpty()
        ? Optional.empty()
        : Optional.of(new Attached(serverId.getAsInt(), screens.connect(serverId.getAsInt())));
  }

  private synchronized OptionalInt use(String token) {
    Integer serverId = unusedTokens.get(token);
    Console console = serverId == null ? null : consoles.get(serverId);
    if (serverId == null || console == null) {
      return OptionalInt.empty();
    }
    boolean listens = listens(serverId, console);
    if (listens || has(Fault.EARLY_TOKEN_SPENT)) {
      unusedTokens.remove(token);
    }
    if (listens && has(Fault.PASSWORD_REFUSED)) {
      screens().setPassword(serverId, password());
    }
    return listens ? OptionalInt.of(serverId) : OptionalInt.empty();
  }

  /** A connection to a guest's screen. */
  record Attached(int serverId, Socket socket) {}

  private boolean listens(int serverId, Console console) {
    Instant now = world.now();
    return !has(Fault.NEVER_BOUND)
        && isRunning(serverId)
        && !now.isBefore(console.boundFrom())
        && now.isBefore(console.boundUntil());
  }

  boolean isRunning(int serverId) {
    return world.locked(
        () -> world.server(serverId).map(server -> server.machine().isRunning()).orElse(false));
  }

  void opened(ConsoleConnection connection) {
    open.add(connection);
  }

  void closed(ConsoleConnection connection) {
    open.remove(connection);
  }

  private GuestScreens screens() {
    if (!screensChosen) {
      screensChosen = true;
      screens = chosenScreens.get();
    }
    return screens;
  }

  @Override
  public void close() {
    dropAll();
    synchronized (this) {
      screens.close();
    }
  }

  private static long random() {
    return ThreadLocalRandom.current().nextLong();
  }

  private static String password() {
    return ThreadLocalRandom.current()
        .ints(8, 0, LETTERS.length())
        .mapToObj(i -> String.valueOf(LETTERS.charAt(i)))
        .collect(Collectors.joining());
  }
}
