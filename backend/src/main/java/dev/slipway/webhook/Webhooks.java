package dev.slipway.webhook;

import static dev.slipway.jooq.Tables.WEBHOOK;

import dev.slipway.account.Caller;
import dev.slipway.jooq.tables.records.WebhookRecord;
import dev.slipway.store.Ids;
import dev.slipway.store.Keyset;
import dev.slipway.store.Page;
import dev.slipway.store.PageArguments;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.SortOrder;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The webhooks. A token sees those that it made; a session those of its account. */
@Repository
class Webhooks {

  private static final Keyset<String> NEWEST_FIRST =
      new Keyset<>("webhook", WEBHOOK.ID, text -> text, WEBHOOK.ID, SortOrder.DESC);

  private final DSLContext db;
  private final Clock clock;

  Webhooks(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /**
   * What its owner sets.
   *
   * @param customPayload null for the usual one
   */
  record Settings(
      String url,
      List<WebhookTopic> topics,
      @Nullable String customPayload,
      String description,
      boolean enabled) {}

  Optional<Webhook> find(Caller caller, String id) {
    return Ids.WEBHOOK.matches(id)
        ? db.selectFrom(WEBHOOK)
            .where(WEBHOOK.ID.eq(id))
            .and(visible(caller))
            .fetchOptional(Webhooks::toDomain)
        : Optional.empty();
  }

  /** Any webhook, for Slipway's own work, which has no caller. */
  Optional<Webhook> find(String id) {
    return db.selectFrom(WEBHOOK).where(WEBHOOK.ID.eq(id)).fetchOptional(Webhooks::toDomain);
  }

  /** Webhooks of deliveries that the caller has been found to see, by id. */
  Map<String, Webhook> findAll(Collection<String> ids) {
    return db.selectFrom(WEBHOOK).where(WEBHOOK.ID.in(ids)).fetch(Webhooks::toDomain).stream()
        .collect(Collectors.toMap(Webhook::id, Function.identity()));
  }

  Page<Webhook> page(Caller caller, PageArguments arguments) {
    return NEWEST_FIRST.page(
        db,
        List.of(WEBHOOK.fields()),
        WEBHOOK,
        visible(caller),
        arguments,
        row -> toDomain(row.into(WEBHOOK)));
  }

  int count(Caller caller) {
    return db.fetchCount(WEBHOOK, WEBHOOK.ACCOUNT_ID.eq(caller.accountId()));
  }

  private static Condition visible(Caller caller) {
    Condition own = WEBHOOK.ACCOUNT_ID.eq(caller.accountId());
    return caller.credential().isToken()
        ? own.and(WEBHOOK.API_TOKEN_ID.eq(caller.credential().id()))
        : own;
  }

  /**
   * Those that may want to hear of something, in the order of their ids.
   *
   * @param customerId whose it is; null where it is nobody's, like a product
   */
  List<String> listening(WebhookTopic topic, @Nullable String customerId) {
    Condition concerned =
        customerId == null
            ? DSL.noCondition()
            : WEBHOOK.CUSTOMER_ID.isNull().or(WEBHOOK.CUSTOMER_ID.eq(customerId));
    return db.select(WEBHOOK.ID)
        .from(WEBHOOK)
        .where(WEBHOOK.ENABLED.isTrue())
        .and(DSL.condition("find_in_set({0}, {1})", DSL.val(topic.name()), WEBHOOK.TOPICS))
        .and(concerned)
        .orderBy(WEBHOOK.ID)
        .fetch(WEBHOOK.ID);
  }

  /**
   * Keeps a new webhook with the rights of who makes it.
   *
   * @param id a new one of {@code Ids.WEBHOOK}
   */
  Webhook add(Caller maker, String id, Settings settings, String sealedSecret) {
    db.insertInto(WEBHOOK)
        .set(WEBHOOK.ID, id)
        .set(WEBHOOK.ACCOUNT_ID, maker.accountId())
        .set(WEBHOOK.API_TOKEN_ID, maker.credential().isToken() ? maker.credential().id() : null)
        .set(WEBHOOK.CUSTOMER_ID, maker.onlyCustomer())
        .set(WEBHOOK.DESCRIPTION, settings.description())
        .set(WEBHOOK.URL, settings.url())
        .set(WEBHOOK.TOPICS, text(settings.topics()))
        .set(WEBHOOK.PAYLOAD, settings.customPayload())
        .set(WEBHOOK.SECRET, sealedSecret)
        .set(WEBHOOK.ENABLED, settings.enabled())
        .set(WEBHOOK.CREATED_AT, clock.instant())
        .execute();
    return find(id).orElseThrow();
  }

  /** Keeps new settings. Switched on again, it begins with a clean slate. */
  Webhook update(Webhook before, Settings settings) {
    db.update(WEBHOOK)
        .set(WEBHOOK.DESCRIPTION, settings.description())
        .set(WEBHOOK.URL, settings.url())
        .set(WEBHOOK.TOPICS, text(settings.topics()))
        .set(WEBHOOK.PAYLOAD, settings.customPayload())
        .where(WEBHOOK.ID.eq(before.id()))
        .execute();
    if (settings.enabled() && !before.enabled()) {
      db.update(WEBHOOK)
          .set(WEBHOOK.ENABLED, true)
          .setNull(WEBHOOK.DISABLED_AT)
          .setNull(WEBHOOK.DISABLED_REASON)
          .setNull(WEBHOOK.FAILING_SINCE)
          .where(WEBHOOK.ID.eq(before.id()))
          .execute();
    } else if (!settings.enabled()) {
      disable(before.id(), null);
    }
    return find(before.id()).orElse(before);
  }

  /**
   * Switches a webhook off.
   *
   * @param reason null where its owner does
   * @return whether it was on
   */
  boolean disable(String id, @Nullable String reason) {
    return db.update(WEBHOOK)
            .set(WEBHOOK.ENABLED, false)
            .set(WEBHOOK.DISABLED_AT, clock.instant())
            .set(WEBHOOK.DISABLED_REASON, reason)
            .where(WEBHOOK.ID.eq(id))
            .and(WEBHOOK.ENABLED.isTrue())
            .execute()
        == 1;
  }

  void remove(String id) {
    db.deleteFrom(WEBHOOK).where(WEBHOOK.ID.eq(id)).execute();
  }

  /**
   * Keeps another secret.
   *
   * @param formerUntil until when the one before signs too; null for no longer
   */
  Webhook keepSecret(Webhook before, String sealedSecret, @Nullable Instant formerUntil) {
    db.update(WEBHOOK)
        .set(WEBHOOK.SECRET, sealedSecret)
        .set(WEBHOOK.FORMER_SECRET, formerUntil == null ? null : before.sealedSecret())
        .set(WEBHOOK.FORMER_SECRET_UNTIL, formerUntil)
        .where(WEBHOOK.ID.eq(before.id()))
        .execute();
    return find(before.id()).orElse(before);
  }

  void noteDelivered(String id, Instant at) {
    db.update(WEBHOOK)
        .setNull(WEBHOOK.FAILING_SINCE)
        .set(WEBHOOK.LAST_DELIVERED_AT, at)
        .where(WEBHOOK.ID.eq(id))
        .execute();
  }

  void noteFailed(String id, Instant at) {
    db.update(WEBHOOK)
        .set(WEBHOOK.FAILING_SINCE, at)
        .where(WEBHOOK.ID.eq(id))
        .and(WEBHOOK.FAILING_SINCE.isNull())
        .execute();
  }

  private static String text(List<WebhookTopic> topics) {
    return topics.stream().map(WebhookTopic::name).collect(Collectors.joining(","));
  }

  private static Webhook toDomain(WebhookRecord row) {
    return new Webhook(
        row.getId(),
        row.getAccountId(),
        row.getApiTokenId(),
        row.getDescription(),
        row.getUrl(),
        Arrays.stream(row.getTopics().split(",")).map(WebhookTopic::valueOf).toList(),
        row.getPayload(),
        row.getSecret(),
        row.getFormerSecret(),
        row.getFormerSecretUntil(),
        row.getEnabled(),
        row.getDisabledAt(),
        row.getDisabledReason(),
        row.getFailingSince(),
        row.getLastDeliveredAt(),
        row.getCreatedAt());
  }
}
