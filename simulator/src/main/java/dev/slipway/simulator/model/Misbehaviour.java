package dev.slipway.simulator.model;

/**
 * What goes wrong with one server.
 *
 * @param ignoresShutdown the guest does not react when it is asked to go down (shutdown, restart)
 * @param buildFails the next installations end in failure
 * @param taskFails the next orders for power end as failed queue items and change nothing
 * @param liveStateMissing the hypervisor does not answer: {@code remoteState} is false although
 *     asked for
 * @param agentSilent the guest agent does not answer: file systems and its memory figures are
 *     missing
 * @param mapsEmpty the live state comes with empty lists where objects should be
 */
public record Misbehaviour(
    boolean ignoresShutdown,
    boolean buildFails,
    boolean taskFails,
    boolean liveStateMissing,
    boolean agentSilent,
    boolean mapsEmpty) {

  public static final Misbehaviour NONE =
      new Misbehaviour(false, false, false, false, false, false);

  public Misbehaviour withIgnoresShutdown(boolean value) {
    return new Misbehaviour(value, buildFails, taskFails, liveStateMissing, agentSilent, mapsEmpty);
  }

  public Misbehaviour withBuildFails(boolean value) {
    return new Misbehaviour(
        ignoresShutdown, value, taskFails, liveStateMissing, agentSilent, mapsEmpty);
  }

  public Misbehaviour withTaskFails(boolean value) {
    return new Misbehaviour(
        ignoresShutdown, buildFails, value, liveStateMissing, agentSilent, mapsEmpty);
  }

  public Misbehaviour withLiveStateMissing(boolean value) {
    return new Misbehaviour(ignoresShutdown, buildFails, taskFails, value, agentSilent, mapsEmpty);
  }

  public Misbehaviour withAgentSilent(boolean value) {
    return new Misbehaviour(
        ignoresShutdown, buildFails, taskFails, liveStateMissing, value, mapsEmpty);
  }

  public Misbehaviour withMapsEmpty(boolean value) {
    return new Misbehaviour(
        ignoresShutdown, buildFails, taskFails, liveStateMissing, agentSilent, value);
  }
}
