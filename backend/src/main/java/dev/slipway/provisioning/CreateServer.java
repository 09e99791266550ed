package dev.slipway.provisioning;

import dev.slipway.account.Caller;
import dev.slipway.activity.Activities;
import dev.slipway.catalog.OsTemplate;
import dev.slipway.catalog.OsTemplates;
import dev.slipway.catalog.Product;
import dev.slipway.catalog.Products;
import dev.slipway.catalog.StockPlaces;
import dev.slipway.catalog.StockReservations;
import dev.slipway.customer.Customer;
import dev.slipway.customer.Customers;
import dev.slipway.error.Refusal;
import dev.slipway.error.UserError;
import dev.slipway.error.UserError.Code;
import dev.slipway.mutation.Mutations;
import dev.slipway.panel.PanelException;
import dev.slipway.panel.PanelOrders;
import dev.slipway.panel.PanelOrders.NewServer;
import dev.slipway.panel.PanelRefusals;
import dev.slipway.panel.PanelRefused;
import dev.slipway.panel.PanelUsers;
import dev.slipway.provisioning.ProvisioningOrder.Install;
import dev.slipway.provisioning.ProvisioningOrder.Wish;
import dev.slipway.server.HostNames;
import dev.slipway.server.Server;
import dev.slipway.server.Servers;
import dev.slipway.sshkey.SshKeys;
import dev.slipway.store.Ids;
import dev.slipway.task.Task;
import dev.slipway.task.TaskKind;
import dev.slipway.task.TaskRunner;
import dev.slipway.task.Tasks;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Taking an order for a server. All that can be wrong is checked; then the place in stock, the
 * service, its task and the order are stored together, and from then on nothing can get lost:
 * {@link OrderWork} carries it on.
 */
@Service
class CreateServer {

  private static final int MAX_EXTERNAL_ID = 191;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Servers servers;
  private final Customers customers;
  private final Products products;
  private final OsTemplates templates;
  private final SshKeys sshKeys;
  private final StockReservations stock;
  private final StockPlaces places;
  private final ProvisioningOrders orders;
  private final Tasks tasks;
  private final TaskRunner runner;
  private final Activities activities;
  private final Mutations mutations;
  private final PanelUsers panelUsers;
  private final PanelOrders panel;
  private final TransactionTemplate transaction;
  private final Clock clock;

  CreateServer(
      Servers servers,
      Customers customers,
      Products products,
      OsTemplates templates,
      SshKeys sshKeys,
      StockReservations stock,
      StockPlaces places,
      ProvisioningOrders orders,
      Tasks tasks,
      TaskRunner runner,
      Activities activities,
      Mutations mutations,
      PanelUsers panelUsers,
      PanelOrders panel,
      TransactionTemplate transaction,
      Clock clock) {
    this.servers = servers;
    this.customers = customers;
    this.products = products;
    this.templates = templates;
    this.sshKeys = sshKeys;
    this.stock = stock;
    this.places = places;
    this.orders = orders;
    this.tasks = tasks;
    this.runner = runner;
    this.activities = activities;
    this.mutations = mutations;
    this.panelUsers = panelUsers;
    this.panel = panel;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * What is ordered.
   *
   * @param orderExternalId the billing system's id of the order that this service is one of
   */
  record Order(
      String customerId,
      String productId,
      @Nullable String externalId,
      @Nullable String orderExternalId,
      @Nullable String hostname,
      @Nullable String osTemplateId,
      List<String> sshKeyIds,
      OrderOptions options) {}

  /**
   * What came of it.
   *
   * @param serverId null after a dry run
   * @param taskId null after a dry run, and for a server that was not ordered here
   */
  record Ordered(@Nullable String serverId, @Nullable String taskId) {}

  /** An order that has been found good. */
  private record Checked(
      Customer customer,
      Product product,
      @Nullable String externalId,
      @Nullable String orderExternalId,
      @Nullable String hostname,
      Wish wish,
      int places) {}

  /** Takes an order, or gives what was ordered with the same external id before. */
  Ordered order(Caller caller, Order order) {
    String externalId = externalId("externalId", order.externalId());
    Optional<Ordered> before = known(caller, externalId);
    if (before.isPresent()) {
      return before.get();
    }
    Checked checked = check(caller, order, externalId);
    String serverId = Ids.SERVER.next();
    try {
      String taskId =
          Objects.requireNonNull(transaction.execute(status -> store(caller, checked, serverId)));
      runner.attend(taskId, clock.instant());
      servers.find(serverId).ifPresent(servers::tellChanged);
      return new Ordered(serverId, taskId);
    } catch (DuplicateKeyException e) {
      // Another call with the same external id was faster by a moment.
      return known(caller, externalId).orElseThrow(() -> e);
    }
  }

  /** Checks an order, with the panel too where it knows the customer; nothing is made. */
  Ordered dryRun(Caller caller, Order order) {
    String externalId = externalId("externalId", order.externalId());
    if (known(caller, externalId).isEmpty()) {
      Checked checked = check(caller, order, externalId);
      if (!checked.product().stock().has(checked.places())) {
        throw new Refusal(outOfStock(checked));
      }
      askPanel(checked);
    }
    return new Ordered(null, null);
  }

  private Optional<Ordered> known(Caller caller, @Nullable String externalId) {
    Optional<Server> known =
        externalId == null ? Optional.empty() : servers.findByExternalId(externalId);
    if (known.isPresent() && servers.find(caller, known.get().id()).isEmpty()) {
      throw new Refusal(
          UserError.invalid(
              "externalId", "This id is in use for another service: give one of your own."));
    }
    return known.map(server ->
        new Ordered(
            server.id(), orders.ofServer(server.id()).map(ProvisioningOrder::taskId).orElse(null)));
  }

  private Checked check(Caller caller, Order order, @Nullable String externalId) {
    Customer customer =
        customers
            .find(caller, order.customerId())
            .orElseThrow(() -> new Refusal(UserError.notFound("customerId", "customer")));
    Product product =
        products
            .find(caller, order.productId())
            .orElseThrow(() -> new Refusal(UserError.notFound("productId", "product")));
    List<Integer> keys;
    try {
      keys = sshKeys.panelNumbers(customer, order.sshKeyIds());
    } catch (PanelException e) {
      throw PanelRefusals.ofRead(e);
    }
    if (!product.enabled()) {
      throw new Refusal(
          UserError.invalid("productId", "This product is not sold any more: choose another."));
    }
    order.options().check();
    String hostname = HostNames.check(order.hostname());
    Product.Settings settings = product.settings();
    NewServer server =
        order
            .options()
            .newServer(
                settings.packageId(),
                settings.hypervisorGroupIds().getFirst(),
                settings.defaultIpv4Count());
    Install install = install(order, server.packageId(), hostname, keys);
    return new Checked(
        customer,
        product,
        externalId,
        externalId("orderExternalId", order.orderExternalId()),
        hostname,
        new Wish(server, install),
        places.of(product, server));
  }

  private @Nullable Install install(
      Order order, int packageId, @Nullable String hostname, List<Integer> keys) {
    String templateId = order.osTemplateId();
    if (templateId == null || templateId.isEmpty()) {
      if (!keys.isEmpty()) {
        throw new Refusal(
            UserError.invalid(
                "sshKeyIds", "SSH keys go into an operating system: choose one to install."));
      }
      return null;
    }
    OsTemplate template;
    try {
      template =
          templates
              .findInPackage(packageId, templateId)
              .orElseThrow(() ->
                  new Refusal(
                      UserError.invalid(
                          "osTemplateId",
                          "This product can't be built with that. Choose from its operating"
                              + " systems.")));
    } catch (PanelException e) {
      throw PanelRefusals.ofRead(e);
    }
    return new Install(template.panelTemplateId(), template.label(), newName(), hostname, keys);
  }

  /** As good as unique, so that an installation can be recognised by it: behaviour §22.3. */
  private static String newName() {
    byte[] bytes = new byte[4];
    RANDOM.nextBytes(bytes);
    return "vps-" + HexFormat.of().formatHex(bytes);
  }

  private static @Nullable String externalId(String field, @Nullable String given) {
    if (given == null || given.isBlank()) {
      return null;
    }
    String externalId = given.strip();
    if (externalId.length() > MAX_EXTERNAL_ID) {
      throw new Refusal(
          UserError.invalid(
              field, "This id is too long: use at most " + MAX_EXTERNAL_ID + " characters."));
    }
    return externalId;
  }

  /** The place in stock comes first: other orders of the product wait for this one there. */
  private String store(Caller caller, Checked order, String serverId) {
    if (!stock.reserve(order.product().id(), serverId, order.places())) {
      throw new Refusal(outOfStock(order));
    }
    servers.addOrdered(
        serverId,
        order.customer().id(),
        order.product().id(),
        order.externalId(),
        order.hostname());
    Task task = tasks.open(serverId, TaskKind.CREATE, "The server was ordered.").orElseThrow();
    mutations.begun(new Ordered(serverId, task.id()));
    orders.add(
        serverId,
        order.customer().id(),
        order.product().id(),
        order.orderExternalId(),
        order.wish(),
        task.id(),
        caller.name());
    activities.note(caller, serverId, "server.create", "Ordered " + label(order), true, task.id());
    return task.id();
  }

  private static String label(Checked order) {
    Install install = order.wish().install();
    return order.product().name() + (install == null ? "" : " with " + install.label());
  }

  private static UserError outOfStock(Checked order) {
    return UserError.on(
        "productId",
        Code.OUT_OF_STOCK,
        order.places() > 1
            ? "There is no room for one this large at the moment. Order a smaller one, choose"
                + " another product, or try again later."
            : "This product is sold out at the moment. Choose another, or try again later.");
  }

  private void askPanel(Checked order) {
    try {
      OptionalInt user = panelUsers.find(order.customer().externalId());
      if (user.isPresent()) {
        panel.check(user.getAsInt(), order.wish().server());
      }
    } catch (PanelRefused e) {
      throw new Refusal(
          UserError.of(
              Code.REJECTED_BY_PANEL,
              "The panel would not make this server. It says: “" + e.reason() + "”"));
    } catch (PanelException e) {
      throw PanelRefusals.ofRead(e);
    }
  }

  /** The server that was ordered, for who may see it. */
  Optional<Server> server(Caller caller, Ordered ordered) {
    return Optional.ofNullable(ordered.serverId()).flatMap(id -> servers.find(caller, id));
  }
}
