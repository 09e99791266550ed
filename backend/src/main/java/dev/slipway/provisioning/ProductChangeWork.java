package dev.slipway.provisioning;

import dev.slipway.activity.Activities;
import dev.slipway.panel.PanelException;
import dev.slipway.panel.PanelResources;
import dev.slipway.panel.PanelUnavailable;
import dev.slipway.provisioning.ProductChanges.ProductChange;
import dev.slipway.provisioning.ProductChanges.Resource;
import dev.slipway.server.Server;
import dev.slipway.server.ServerEvents;
import dev.slipway.server.ServerProductChanged;
import dev.slipway.server.ServerReads;
import dev.slipway.server.Servers;
import dev.slipway.task.Task;
import dev.slipway.task.TaskKind;
import dev.slipway.task.TaskState;
import dev.slipway.task.TaskWork;
import dev.slipway.task.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/**
 * Sets single resources after a package, in their order. One that can't be set does not undo the
 * rest: the task says so in the end. Setting one a second time changes nothing.
 */
@Component
class ProductChangeWork implements TaskWork {

  private static final int LONGEST_MESSAGE = 500;

  private final ProductChanges changes;
  private final Tasks tasks;
  private final Servers servers;
  private final ServerReads reads;
  private final ServerEvents events;
  private final Activities activities;
  private final PanelResources panel;
  private final ProvisioningProperties properties;
  private final Clock clock;

  ProductChangeWork(
      ProductChanges changes,
      Tasks tasks,
      Servers servers,
      ServerReads reads,
      ServerEvents events,
      Activities activities,
      PanelResources panel,
      ProvisioningProperties properties,
      Clock clock) {
    this.changes = changes;
    this.tasks = tasks;
    this.servers = servers;
    this.reads = reads;
    this.events = events;
    this.activities = activities;
    this.panel = panel;
    this.properties = properties;
    this.clock = clock;
  }

  @Override
  public boolean handles(TaskKind kind) {
    return kind == TaskKind.CHANGE_PRODUCT;
  }

  @Override
  public Duration step(Task task) {
    Optional<Server> server = servers.find(task.serverId());
    Optional<ProductChange> change = changes.find(task.id());
    if (server.isEmpty() || !server.get().isProvisioned() || change.isEmpty()) {
      fail(task, "The server no longer exists.");
      return Duration.ZERO;
    }
    int number = Objects.requireNonNull(server.get().panelServerId());
    if (!change.get().packageDone()) {
      return changePackage(task, change.get(), number);
    }
    Optional<Resource> next = change.get().next();
    if (next.isPresent()) {
      return set(task, change.get(), next.get(), number);
    }
    finish(task, change.get(), server.get());
    return Duration.ZERO;
  }

  /** The node died while it gave the order: a package can be ordered twice. */
  private Duration changePackage(Task task, ProductChange change, int number) {
    try {
      changes.packageDone(
          change, PackageWords.forCustomers(panel.changePackage(number, change.packageId())));
      tasks.accepted(task.id(), OptionalLong.empty());
      return Duration.ZERO;
    } catch (PanelUnavailable e) {
      if (isInTime(task)) {
        return properties.pollInterval();
      }
      fail(task, "The panel can't be reached. Look at the server, then try again.");
    } catch (PanelException e) {
      fail(task, "The panel refused it. Look at the server, then try again.");
    }
    return Duration.ZERO;
  }

  private Duration set(Task task, ProductChange change, Resource resource, int number) {
    int value = Objects.requireNonNull(change.value(resource));
    try {
      switch (resource) {
        case MEMORY -> panel.setMemory(number, value);
        case CPU_CORES -> panel.setCpuCores(number, value);
        case TRAFFIC -> panel.setTraffic(number, value);
      }
      changes.resourceDone(change, resource, null);
    } catch (PanelException e) {
      if (e instanceof PanelUnavailable && isInTime(task)) {
        tasks.progress(task, null, "The panel can't be reached; waiting for it.");
        return properties.pollInterval();
      }
      changes.resourceDone(change, resource, warning(resource));
    }
    return Duration.ZERO;
  }

  private static String warning(Resource resource) {
    return switch (resource) {
      case MEMORY -> "The memory could not be set by itself: it is the package's.";
      case CPU_CORES -> "The number of CPU cores could not be set by itself: it is the package's.";
      case TRAFFIC -> "The traffic could not be set by itself: it is the package's.";
    };
  }

  private boolean isInTime(Task task) {
    return Duration.between(task.startedAt(), clock.instant()).compareTo(properties.taskTimeout())
        < 0;
  }

  private void finish(Task task, ProductChange change, Server server) {
    servers.keepProduct(server, change.productId());
    reads.read(server);
    events.tell(new ServerProductChanged(server.id()));
    String message =
        change.warnings().isEmpty()
            ? "The product was changed."
            : "The product was changed. " + String.join(" ", change.warnings());
    tasks.end(
        task,
        TaskState.SUCCEEDED,
        message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE));
    servers.tellChanged(server);
  }

  private void fail(Task task, String message) {
    tasks.end(task, TaskState.FAILED, message);
    activities.noteTaskFailed(task.id(), message);
    servers.find(task.serverId()).ifPresent(servers::tellChanged);
  }
}
