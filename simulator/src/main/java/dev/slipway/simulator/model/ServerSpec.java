package dev.slipway.simulator.model;

import dev.slipway.simulator.model.Addresses.Interface;
import dev.slipway.simulator.model.Addresses.Ipv4;
import dev.slipway.simulator.model.Addresses.Ipv6;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A server to put into a world, described in one expression. Unless told otherwise it is installed,
 * runs since three days, belongs to nobody, is 14 months old and has one IPv4 address.
 */
public final class ServerSpec {

  final String name;
  @Nullable String hostname;
  @Nullable Integer ownerId;
  int hypervisorId = 101;
  @Nullable BackupPlan backupPlan;
  Footprint footprint = new Footprint(4096, 80, 2000, 2);
  @Nullable Integer templateId = 49;
  GuestKind guest = GuestKind.LINUX;
  LoadProfile load = LoadProfile.STEADY;
  BuildState state = BuildState.COMPLETE;
  int ageMonths = 14;
  Duration upOrDown = Duration.ofDays(3);
  boolean running = true;
  boolean suspended;
  boolean building;
  int speedIn;
  int speedOut;
  int generatedIpv4 = 1;
  List<Integer> sshKeys = List.of();
  final List<Ipv4> ipv4 = new ArrayList<>();
  final List<Ipv6> ipv6 = new ArrayList<>();
  final List<Interface> secondary = new ArrayList<>();
  final List<TrafficBlock> blocks = new ArrayList<>();

  private ServerSpec(String name) {
    this.name = name;
  }

  /**
   * A server with this name; an empty one is what the panel gives a server that was just created.
   */
  public static ServerSpec named(String name) {
    return new ServerSpec(name);
  }

  public ServerSpec hostname(String value) {
    hostname = value;
    return this;
  }

  public ServerSpec owner(PanelUser user) {
    ownerId = user.id();
    return this;
  }

  public ServerSpec hypervisor(int id) {
    hypervisorId = id;
    return this;
  }

  /** Backups are made of it by this plan. */
  public ServerSpec backupPlan(int id, String planName) {
    backupPlan = new BackupPlan(id, planName);
    return this;
  }

  public ServerSpec footprint(Footprint value) {
    footprint = value;
    return this;
  }

  public ServerSpec footprint(int memoryMb, int storageGb, int trafficGb, int cpuCores) {
    footprint = new Footprint(memoryMb, storageGb, trafficGb, cpuCores);
    return this;
  }

  /** Keys that were installed with the system. */
  public ServerSpec sshKeys(Integer... ids) {
    sshKeys = List.of(ids);
    return this;
  }

  public ServerSpec template(int id) {
    templateId = id;
    return this;
  }

  public ServerSpec guest(GuestKind value) {
    guest = value;
    return this;
  }

  public ServerSpec load(LoadProfile value) {
    load = value;
    return this;
  }

  public ServerSpec ageMonths(int value) {
    ageMonths = value;
    return this;
  }

  public ServerSpec runningFor(Duration uptime) {
    running = true;
    upOrDown = uptime;
    return this;
  }

  public ServerSpec stoppedFor(Duration downtime) {
    running = false;
    upOrDown = downtime;
    return this;
  }

  /** The panel switches a server off when it suspends it. */
  public ServerSpec suspendedFor(Duration downtime) {
    suspended = true;
    return stoppedFor(downtime);
  }

  /** Created, but nothing has been installed yet. */
  public ServerSpec allocated() {
    state = BuildState.ALLOCATED;
    templateId = null;
    ageMonths = 0;
    return stoppedFor(Duration.ZERO);
  }

  /** An installation that is under way when the world starts. */
  public ServerSpec building() {
    building = true;
    ageMonths = 0;
    return stoppedFor(Duration.ZERO);
  }

  /** An installation that went wrong. */
  public ServerSpec buildFailed() {
    state = BuildState.FAILED;
    return stoppedFor(Duration.ofHours(5));
  }

  /** So many IPv4 addresses that the panel chooses. */
  public ServerSpec ipv4Count(int count) {
    generatedIpv4 = count;
    return this;
  }

  /** Caps of the network in kB/s, 0 = none. */
  public ServerSpec speed(int in, int out) {
    speedIn = in;
    speedOut = out;
    return this;
  }

  public ServerSpec ipv4(String... addresses) {
    generatedIpv4 = 0;
    for (String address : addresses) {
      ipv4.add(NetworkPlan.ipv4(address));
    }
    return this;
  }

  public ServerSpec ipv6(String subnet, int cidr, String... addresses) {
    generatedIpv4 = 0;
    ipv6.add(NetworkPlan.ipv6(subnet, cidr, List.of(addresses)));
    return this;
  }

  public ServerSpec secondary(Interface value) {
    secondary.add(value);
    return this;
  }

  public ServerSpec trafficBlock(int id, int month, int trafficGb) {
    blocks.add(new TrafficBlock(id, month, trafficGb));
    return this;
  }
}
