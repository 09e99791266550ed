package dev.slipway.simulator;

import dev.slipway.simulator.model.BuildState;
import dev.slipway.simulator.model.Misbehaviour;
import dev.slipway.simulator.model.PanelServer;
import dev.slipway.simulator.model.PanelWorld;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** One server, to be pushed about behind the panel's back while the simulator runs. */
public final class ServerControl {

  private final PanelWorld world;
  private final int id;

  ServerControl(PanelWorld world, int id) {
    this.world = world;
    this.id = id;
  }

  /** Whether the guest does nothing when it is asked to go down. */
  public ServerControl ignoresShutdown(boolean value) {
    return misbehave(now -> now.withIgnoresShutdown(value));
  }

  /** Whether installations end in failure. */
  public ServerControl buildFails(boolean value) {
    return misbehave(now -> now.withBuildFails(value));
  }

  /** Whether orders for power are accepted but fail in the queue. */
  public ServerControl taskFails(boolean value) {
    return misbehave(now -> now.withTaskFails(value));
  }

  /** Whether the hypervisor gives no live state. */
  public ServerControl liveStateMissing(boolean value) {
    return misbehave(now -> now.withLiveStateMissing(value));
  }

  /** Whether the guest agent has stopped answering. */
  public ServerControl agentSilent(boolean value) {
    return misbehave(now -> now.withAgentSilent(value));
  }

  /** Whether the live state has empty lists where objects should be. */
  public ServerControl mapsEmpty(boolean value) {
    return misbehave(now -> now.withMapsEmpty(value));
  }

  private ServerControl misbehave(UnaryOperator<Misbehaviour> change) {
    return change(server -> server.misbehave(change.apply(server.misbehaviour())));
  }

  /** Switches it on or off without any order. */
  public ServerControl running(boolean value) {
    return change(server -> world.setRunning(server, value));
  }

  /** Sets how far its installation is, without any order; it is free afterwards. */
  public ServerControl state(BuildState value) {
    return change(server -> world.setState(server, value));
  }

  /** Suspends it or lifts that, without any order. */
  public ServerControl suspended(boolean value) {
    return change(server -> world.setSuspended(server, value));
  }

  /** Takes its hypervisor into maintenance or back. */
  public ServerControl maintenance(boolean value) {
    return change(server -> world.compute().maintain(server.hypervisorId(), value));
  }

  /** Renames it, as somebody in the panel would. */
  public ServerControl name(String value) {
    return change(server -> server.rename(value, world.now()));
  }

  /** Makes it disappear from the panel at once. */
  public void delete() {
    change(_ -> world.remove(id));
  }

  /** Whether it runs at this moment. */
  public boolean isRunning() {
    return look(server -> server.machine().isRunning());
  }

  /** Whether an order is in work. */
  public boolean isBusy() {
    return look(server -> server.isBusy(world.now()));
  }

  /** How far its installation is. */
  public BuildState state() {
    return look(PanelServer::state);
  }

  /** Its name on the panel. */
  public String name() {
    return look(PanelServer::name);
  }

  private ServerControl change(Consumer<PanelServer> change) {
    return look(server -> {
      change.accept(server);
      return this;
    });
  }

  private <T> T look(Function<PanelServer, T> look) {
    return world.locked(() ->
        look.apply(
            world
                .server(id)
                .orElseThrow(() -> new NoSuchElementException("the panel has no server " + id))));
  }
}
