package dev.slipway.simulator;

import dev.slipway.simulator.http.TokenScope;
import dev.slipway.simulator.screen.GuestScreens;
import dev.slipway.simulator.screen.PaintedScreens;
import java.util.Set;
import java.util.function.Supplier;

/**
 * How a simulated panel is reached.
 *
 * @param port 0 = any free one
 * @param controlPort port of the simulator's own operations that stays when the panel is gone; 0 =
 *     any free one
 * @param prefix in front of every operation; empty for a panel without
 * @param token the only API token that it accepts
 * @param scopes what the token may do
 * @param screens what is behind the consoles; asked when the first one is opened
 */
public record SimulatorOptions(
    int port,
    int controlPort,
    String prefix,
    String token,
    Set<TokenScope> scopes,
    Supplier<GuestScreens> screens) {

  public SimulatorOptions {
    scopes = Set.copyOf(scopes);
  }

  /** Free ports, the usual prefix, a token that may do everything. */
  public static SimulatorOptions defaults() {
    return new SimulatorOptions(
        0, 0, "/api/v1", "simulator-token", Set.of(TokenScope.values()), PaintedScreens::new);
  }

  public SimulatorOptions withPort(int value) {
    return new SimulatorOptions(value, controlPort, prefix, token, scopes, screens);
  }

  public SimulatorOptions withControlPort(int value) {
    return new SimulatorOptions(port, value, prefix, token, scopes, screens);
  }

  public SimulatorOptions withPrefix(String value) {
    return new SimulatorOptions(port, controlPort, value, token, scopes, screens);
  }

  public SimulatorOptions withToken(String value) {
    return new SimulatorOptions(port, controlPort, prefix, value, scopes, screens);
  }

  public SimulatorOptions withScopes(Set<TokenScope> value) {
    return new SimulatorOptions(port, controlPort, prefix, token, value, screens);
  }

  public SimulatorOptions withScreens(Supplier<GuestScreens> value) {
    return new SimulatorOptions(port, controlPort, prefix, token, scopes, value);
  }

  /** Without the token, which has no business in a log. */
  @Override
  public String toString() {
    return "SimulatorOptions[port=%d, controlPort=%d, prefix=%s, scopes=%s]"
        .formatted(port, controlPort, prefix, scopes);
  }
}
