package dev.slipway.provisioning;

import dev.slipway.panel.PanelOrders.NewServer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order for one server.
 *
 * @param groupId the billing system's id of the order that this service is one of
 * @param taskId the task that shows it to the customer; a new one each time it is taken up again
 * @param attempts how often this step was tried in vain since it was last taken up
 * @param stepSince since when it is at this step, or was last taken up
 * @param problem for operators: why it does not go on, or what to look at
 * @param call null where no call is open
 * @param version counts changes
 */
record ProvisioningOrder(
    String id,
    String serverId,
    String customerId,
    String productId,
    @Nullable String groupId,
    Wish wish,
    String taskId,
    OrderState state,
    OrderStep step,
    int attempts,
    Instant stepSince,
    @Nullable String problem,
    @Nullable Integer panelUserId,
    @Nullable Integer panelServerId,
    @Nullable OpenCall call,
    String orderedBy,
    Instant createdAt,
    @Nullable Instant finishedAt,
    int version) {

  /**
   * Everything that is asked of the panel.
   *
   * @param install null where no operating system was ordered
   */
  record Wish(NewServer server, @Nullable Install install) {}

  /**
   * The operating system that is ordered.
   *
   * @param label what it is called
   * @param name the server's display label: as good as unique, so that a build can be recognised
   * @param hostname null to leave it to the panel
   */
  record Install(
      int templateId,
      String label,
      String name,
      @Nullable String hostname,
      List<Integer> sshKeyIds) {}

  /**
   * A call that changes something on the panel, whose answer is not known.
   *
   * @param serversBefore the customer's servers on the panel before the call went out; null where
   *     it has not gone out yet, or makes no server
   * @param beganAt when it was about to go out
   * @param endedAt when its answer was given up; null where the node that made it may have died
   */
  record OpenCall(
      @Nullable List<Integer> serversBefore, Instant beganAt, @Nullable Instant endedAt) {}
}
