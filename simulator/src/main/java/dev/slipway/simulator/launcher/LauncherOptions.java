package dev.slipway.simulator.launcher;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was typed behind {@code dev/run}, which explains the options.
 *
 * @param port where Slipway listens; 0 = any free one
 * @param panelPort where the simulated panel listens, its switches on the next one; 0 = any free
 *     ones
 * @param fresh whether to forget what earlier runs have left
 * @param data where everything that outlives a run is kept
 * @param speed how many times faster than real hardware the simulated servers boot and shut down
 * @param realScreens whether a console shows a real VNC server's screen, not a painted one
 * @param openId whether people can sign in at an identity provider, too
 * @param panel a real panel in place of the simulated one
 */
record LauncherOptions(
    int port,
    int panelPort,
    boolean fresh,
    Path data,
    double speed,
    boolean realScreens,
    boolean openId,
    @Nullable Panel panel) {

  private static final int PORT = 8080;
  private static final int PANEL_PORT = 8090;

  /**
   * A panel and what it takes to speak to it.
   *
   * @param url with or without the path of its API
   * @param token an API token made in the panel
   */
  record Panel(String url, String token) {

    /** Without the token, which has no business in a log. */
    @Override
    public String toString() {
      return "Panel[" + url + "]";
    }
  }

  /**
   * Reads the command line.
   *
   * @throws LaunchFailed naming the option that is wrong
   */
  static LauncherOptions parse(List<String> arguments) {
    int port = PORT;
    int panelPort = PANEL_PORT;
    boolean fresh = false;
    Path data = null;
    double speed = 1;
    boolean realScreens = false;
    boolean openId = false;
    String panel = null;
    String token = System.getenv("SLIPWAY_PANEL_TOKEN");
    Deque<String> rest = new ArrayDeque<>(arguments);
    while (!rest.isEmpty()) {
      String option = rest.remove();
      switch (option) {
        case "--fresh" -> fresh = true;
        case "--port" -> port = port(option, value(option, rest));
        case "--panel-port" -> panelPort = port(option, value(option, rest));
        case "--data" -> data = Path.of(value(option, rest));
        case "--speed" -> speed = speed(value(option, rest));
        case "--real-screens" -> realScreens = true;
        case "--openid" -> openId = true;
        case "--panel" -> panel = value(option, rest);
        case "--token" -> token = value(option, rest);
        default -> throw new LaunchFailed("There is no option " + option + ": see dev/run --help.");
      }
    }
    Panel real = panel == null ? null : panel(panel, token);
    return new LauncherOptions(
        port,
        panelPort,
        fresh,
        data == null ? defaultData(real) : data,
        speed,
        realScreens,
        openId,
        real);
  }

  private static String value(String option, Deque<String> rest) {
    String value = rest.poll();
    if (value == null) {
      throw new LaunchFailed(option + " needs a value: see dev/run --help.");
    }
    return value;
  }

  private static int port(String option, String value) {
    if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > 65_535) {
      throw new LaunchFailed(option + " needs a port from 0 to 65535, not " + value + ".");
    }
    return Integer.parseInt(value);
  }

  private static double speed(String value) {
    if (!value.matches("\\d{1,4}(\\.\\d{1,3})?") || Double.parseDouble(value) == 0) {
      throw new LaunchFailed("--speed needs a number above 0, not " + value + ".");
    }
    return Double.parseDouble(value);
  }

  private static Panel panel(String url, @Nullable String token) {
    if (token == null || token.isBlank()) {
      throw new LaunchFailed("--panel needs --token, or SLIPWAY_PANEL_TOKEN in the environment.");
    }
    return new Panel(url, token);
  }

  /**
   * One folder for each panel: a database that was filled from the simulated panel names servers by
   * their numbers there, which are somebody else's servers on a real one.
   */
  private static Path defaultData(@Nullable Panel real) {
    if (real == null) {
      return Path.of(".dev", "demo");
    }
    String host = URI.create(real.url().replaceFirst("^(?!https?://)", "https://")).getAuthority();
    if (host == null) {
      throw new LaunchFailed("--panel needs an address like https://panel.example.com.");
    }
    return Path.of(".dev", "panel-" + host.replaceAll("[^A-Za-z0-9.-]", "-"));
  }
}
