package dev.slipway.provisioning;

import dev.slipway.account.Caller;
import dev.slipway.error.UserError;
import dev.slipway.mutation.Mutations;
import dev.slipway.provisioning.OrderController.OrderView;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Runs the mutations by which operators carry an order on. */
@Component
class OrderMutations {

  private final ProvisioningOrders orders;
  private final Mutations mutations;

  OrderMutations(ProvisioningOrders orders, Mutations mutations) {
    this.orders = orders;
    this.mutations = mutations;
  }

  record OrderPayload(
      @Nullable OrderView order, @Nullable String clientMutationId, List<UserError> userErrors) {}

  /**
   * Changes an order at most once for each {@code clientMutationId}, like {@link Mutations#once}.
   *
   * @param change gives the order's id, or refuses
   */
  OrderPayload once(
      Caller caller,
      String name,
      @Nullable String clientMutationId,
      Object input,
      Supplier<String> change) {
    Mutations.Result<String> id =
        mutations.once(caller, name, clientMutationId, input, String.class, change);
    Optional<OrderView> order =
        Optional.ofNullable(id.value()).flatMap(orders::find).map(OrderView::of);
    return new OrderPayload(order.orElse(null), clientMutationId, id.errors());
  }
}
