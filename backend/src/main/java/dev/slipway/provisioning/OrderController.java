package dev.slipway.provisioning;

import dev.slipway.account.Caller;
import dev.slipway.account.FreshCheck;
import dev.slipway.catalog.Product;
import dev.slipway.catalog.Products;
import dev.slipway.customer.Customer;
import dev.slipway.customer.Customers;
import dev.slipway.provisioning.OrderMutations.OrderPayload;
import dev.slipway.server.ServerView;
import dev.slipway.server.ServerViews;
import dev.slipway.store.PageArguments;
import dev.slipway.task.Task;
import dev.slipway.task.Tasks;
import dev.slipway.web.Connection;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** The board of orders, and what operators do about them. */
@Controller
class OrderController {

  private final ProvisioningOrders orders;
  private final ManageOrder manage;
  private final ServerViews views;
  private final Customers customers;
  private final Products products;
  private final Tasks tasks;
  private final FreshCheck freshCheck;
  private final OrderMutations mutations;

  OrderController(
      ProvisioningOrders orders,
      ManageOrder manage,
      ServerViews views,
      Customers customers,
      Products products,
      Tasks tasks,
      FreshCheck freshCheck,
      OrderMutations mutations) {
    this.orders = orders;
    this.manage = manage;
    this.views = views;
    this.customers = customers;
    this.products = products;
    this.tasks = tasks;
    this.freshCheck = freshCheck;
    this.mutations = mutations;
  }

  /** The contract's additive ProvisioningOrder, without what other fields resolve. */
  record OrderView(
      ProvisioningOrder order,
      String id,
      OrderState state,
      @Nullable String problem,
      @Nullable String orderExternalId,
      @Nullable Integer panelServerId,
      String orderedBy,
      Instant createdAt,
      @Nullable Instant finishedAt,
      List<OrderRules.OrderAction> actions) {

    static OrderView of(ProvisioningOrder order) {
      return new OrderView(
          order,
          order.id(),
          order.state(),
          order.problem(),
          order.groupId(),
          order.panelServerId(),
          order.orderedBy(),
          order.createdAt(),
          order.finishedAt(),
          OrderRules.all(order));
    }
  }

  /** One step, and whether it is behind the order, under way or still to come. */
  record StepView(OrderStep kind, StepState state) {}

  /** Where a step stands. */
  enum StepState {
    DONE,
    CURRENT,
    TO_COME,
    SKIPPED
  }

  record OrderFilter(
      @Nullable List<OrderState> state,
      @Nullable String orderExternalId,
      @Nullable Boolean unfinished,
      @Nullable Boolean needsPerson) {

    static final OrderFilter NONE = new OrderFilter(null, null, null, null);

    ProvisioningOrders.Wanted wanted() {
      return new ProvisioningOrders.Wanted(
          state == null ? List.of() : state, orderExternalId, unfinished, needsPerson);
    }
  }

  record OrderInput(String orderId, @Nullable String clientMutationId) {}

  record ResolveOrderInput(String orderId, int panelServerId, @Nullable String clientMutationId) {}

  @QueryMapping
  Connection<OrderView> provisioningOrders(
      @Argument @Nullable Integer first,
      @Argument @Nullable String after,
      @Argument @Nullable OrderFilter filter) {
    return Connection.of(
        orders
            .page(
                (filter == null ? OrderFilter.NONE : filter).wanted(),
                PageArguments.of(first, after, null, null))
            .map(OrderView::of));
  }

  @QueryMapping
  @Nullable OrderView provisioningOrder(@Argument String id) {
    return orders.find(id).map(OrderView::of).orElse(null);
  }

  @BatchMapping(typeName = "Server", field = "provisioningOrder")
  Map<ServerView, OrderView> orderOfServer(List<ServerView> asked) {
    Map<String, ProvisioningOrder> found =
        orders.ofServers(asked.stream().map(ServerView::id).toList());
    Map<ServerView, OrderView> views = new HashMap<>();
    for (ServerView server : asked) {
      ProvisioningOrder order = found.get(server.id());
      if (order != null) {
        views.put(server, OrderView.of(order));
      }
    }
    return views;
  }

  @SchemaMapping(typeName = "ProvisioningOrder")
  List<StepView> steps(OrderView order) {
    return Arrays.stream(OrderStep.values())
        .map(step -> new StepView(step, state(order.order(), step)))
        .toList();
  }

  private static StepState state(ProvisioningOrder order, OrderStep step) {
    boolean installs = order.wish().install() != null;
    if (!installs && (step == OrderStep.BUILD || step == OrderStep.INSTALLATION)) {
      return StepState.SKIPPED;
    }
    if (order.state() == OrderState.DONE || step.compareTo(order.step()) < 0) {
      return StepState.DONE;
    }
    return step == order.step() && order.state() != OrderState.CANCELLED
        ? StepState.CURRENT
        : StepState.TO_COME;
  }

  @SchemaMapping(typeName = "ProvisioningOrder")
  List<OrderEvent> events(OrderView order) {
    return orders.events(order.id());
  }

  @SchemaMapping(typeName = "ProvisioningOrder")
  @Nullable ServerView server(OrderView order, Caller caller) {
    return views.stored(order.order().serverId(), caller);
  }

  @SchemaMapping(typeName = "ProvisioningOrder")
  @Nullable Customer customer(OrderView order) {
    String id = order.order().customerId();
    return customers.findAll(List.of(id)).get(id);
  }

  @SchemaMapping(typeName = "ProvisioningOrder")
  @Nullable Product product(OrderView order) {
    return products.find(order.order().productId()).orElse(null);
  }

  @SchemaMapping(typeName = "ProvisioningOrder")
  @Nullable Task task(OrderView order, Caller caller) {
    return tasks.find(caller, order.order().taskId()).orElse(null);
  }

  /** The billing system may accept its order when the last of its services is done. */
  @SchemaMapping(typeName = "ProvisioningOrder")
  boolean orderDone(OrderView order) {
    String group = order.order().groupId();
    return group == null
        ? order.state() == OrderState.DONE
        : orders.ofGroup(group).stream()
            .allMatch(
                each -> each.state() == OrderState.DONE || each.state() == OrderState.CANCELLED);
  }

  @MutationMapping
  OrderPayload retryOrder(@Argument OrderInput input, Caller caller) {
    return mutations.once(
        caller,
        "retryOrder",
        input.clientMutationId(),
        input,
        () -> manage.retry(caller, input.orderId()));
  }

  @MutationMapping
  OrderPayload stopOrder(@Argument OrderInput input, Caller caller) {
    return mutations.once(
        caller,
        "stopOrder",
        input.clientMutationId(),
        input,
        () -> manage.stop(caller, input.orderId()));
  }

  @MutationMapping
  OrderPayload resolveOrder(@Argument ResolveOrderInput input, Caller caller) {
    return mutations.once(
        caller,
        "resolveOrder",
        input.clientMutationId(),
        input,
        () -> manage.resolve(caller, input.orderId(), input.panelServerId()));
  }

  @MutationMapping
  OrderPayload cancelOrder(@Argument OrderInput input, Caller caller) {
    return mutations.once(
        caller,
        "cancelOrder",
        input.clientMutationId(),
        input,
        () -> {
          freshCheck.require(caller);
          return manage.cancel(caller, input.orderId());
        });
  }
}
