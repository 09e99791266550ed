package dev.slipway.simulator.launcher;

import dev.slipway.mariadb.EmbeddedMariaDb;
import dev.slipway.simulator.PanelSimulator;
import dev.slipway.simulator.SimulatorOptions;
import dev.slipway.simulator.demo.DemoWorld;
import dev.slipway.simulator.dns.PowerDns;
import dev.slipway.simulator.launcher.LauncherOptions.Panel;
import dev.slipway.simulator.model.Timings;
import dev.slipway.simulator.screen.XvncScreens;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Starts everything, and stops everything when its standard input ends: on Ctrl-C, which {@code
 * dev/run} turns into that, and also when whatever started it dies without a word.
 */
public final class DevLauncher {

  /** Known to everybody, and the same at each start: what it seals outlives a restart. */
  private static final String DEMO_KEY = "c2xpcHdheSBkZW1vOiBub3QgYSBzZWNyZXQga2V5ISE=";

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final LauncherOptions options;
  private final RunningParts parts;

  private DevLauncher(LauncherOptions options, RunningParts parts) {
    this.options = options;
    this.parts = parts;
  }

  public static void main(String[] arguments) throws InterruptedException {
    // Under a name of its own, so that tests which have this module on their class path don't get
    // it.
    System.setProperty("logback.configurationFile", "launcher-logback.xml");
    RunningParts parts = new RunningParts();
    Runtime.getRuntime().addShutdownHook(new Thread(parts::stop));
    Thread.ofPlatform().daemon().start(() -> stopAtEndOfInput(parts));
    String problem;
    try {
      problem = new DevLauncher(LauncherOptions.parse(List.of(arguments)), parts).run();
    } catch (LaunchFailed e) {
      problem = String.valueOf(e.getMessage());
    }
    if (parts.stop()) {
      System.err.println(problem);
      System.exit(1);
    }
  }

  private static void stopAtEndOfInput(RunningParts parts) {
    try {
      while (System.in.read() >= 0) {
        // What is typed means nothing.
      }
    } catch (IOException e) {
      // Nobody is there any more, either.
    }
    if (parts.stop()) {
      System.out.println("Stopped, as the standard input has ended.");
      System.exit(0);
    }
  }

  /** Runs until Slipway ends, and says how it did. */
  private String run() throws InterruptedException {
    DataFolder data = parts.start(() -> DataFolder.open(options.data(), options.fresh()));
    // Only now: a run that was killed may have left Slipway on this port, which has just been
    // stopped.
    int port = Ports.require(options.port(), "--port");
    System.out.println("Starting the database …");
    EmbeddedMariaDb database = parts.start(() -> EmbeddedMariaDb.start(data.database(), "slipway"));
    PanelSimulator simulator = options.panel() == null ? parts.start(this::simulator) : null;
    Panel panel = panel(simulator);
    DemoDns dns =
        simulator != null && PowerDns.isInstalled() ? parts.start(() -> DemoDns.start(data)) : null;
    System.out.println("Starting Slipway …");
    String url = System.getenv().getOrDefault("SLIPWAY_PUBLIC_URL", "http://localhost:" + port);
    Map<String, String> settings = new HashMap<>(settings(port, url, database, panel));
    settings.put("SLIPWAY_SECRET_KEY", DEMO_KEY);
    if (dns != null) {
      settings.putAll(dns.settings());
    }
    DemoIdentityProvider identityProvider =
        options.openId() ? parts.start(() -> DemoIdentityProvider.start(data, url)) : null;
    if (identityProvider != null) {
      settings.putAll(identityProvider.settings());
    }
    SlipwayProcess slipway = parts.start(() -> SlipwayProcess.start(data, port, settings));
    slipway.awaitHealthy(PATIENCE);
    List<Login> logins = logins(port, url, database, simulator);
    if (identityProvider != null) {
      identityProvider.know(logins, PATIENCE);
    }
    Welcome welcome =
        new Welcome(url, logins, simulator, panel.url(), dns, identityProvider, data.slipwayLog());
    welcome.write(data.runningFile());
    welcome.print();
    return slipway.awaitEnd();
  }

  private PanelSimulator simulator() {
    int port = Ports.prefer(options.panelPort());
    SimulatorOptions reachable =
        SimulatorOptions.defaults()
            .withPort(port)
            .withControlPort(Ports.prefer(options.panelPort() == 0 ? 0 : port + 1));
    if (options.realScreens()) {
      if (!XvncScreens.areInstalled()) {
        throw new LaunchFailed(
            "--real-screens needs the packages tigervnc-standalone-server and xterm.");
      }
      reachable = reachable.withScreens(XvncScreens::new);
    }
    Timings timings = Timings.real().atSpeed(options.speed());
    return PanelSimulator.start(DemoWorld.create(Clock.systemUTC(), timings), reachable);
  }

  private Panel panel(@Nullable PanelSimulator simulator) {
    if (simulator != null) {
      return new Panel(simulator.baseUrl(), simulator.token());
    }
    Panel real = options.panel();
    if (real == null) {
      throw new IllegalStateException("there is neither a simulated panel nor a real one");
    }
    return real;
  }

  private static Map<String, String> settings(
      int port, String url, EmbeddedMariaDb database, Panel panel) {
    return Map.of(
        "SERVER_PORT", String.valueOf(port),
        // Everybody knows these logins: nobody else on the network may try them.
        "SERVER_ADDRESS", System.getenv().getOrDefault("SERVER_ADDRESS", "127.0.0.1"),
        "SLIPWAY_PUBLIC_URL", url,
        "SLIPWAY_DATABASE_URL", database.jdbcUrl(),
        "SLIPWAY_DATABASE_USERNAME", database.username(),
        "SLIPWAY_DATABASE_PASSWORD", database.password(),
        "SLIPWAY_PANEL_URL", panel.url(),
        "SLIPWAY_PANEL_TOKEN", panel.token(),
        "SLIPWAY_OPERATOR_EMAIL", Login.OPERATOR.email(),
        "SLIPWAY_OPERATOR_PASSWORD", Login.OPERATOR.password());
  }

  private static List<Login> logins(
      int port, String url, EmbeddedMariaDb database, @Nullable PanelSimulator simulator) {
    List<Login> logins = new ArrayList<>(List.of(Login.OPERATOR));
    if (simulator != null) {
      try (OperatorApi api = OperatorApi.signIn(port, url, Login.OPERATOR)) {
        logins.addAll(new DemoData(api, simulator).add(new ServiceWithoutServer(database)));
      }
    }
    return logins;
  }
}
