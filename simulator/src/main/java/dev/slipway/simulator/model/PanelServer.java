package dev.slipway.simulator.model;

import dev.slipway.simulator.model.Addresses.Interface;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A server: what it is, how far its installation is, the order in work and what will happen to it.
 * Guarded by the lock of its {@link PanelWorld}.
 */
public final class PanelServer {

  private record Due(Instant at, Consumer<Instant> effect) {}

  private final int id;
  private final UUID uuid;
  private final Instant created;
  private final Machine machine;
  private final List<Interface> interfaces;
  private final List<Interface> secondaryInterfaces;
  private final List<TrafficBlock> blocks;
  private final LoadProfile load;
  private final int speedIn;
  private final int speedOut;
  private final PriorityQueue<Due> agenda = new PriorityQueue<>(Comparator.comparing(Due::at));
  private final List<String> pending = new ArrayList<>();
  private final @Nullable Integer ownerId;
  private final int hypervisorId;
  private final @Nullable BackupPlan backupPlan;

  private String name;
  private @Nullable String hostname;
  private Footprint footprint;
  private @Nullable Integer templateId;
  private GuestKind guest;
  private BuildState state;
  private boolean suspended;
  private @Nullable Instant built;
  private Instant updated;
  private @Nullable QueueItem task;
  private @Nullable Instant deleteAt;
  private List<Integer> sshKeys;
  private Misbehaviour misbehaviour = Misbehaviour.NONE;

  PanelServer(int id, ServerSpec spec, Instant created) {
    this.id = id;
    this.created = created;
    uuid = UUID.nameUUIDFromBytes(("server " + id).getBytes(StandardCharsets.UTF_8));
    machine = new Machine(created);
    name = spec.name;
    hostname = spec.hostname;
    ownerId = spec.ownerId;
    hypervisorId = spec.hypervisorId;
    backupPlan = spec.backupPlan;
    footprint = spec.footprint;
    templateId = spec.templateId;
    guest = spec.guest;
    load = spec.load;
    state = spec.state;
    suspended = spec.suspended;
    sshKeys = spec.sshKeys;
    speedIn = spec.speedIn;
    speedOut = spec.speedOut;
    interfaces = List.of(new Interface("eth0", "public", spec.ipv4, spec.ipv6));
    secondaryInterfaces = List.copyOf(spec.secondary);
    blocks = List.copyOf(spec.blocks);
    built = state == BuildState.ALLOCATED ? null : created.plusSeconds(90);
    updated = created;
  }

  public int id() {
    return id;
  }

  public UUID uuid() {
    return uuid;
  }

  public Instant created() {
    return created;
  }

  public Machine machine() {
    return machine;
  }

  public List<Interface> interfaces() {
    return interfaces;
  }

  public List<Interface> secondaryInterfaces() {
    return secondaryInterfaces;
  }

  public List<TrafficBlock> blocks() {
    return blocks;
  }

  public LoadProfile load() {
    return load;
  }

  /** Cap of incoming traffic in kB/s, 0 = none. */
  public int speedIn() {
    return speedIn;
  }

  /** Cap of outgoing traffic in kB/s, 0 = none. */
  public int speedOut() {
    return speedOut;
  }

  /** How many IPv4 addresses it has on all interfaces. */
  public int ipv4Count() {
    return Stream.of(interfaces, secondaryInterfaces)
        .flatMap(List::stream)
        .mapToInt(each -> each.ipv4().size())
        .sum();
  }

  public @Nullable Integer ownerId() {
    return ownerId;
  }

  public int hypervisorId() {
    return hypervisorId;
  }

  /** By which backups are made of it, null where none are. */
  public @Nullable BackupPlan backupPlan() {
    return backupPlan;
  }

  public String name() {
    return name;
  }

  public @Nullable String hostname() {
    return hostname;
  }

  public Footprint footprint() {
    return footprint;
  }

  /** The installed operating system, null while there is none. */
  public @Nullable Integer templateId() {
    return templateId;
  }

  public GuestKind guest() {
    return guest;
  }

  public BuildState state() {
    return state;
  }

  public boolean isSuspended() {
    return suspended;
  }

  public @Nullable Instant built() {
    return built;
  }

  public Instant updated() {
    return updated;
  }

  /** The latest order, in work or finished. */
  public @Nullable QueueItem task() {
    return task;
  }

  public boolean isBusy(Instant now) {
    return task != null && !task.isFinished(now);
  }

  /** Names of actions that wait until the order in work is finished. */
  public List<String> pending() {
    return List.copyOf(pending);
  }

  /** When it will be deleted, null if nobody ordered that. */
  public @Nullable Instant deleteAt() {
    return deleteAt;
  }

  public List<Integer> sshKeys() {
    return sshKeys;
  }

  public Misbehaviour misbehaviour() {
    return misbehaviour;
  }

  /** Changes what will go wrong. */
  public void misbehave(Misbehaviour value) {
    misbehaviour = value;
  }

  public void rename(String value, Instant now) {
    name = value;
    updated = now;
  }

  public void resize(Footprint value, Instant now) {
    footprint = value;
    updated = now;
  }

  void begin(QueueItem item) {
    task = item;
    updated = item.started();
  }

  void schedule(Instant at, Consumer<Instant> effect) {
    agenda.add(new Due(at, effect));
  }

  /** Puts an action off until the order in work is finished. */
  void whenFree(String action, Instant now, Consumer<Instant> effect) {
    QueueItem current = task;
    if (current == null || current.isFinished(now)) {
      effect.accept(now);
    } else {
      pending.add(action);
      schedule(
          current.endsAt(),
          at -> {
            pending.remove(action);
            effect.accept(at);
          });
    }
  }

  /** Lets happen what is due, in order of time. */
  void settle(Instant now) {
    for (Due due = agenda.peek(); due != null && !due.at().isAfter(now); due = agenda.peek()) {
      agenda.remove();
      due.effect().accept(due.at());
      updated = due.at();
    }
  }

  /** Forgets what was to happen, as after a power cut. */
  void forgetAgenda() {
    agenda.clear();
    pending.clear();
  }

  /** Makes the server free at once. */
  void forgetTask() {
    task = null;
  }

  void become(BuildState value) {
    state = value;
  }

  void install(OsTemplate template, List<Integer> keys) {
    templateId = template.id();
    guest = template.type().equals("windows") ? GuestKind.WINDOWS : GuestKind.LINUX;
    sshKeys = List.copyOf(keys);
  }

  void nameHost(String value) {
    hostname = value;
  }

  void completeBuild(Instant at) {
    state = BuildState.COMPLETE;
    built = at;
  }

  void suspend(boolean value) {
    suspended = value;
  }

  void deleteAt(Instant at) {
    deleteAt = at;
  }
}
