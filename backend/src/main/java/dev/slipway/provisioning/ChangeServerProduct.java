package dev.slipway.provisioning;

import dev.slipway.account.Caller;
import dev.slipway.activity.Activities;
import dev.slipway.catalog.Product;
import dev.slipway.catalog.Products;
import dev.slipway.error.Refusal;
import dev.slipway.error.UserError;
import dev.slipway.error.UserError.Code;
import dev.slipway.mutation.Mutations;
import dev.slipway.panel.PanelException;
import dev.slipway.panel.PanelRefusals;
import dev.slipway.panel.PanelResources;
import dev.slipway.provisioning.ProductChanges.ProductChange;
import dev.slipway.server.Server;
import dev.slipway.server.Servers;
import dev.slipway.task.Task;
import dev.slipway.task.TaskKind;
import dev.slipway.task.TaskRunner;
import dev.slipway.task.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Selling a service as another product: behaviour §25. The panel has taken the package when the
 * task is given; {@link ProductChangeWork} sets single resources after it.
 */
@Service
class ChangeServerProduct {

  /** Longer than the panel's own time limit for a change: until then one may be on its way. */
  private static final Duration ORDER_LIMIT = Duration.ofMinutes(2);

  private static final String ACTION = "server.change-product";

  private final Servers servers;
  private final Products products;
  private final ProductChanges changes;
  private final Tasks tasks;
  private final TaskRunner runner;
  private final Activities activities;
  private final Mutations mutations;
  private final PanelResources panel;
  private final Clock clock;

  ChangeServerProduct(
      Servers servers,
      Products products,
      ProductChanges changes,
      Tasks tasks,
      TaskRunner runner,
      Activities activities,
      Mutations mutations,
      PanelResources panel,
      Clock clock) {
    this.servers = servers;
    this.products = products;
    this.changes = changes;
    this.tasks = tasks;
    this.runner = runner;
    this.activities = activities;
    this.mutations = mutations;
    this.panel = panel;
    this.clock = clock;
  }

  /** Orders the change. */
  Task change(Caller caller, String serverId, String productId, OrderOptions options) {
    Server server = servers.require(caller, serverId);
    Product product =
        products
            .find(caller, productId)
            .orElseThrow(() -> new Refusal(UserError.notFound("productId", "product")));
    LifecycleRules.requireLinked(LifecycleActionKind.CHANGE_PRODUCT, server);
    if (!product.enabled()) {
      throw new Refusal(
          UserError.invalid("productId", "This product is not sold any more: choose another."));
    }
    options.check();
    LifecycleRules.requireStatus(LifecycleActionKind.CHANGE_PRODUCT, server);
    LifecycleRules.requireIdle(tasks.openOn(server.id()).orElse(null));
    return order(caller, server, product, options);
  }

  private Task order(Caller caller, Server server, Product product, OrderOptions options) {
    String label = "Change to " + product.name();
    Task task =
        tasks
            .open(server.id(), TaskKind.CHANGE_PRODUCT, "The product is being changed.")
            .orElseThrow(() ->
                new Refusal(
                    UserError.of(
                        Code.BUSY,
                        "Another action is still running on this server. Wait until it ends.")));
    Integer packageId = options.packageId();
    ProductChange change =
        new ProductChange(
            task.id(),
            product.id(),
            packageId == null ? product.settings().packageId() : packageId,
            false,
            options.memoryMb(),
            options.cpuCores(),
            options.trafficGb(),
            neverSent(options));
    changes.add(change);
    mutations.begun(task.id());
    runner.attend(task.id(), clock.instant().plus(ORDER_LIMIT));
    servers.tellChanged(server);
    try {
      List<String> left =
          panel.changePackage(Objects.requireNonNull(server.panelServerId()), change.packageId());
      changes.packageDone(change, PackageWords.forCustomers(left));
    } catch (PanelException e) {
      tasks.withdraw(task);
      servers.tellChanged(server);
      String summary = label + ": the panel did not take the order";
      activities.note(caller, server.id(), ACTION, summary, false, null);
      throw PanelRefusals.of(e);
    }
    Task accepted = tasks.accepted(task.id(), OptionalLong.empty()).orElse(task);
    activities.note(caller, server.id(), ACTION, label, true, task.id());
    runner.attend(task.id(), clock.instant());
    return accepted;
  }

  /** What a server that stands can't be given by this: the sentences say it. */
  private static List<String> neverSent(OrderOptions options) {
    List<String> warnings = new ArrayList<>();
    warn(warnings, options.storageGb(), "The disk follows the package; its option was left out.");
    warn(warnings, options.ipv4Count(), "The number of IPv4 addresses stays as it was.");
    warn(warnings, options.hypervisorGroupId(), "The location stays as it was.");
    Integer speed =
        options.networkSpeedInMbps() == null
            ? options.networkSpeedOutMbps()
            : options.networkSpeedInMbps();
    warn(warnings, speed, "Network speeds follow the package; their options were left out.");
    Integer profile =
        options.networkProfileId() == null
            ? options.storageProfileId()
            : options.networkProfileId();
    warn(warnings, profile, "Profiles of network and storage stay as they were.");
    return warnings;
  }

  private static void warn(List<String> warnings, @Nullable Integer given, String sentence) {
    if (given != null) {
      warnings.add(sentence);
    }
  }
}
