package dev.slipway.simulator;

import dev.slipway.simulator.demo.DemoWorld;
import dev.slipway.simulator.demo.Provider;
import dev.slipway.simulator.http.TokenScope;
import dev.slipway.simulator.model.PanelUser;
import dev.slipway.simulator.model.PanelWorld;
import dev.slipway.simulator.model.ServerSpec;
import dev.slipway.simulator.model.Timings;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Puts a panel together: its clock and options first, then what is in it, then {@link #start}. The
 * world begins with the groups, packages and operating systems of {@link Provider}; servers get the
 * numbers 1, 2, 3 … in the order in which they are added.
 */
public final class SimulatorBuilder {

  private Clock clock = Clock.systemUTC();
  private Timings timings = Timings.fast();
  private SimulatorOptions options = SimulatorOptions.defaults();
  private @Nullable PanelWorld world;

  SimulatorBuilder() {}

  /** Another clock than the system's. */
  public SimulatorBuilder clock(Clock value) {
    clock = beforeWorld(value);
    return this;
  }

  /** Other timings than {@link Timings#fast()}. */
  public SimulatorBuilder timings(Timings value) {
    timings = beforeWorld(value);
    return this;
  }

  /** Changes how the panel is reached. */
  public SimulatorBuilder options(UnaryOperator<SimulatorOptions> change) {
    options = change.apply(options);
    return this;
  }

  /** Restricts the token. */
  public SimulatorBuilder scopes(TokenScope... scopes) {
    return options(now -> now.withScopes(EnumSet.copyOf(Arrays.asList(scopes))));
  }

  /** Everything of {@link DemoWorld}. */
  public SimulatorBuilder demo() {
    world = beforeWorld(DemoWorld.create(clock, timings));
    return this;
  }

  /** A customer's account under an external relation id. */
  public SimulatorBuilder customer(long extRelationId, String name) {
    DemoWorld.customer(world(), extRelationId, name);
    return this;
  }

  /** A server of a customer who has been added before. */
  public SimulatorBuilder server(long extRelationId, ServerSpec spec) {
    world().add(spec.owner(owner(extRelationId)));
    return this;
  }

  /** So many running servers of a customer who has been added before. */
  public SimulatorBuilder servers(long extRelationId, int count) {
    DemoWorld.addServers(world(), owner(extRelationId), count);
    return this;
  }

  /** Anything else that should be in the world. */
  public SimulatorBuilder with(Consumer<PanelWorld> change) {
    change.accept(world());
    return this;
  }

  /** Starts the panel. */
  public PanelSimulator start() {
    return PanelSimulator.start(world(), options);
  }

  private PanelWorld world() {
    if (world == null) {
      world = Provider.world(clock, timings);
    }
    return world;
  }

  private PanelUser owner(long extRelationId) {
    return world()
        .accounts()
        .byRelation(String.valueOf(extRelationId), false)
        .orElseThrow(() -> new IllegalArgumentException("no customer " + extRelationId));
  }

  private <T> T beforeWorld(T value) {
    if (world != null) {
      throw new IllegalStateException("clock, timings and demo come before what is in the world");
    }
    return value;
  }
}
