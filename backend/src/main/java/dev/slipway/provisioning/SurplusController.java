package dev.slipway.provisioning;

import dev.slipway.account.Caller;
import dev.slipway.account.FreshCheck;
import dev.slipway.provisioning.OrderController.OrderView;
import dev.slipway.provisioning.OrderMutations.OrderPayload;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** {@code ProvisioningOrder.surplusServers}, and what operators do about them. */
@Controller
class SurplusController {

  private final SurplusServers surplus;
  private final SettleSurplus settle;
  private final FreshCheck freshCheck;
  private final OrderMutations mutations;

  SurplusController(
      SurplusServers surplus,
      SettleSurplus settle,
      FreshCheck freshCheck,
      OrderMutations mutations) {
    this.surplus = surplus;
    this.settle = settle;
    this.freshCheck = freshCheck;
    this.mutations = mutations;
  }

  record SettleSurplusServerInput(
      String orderId,
      int panelServerId,
      SettleSurplus.Decision decision,
      @Nullable String clientMutationId) {}

  @BatchMapping(typeName = "ProvisioningOrder")
  List<List<SurplusServer>> surplusServers(List<OrderView> asked) {
    Map<String, List<SurplusServer>> found =
        surplus.ofOrders(asked.stream().map(OrderView::id).toList());
    return asked.stream().map(order -> found.getOrDefault(order.id(), List.of())).toList();
  }

  @MutationMapping
  OrderPayload settleSurplusServer(@Argument SettleSurplusServerInput input, Caller caller) {
    return mutations.once(
        caller,
        "settleSurplusServer",
        input.clientMutationId(),
        input,
        () -> {
          if (input.decision() == SettleSurplus.Decision.DELETE) {
            freshCheck.require(caller);
          }
          return settle.settle(caller, input.orderId(), input.panelServerId(), input.decision());
        });
  }
}
