package dev.slipway.webhook;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One event for one webhook, until it has been told.
 *
 * @param id also the header {@code webhook-id}: the same however often it is tried
 * @param subjectId the server, task or product
 * @param test sent on request, without anything having happened
 * @param note why it was given up or skipped; null where it was not
 * @param attempts how often it was tried
 * @param dueAt while it waits, when it is sent
 * @param retryUntil it is given up after that
 */
record WebhookDelivery(
    String id,
    String webhookId,
    WebhookTopic topic,
    String subjectId,
    boolean test,
    State state,
    @Nullable String note,
    int attempts,
    Instant createdAt,
    Instant dueAt,
    Instant retryUntil,
    @Nullable Instant endedAt) {

  /** Where a delivery stands; the contract's WebhookDeliveryState. */
  enum State {
    WAITING,
    SENDING,
    DELIVERED,
    FAILED,
    SKIPPED
  }

  /**
   * One try.
   *
   * @param httpStatus null where there was no answer
   * @param failure why it does not count as delivered; null where it does
   * @param response how the answer's body begins; null where there was none
   */
  record Attempt(
      int number,
      Instant at,
      int durationMs,
      @Nullable Integer httpStatus,
      @Nullable String failure,
      @Nullable String response) {}

  /** Which deliveries a list holds; all where no state is given. */
  record Filter(@Nullable List<State> state) {}
}
