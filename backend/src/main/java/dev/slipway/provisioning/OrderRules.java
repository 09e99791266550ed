package dev.slipway.provisioning;

import dev.slipway.error.Refusal;
import dev.slipway.error.UserError;
import dev.slipway.error.UserError.Code;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an operator may do with an order now: the board shows it, the mutations hold to it. */
final class OrderRules {

  /** What there is to do. */
  enum Action {
    RETRY,
    STOP,
    RESOLVE,
    CANCEL
  }

  /** Whether it may be done; {@code reason} says why not. */
  record OrderAction(Action kind, boolean allowed, @Nullable String reason) {}

  private OrderRules() {}

  static List<OrderAction> all(ProvisioningOrder order) {
    return Arrays.stream(Action.values())
        .map(action -> {
          Optional<String> reason = refusal(action, order);
          return new OrderAction(action, reason.isEmpty(), reason.orElse(null));
        })
        .toList();
  }

  static void require(Action action, ProvisioningOrder order) {
    refusal(action, order)
        .ifPresent(reason -> {
          throw new Refusal(UserError.of(Code.WRONG_STATUS, reason));
        });
  }

  private static Optional<String> refusal(Action action, ProvisioningOrder order) {
    return switch (order.state()) {
      case DONE -> Optional.of("This order is done.");
      case CANCELLED -> Optional.of("This order was cancelled.");
      case RUNNING ->
          action == Action.STOP
              ? Optional.empty()
              : Optional.of("This order is being carried on. Stop it first.");
      case WAITING, STOPPED ->
          switch (action) {
            case STOP -> Optional.of("This order does not run.");
            case RETRY, CANCEL -> Optional.empty();
            case RESOLVE ->
                order.step() == OrderStep.CREATE && order.call() != null
                    ? Optional.empty()
                    : Optional.of(
                        order.panelServerId() == null
                            ? "The panel has made no server for this order."
                            : "This order has its server.");
          };
    };
  }
}
