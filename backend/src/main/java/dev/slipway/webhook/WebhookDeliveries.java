package dev.slipway.webhook;

import static dev.slipway.jooq.Tables.WEBHOOK;
import static dev.slipway.jooq.Tables.WEBHOOK_ATTEMPT;
import static dev.slipway.jooq.Tables.WEBHOOK_DELIVERY;

import dev.slipway.account.Caller;
import dev.slipway.jooq.enums.WebhookDeliveryState;
import dev.slipway.jooq.tables.records.WebhookDeliveryRecord;
import dev.slipway.store.Ids;
import dev.slipway.store.Keyset;
import dev.slipway.store.Page;
import dev.slipway.store.PageArguments;
import dev.slipway.webhook.WebhookDelivery.Attempt;
import dev.slipway.webhook.WebhookDelivery.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.SortOrder;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What webhooks were told and are still to be told: the rows are the queue that all nodes work on.
 * A row that is being sent belongs to one node until a time at which that node counts as dead; then
 * another takes it, so that each is sent at least once.
 */
@Repository
class WebhookDeliveries {

  /** Much longer than a try can take. */
  static final Duration SENT_WITHIN = Duration.ofMinutes(2);

  private static final int MOST_WEBHOOKS = 200;
  private static final int REMOVED_AT_ONCE = 5_000;

  private static final Keyset<String> NEWEST_FIRST =
      new Keyset<>(
          "webhook delivery",
          WEBHOOK_DELIVERY.ID,
          text -> text,
          WEBHOOK_DELIVERY.ID,
          SortOrder.DESC);

  private final DSLContext db;
  private final Clock clock;
  private final TransactionTemplate transaction;
  private final WebhookProperties properties;

  WebhookDeliveries(
      DSLContext db, Clock clock, TransactionTemplate transaction, WebhookProperties properties) {
    this.db = db;
    this.clock = clock;
    this.transaction = transaction;
    this.properties = properties;
  }

  /**
   * Has something told to a webhook: part of the caller's transaction, where there is one. What
   * tells the present state and waits already is not made to wait twice.
   *
   * @param after how long to wait before the first try
   * @return its id
   */
  String add(String webhookId, WebhookTopic topic, String subjectId, boolean test, Duration after) {
    Instant now = clock.instant();
    String id = Ids.WEBHOOK_DELIVERY.next();
    db.insertInto(WEBHOOK_DELIVERY)
        .set(WEBHOOK_DELIVERY.ID, id)
        .set(WEBHOOK_DELIVERY.WEBHOOK_ID, webhookId)
        .set(WEBHOOK_DELIVERY.TOPIC, topic.name())
        .set(WEBHOOK_DELIVERY.SUBJECT_ID, subjectId)
        .set(WEBHOOK_DELIVERY.TEST, test)
        .set(WEBHOOK_DELIVERY.STATE, WebhookDeliveryState.WAITING)
        .set(WEBHOOK_DELIVERY.ATTEMPTS, 0)
        .set(WEBHOOK_DELIVERY.CREATED_AT, now)
        .set(WEBHOOK_DELIVERY.DUE_AT, now.plus(after))
        .set(WEBHOOK_DELIVERY.RETRY_UNTIL, now.plus(after).plus(properties.retryFor()))
        .onDuplicateKeyIgnore()
        .execute();
    return id;
  }

  /**
   * Takes deliveries that are due, of each webhook only as many as may be under way to it. They are
   * this node's for {@link #SENT_WITHIN}.
   *
   * @param most how many this node can send now
   */
  List<WebhookDelivery> claim(int most) {
    Instant now = clock.instant();
    List<WebhookDelivery> claimed = new ArrayList<>();
    for (String webhookId : webhooksWithDue(now)) {
      if (claimed.size() >= most) {
        break;
      }
      int room = most - claimed.size();
      claimed.addAll(
          Objects.requireNonNull(transaction.execute(status -> claimOf(webhookId, now, room))));
    }
    return claimed;
  }

  private List<String> webhooksWithDue(Instant now) {
    return db.select(WEBHOOK_DELIVERY.WEBHOOK_ID)
        .from(WEBHOOK_DELIVERY)
        .where(due(now))
        .groupBy(WEBHOOK_DELIVERY.WEBHOOK_ID)
        .orderBy(DSL.min(WEBHOOK_DELIVERY.DUE_AT))
        .limit(MOST_WEBHOOKS)
        .fetch(WEBHOOK_DELIVERY.WEBHOOK_ID);
  }

  private static Condition due(Instant now) {
    return WEBHOOK_DELIVERY
        .STATE
        .in(WebhookDeliveryState.WAITING, WebhookDeliveryState.SENDING)
        .and(WEBHOOK_DELIVERY.DUE_AT.le(now));
  }

  private List<WebhookDelivery> claimOf(String webhookId, Instant now, int most) {
    // Nodes take turns at one webhook; who comes while another is at it looks at the next one.
    var webhook =
        db.select(WEBHOOK.FAILING_SINCE)
            .from(WEBHOOK)
            .where(WEBHOOK.ID.eq(webhookId))
            .forUpdate()
            .skipLocked()
            .fetchOne();
    if (webhook == null) {
      return List.of();
    }
    int underWay =
        db.fetchCount(
            WEBHOOK_DELIVERY,
            WEBHOOK_DELIVERY
                .WEBHOOK_ID
                .eq(webhookId)
                .and(WEBHOOK_DELIVERY.STATE.eq(WebhookDeliveryState.SENDING))
                .and(WEBHOOK_DELIVERY.DUE_AT.gt(now)));
    // One that fails is only felt for, so that it takes no more of a node than it must.
    int allowed = webhook.value1() == null ? properties.concurrentPerWebhook() : 1;
    int room = Math.min(most, allowed - underWay);
    if (room <= 0) {
      return List.of();
    }
    List<WebhookDelivery> found =
        db.selectFrom(WEBHOOK_DELIVERY)
            .where(WEBHOOK_DELIVERY.WEBHOOK_ID.eq(webhookId))
            .and(due(now))
            .orderBy(WEBHOOK_DELIVERY.DUE_AT, WEBHOOK_DELIVERY.ID)
            .limit(room)
            .fetch(WebhookDeliveries::toDomain);
    db.update(WEBHOOK_DELIVERY)
        .set(WEBHOOK_DELIVERY.STATE, WebhookDeliveryState.SENDING)
        .set(WEBHOOK_DELIVERY.ATTEMPTS, WEBHOOK_DELIVERY.ATTEMPTS.plus(1))
        .set(WEBHOOK_DELIVERY.DUE_AT, now.plus(SENT_WITHIN))
        .where(WEBHOOK_DELIVERY.ID.in(found.stream().map(WebhookDelivery::id).toList()))
        .execute();
    return found.stream().map(WebhookDeliveries::begun).toList();
  }

  private static WebhookDelivery begun(WebhookDelivery waiting) {
    return new WebhookDelivery(
        waiting.id(),
        waiting.webhookId(),
        waiting.topic(),
        waiting.subjectId(),
        waiting.test(),
        State.SENDING,
        null,
        waiting.attempts() + 1,
        waiting.createdAt(),
        waiting.dueAt(),
        waiting.retryUntil(),
        null);
  }

  /** Notes how a try went; what becomes of the delivery is another matter. */
  void note(String deliveryId, Attempt attempt) {
    db.insertInto(WEBHOOK_ATTEMPT)
        .set(WEBHOOK_ATTEMPT.DELIVERY_ID, deliveryId)
        .set(WEBHOOK_ATTEMPT.NUMBER, attempt.number())
        .set(WEBHOOK_ATTEMPT.AT, attempt.at())
        .set(WEBHOOK_ATTEMPT.DURATION_MS, attempt.durationMs())
        .set(WEBHOOK_ATTEMPT.HTTP_STATUS, attempt.httpStatus())
        .set(WEBHOOK_ATTEMPT.FAILURE, attempt.failure())
        .set(WEBHOOK_ATTEMPT.RESPONSE, attempt.response())
        .onDuplicateKeyIgnore()
        .execute();
  }

  /**
   * Has a delivery that failed tried again. Where a later one waits to tell the same, that does.
   *
   * @param at when
   */
  void retry(WebhookDelivery sent, Instant at) {
    try {
      db.update(WEBHOOK_DELIVERY)
          .set(WEBHOOK_DELIVERY.STATE, WebhookDeliveryState.WAITING)
          .set(WEBHOOK_DELIVERY.DUE_AT, at)
          .where(mine(sent))
          .execute();
    } catch (DuplicateKeyException e) {
      end(sent, State.SKIPPED, "A later delivery tells of the same.");
    }
  }

  /** Ends a delivery that this node was sending. */
  void end(WebhookDelivery sent, State end, @Nullable String note) {
    db.update(WEBHOOK_DELIVERY)
        .set(WEBHOOK_DELIVERY.STATE, WebhookDeliveryState.valueOf(end.name()))
        .set(WEBHOOK_DELIVERY.NOTE, note)
        .set(WEBHOOK_DELIVERY.ENDED_AT, clock.instant())
        .where(mine(sent))
        .execute();
  }

  /** Unless another node has taken it meanwhile. */
  private static Condition mine(WebhookDelivery sent) {
    return WEBHOOK_DELIVERY
        .ID
        .eq(sent.id())
        .and(WEBHOOK_DELIVERY.STATE.eq(WebhookDeliveryState.SENDING))
        .and(WEBHOOK_DELIVERY.ATTEMPTS.eq(sent.attempts()));
  }

  /** The receiver is back: what waits for another try is tried now. */
  void hurry(String webhookId) {
    Instant now = clock.instant();
    db.update(WEBHOOK_DELIVERY)
        .set(WEBHOOK_DELIVERY.DUE_AT, now)
        .where(WEBHOOK_DELIVERY.WEBHOOK_ID.eq(webhookId))
        .and(WEBHOOK_DELIVERY.STATE.eq(WebhookDeliveryState.WAITING))
        .and(WEBHOOK_DELIVERY.ATTEMPTS.gt(0))
        .and(WEBHOOK_DELIVERY.DUE_AT.gt(now))
        .execute();
  }

  /** Gives up all that waits for a webhook. */
  void giveUp(String webhookId, String note) {
    db.update(WEBHOOK_DELIVERY)
        .set(WEBHOOK_DELIVERY.STATE, WebhookDeliveryState.FAILED)
        .set(WEBHOOK_DELIVERY.NOTE, note)
        .set(WEBHOOK_DELIVERY.ENDED_AT, clock.instant())
        .where(WEBHOOK_DELIVERY.WEBHOOK_ID.eq(webhookId))
        .and(WEBHOOK_DELIVERY.STATE.eq(WebhookDeliveryState.WAITING))
        .execute();
  }

  /**
   * Has a delivery that has ended made again, under the same id.
   *
   * @return false where it has not ended, or another one waits to tell the same
   */
  boolean redeliver(String id) {
    Instant now = clock.instant();
    try {
      return db.update(WEBHOOK_DELIVERY)
              .set(WEBHOOK_DELIVERY.STATE, WebhookDeliveryState.WAITING)
              .setNull(WEBHOOK_DELIVERY.NOTE)
              .setNull(WEBHOOK_DELIVERY.ENDED_AT)
              .set(WEBHOOK_DELIVERY.DUE_AT, now)
              .set(WEBHOOK_DELIVERY.RETRY_UNTIL, now.plus(properties.retryFor()))
              .where(WEBHOOK_DELIVERY.ID.eq(id))
              .and(WEBHOOK_DELIVERY.ENDED_AT.isNotNull())
              .execute()
          == 1;
    } catch (DuplicateKeyException e) {
      return false;
    }
  }

  /** A delivery to a webhook that the caller may see. */
  Optional<WebhookDelivery> find(Caller caller, String id) {
    if (!Ids.WEBHOOK_DELIVERY.matches(id)) {
      return Optional.empty();
    }
    Condition own = WEBHOOK.ACCOUNT_ID.eq(caller.accountId());
    return db.select(WEBHOOK_DELIVERY.fields())
        .from(WEBHOOK_DELIVERY)
        .join(WEBHOOK)
        .on(WEBHOOK.ID.eq(WEBHOOK_DELIVERY.WEBHOOK_ID))
        .where(WEBHOOK_DELIVERY.ID.eq(id))
        .and(
            caller.credential().isToken()
                ? own.and(WEBHOOK.API_TOKEN_ID.eq(caller.credential().id()))
                : own)
        .fetchOptional(row -> toDomain(row.into(WEBHOOK_DELIVERY)));
  }

  /** Deliveries to a webhook that the caller has been found to see, newest first. */
  Page<WebhookDelivery> page(
      String webhookId, @Nullable List<State> states, PageArguments arguments) {
    Condition where = WEBHOOK_DELIVERY.WEBHOOK_ID.eq(webhookId);
    if (states != null && !states.isEmpty()) {
      where =
          where.and(
              WEBHOOK_DELIVERY.STATE.in(
                  states.stream()
                      .map(state -> WebhookDeliveryState.valueOf(state.name()))
                      .toList()));
    }
    return NEWEST_FIRST.page(
        db,
        List.of(WEBHOOK_DELIVERY.fields()),
        WEBHOOK_DELIVERY,
        where,
        arguments,
        row -> toDomain(row.into(WEBHOOK_DELIVERY)));
  }

  /** The tries of some deliveries, first one first, by delivery. */
  Map<String, List<Attempt>> attempts(Collection<String> deliveryIds) {
    return db.selectFrom(WEBHOOK_ATTEMPT)
        .where(WEBHOOK_ATTEMPT.DELIVERY_ID.in(deliveryIds))
        .orderBy(WEBHOOK_ATTEMPT.DELIVERY_ID, WEBHOOK_ATTEMPT.NUMBER)
        .fetchGroups(
            WEBHOOK_ATTEMPT.DELIVERY_ID,
            row ->
                new Attempt(
                    row.get(WEBHOOK_ATTEMPT.NUMBER),
                    row.get(WEBHOOK_ATTEMPT.AT),
                    row.get(WEBHOOK_ATTEMPT.DURATION_MS),
                    row.get(WEBHOOK_ATTEMPT.HTTP_STATUS),
                    row.get(WEBHOOK_ATTEMPT.FAILURE),
                    row.get(WEBHOOK_ATTEMPT.RESPONSE)));
  }

  /** Forgets what ended long ago. */
  void removeOld() {
    Instant before = clock.instant().minus(properties.keptFor());
    int removed;
    do {
      removed =
          db.deleteFrom(WEBHOOK_DELIVERY)
              .where(WEBHOOK_DELIVERY.ENDED_AT.lt(before))
              .limit(REMOVED_AT_ONCE)
              .execute();
    } while (removed == REMOVED_AT_ONCE);
  }

  private static WebhookDelivery toDomain(WebhookDeliveryRecord row) {
    return new WebhookDelivery(
        row.getId(),
        row.getWebhookId(),
        WebhookTopic.valueOf(row.getTopic()),
        row.getSubjectId(),
        row.getTest(),
        State.valueOf(row.getState().name()),
        row.getNote(),
        row.getAttempts(),
        row.getCreatedAt(),
        row.getDueAt(),
        row.getRetryUntil(),
        row.getEndedAt());
  }
}
