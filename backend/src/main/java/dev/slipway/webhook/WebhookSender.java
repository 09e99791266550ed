package dev.slipway.webhook;

import dev.slipway.account.Caller;
import dev.slipway.account.Credentials;
import dev.slipway.secret.SecretBox;
import dev.slipway.webhook.WebhookClient.Outcome;
import dev.slipway.webhook.WebhookDelivery.Attempt;
import dev.slipway.webhook.WebhookDelivery.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes one try of one delivery, and decides what becomes of it. */
@Component
class WebhookSender {

  private static final Logger log = LoggerFactory.getLogger(WebhookSender.class);
  private static final int GONE = 410;

  private final Webhooks webhooks;
  private final WebhookDeliveries deliveries;
  private final WebhookMessages messages;
  private final WebhookClient client;
  private final Credentials credentials;
  private final SecretBox secrets;
  private final WebhookProperties properties;
  private final Clock clock;
  private final BackOff backOff;

  WebhookSender(
      Webhooks webhooks,
      WebhookDeliveries deliveries,
      WebhookMessages messages,
      WebhookClient client,
      Credentials credentials,
      SecretBox secrets,
      WebhookProperties properties,
      Clock clock) {
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.messages = messages;
    this.client = client;
    this.credentials = credentials;
    this.secrets = secrets;
    this.properties = properties;
    this.clock = clock;
    this.backOff = new BackOff(properties.firstPause(), properties.longestPause());
  }

  /** Makes a try. What goes wrong in Slipway itself counts as a failed one. */
  void send(WebhookDelivery delivery) {
    Optional<Webhook> found = webhooks.find(delivery.webhookId());
    if (found.isEmpty()) {
      return;
    }
    Webhook webhook = found.get();
    if (!webhook.enabled()) {
      deliveries.end(delivery, State.FAILED, "The webhook is switched off.");
      return;
    }
    Optional<Caller> owner = credentials.ofOwner(webhook.accountId(), webhook.apiTokenId());
    if (owner.isEmpty()) {
      disable(
          webhook,
          webhook.apiTokenId() == null
              ? "Its account is no more."
              : "The token that it was made with was revoked or has expired.");
      deliveries.end(delivery, State.FAILED, "The webhook is switched off.");
      return;
    }
    try {
      send(webhook, delivery, owner.get());
    } catch (RuntimeException e) {
      log.error("Delivery {} could not be made", delivery.id(), e);
      failed(webhook, delivery, "Slipway could not send this just now.", null);
    }
  }

  private void send(Webhook webhook, WebhookDelivery delivery, Caller owner) {
    switch (messages.write(webhook, delivery, owner)) {
      case WebhookMessages.Written.Message message -> post(webhook, delivery, message.body());
      case WebhookMessages.Written.NotForOwner skipped ->
          deliveries.end(delivery, State.SKIPPED, skipped.why());
      case WebhookMessages.Written.NotNow problem -> {
        Instant now = clock.instant();
        deliveries.note(
            delivery.id(), new Attempt(delivery.attempts(), now, 0, null, problem.why(), null));
        failed(webhook, delivery, problem.why(), null);
      }
    }
  }

  private void post(Webhook webhook, WebhookDelivery delivery, String body) {
    Instant at = clock.instant();
    Outcome outcome =
        client.post(
            webhook.url(),
            Map.of(
                "webhook-id",
                delivery.id(),
                "webhook-timestamp",
                String.valueOf(at.getEpochSecond()),
                "webhook-signature",
                WebhookSecret.signatures(secretsOf(webhook, at), delivery.id(), at, body)),
            body);
    int millis =
        (int) Math.min(Duration.between(at, clock.instant()).toMillis(), Integer.MAX_VALUE);
    deliveries.note(
        delivery.id(),
        new Attempt(
            delivery.attempts(),
            at,
            Math.max(0, millis),
            outcome.status(),
            outcome.failure(),
            outcome.response()));
    if (outcome.delivered()) {
      deliveries.end(delivery, State.DELIVERED, null);
      webhooks.noteDelivered(webhook.id(), at);
      if (webhook.failingSince() != null) {
        deliveries.hurry(webhook.id());
      }
    } else if (Integer.valueOf(GONE).equals(outcome.status())) {
      deliveries.end(delivery, State.FAILED, outcome.failure());
      disable(webhook, "The receiver answered with 410: it wants no more.");
    } else {
      failed(webhook, delivery, String.valueOf(outcome.failure()), outcome.retryAfter());
    }
  }

  private List<WebhookSecret> secretsOf(Webhook webhook, Instant now) {
    String owner = Webhook.secretOwner(webhook.id());
    List<WebhookSecret> all = new ArrayList<>();
    all.add(new WebhookSecret(secrets.open(owner, webhook.sealedSecret())));
    String former = webhook.sealedFormerSecret();
    Instant until = webhook.formerSecretUntil();
    if (former != null && until != null && until.isAfter(now)) {
      all.add(new WebhookSecret(secrets.open(owner, former)));
    }
    return all;
  }

  private void failed(
      Webhook webhook, WebhookDelivery delivery, String why, @Nullable Duration retryAfter) {
    Instant now = clock.instant();
    webhooks.noteFailed(webhook.id(), now);
    Instant failingSince = webhook.failingSince();
    if (failingSince != null && failingSince.plus(properties.disableAfter()).isBefore(now)) {
      deliveries.end(delivery, State.FAILED, why);
      disable(
          webhook,
          "Nothing could be delivered since %s. The last failure: %s"
              .formatted(failingSince.truncatedTo(java.time.temporal.ChronoUnit.SECONDS), why));
      return;
    }
    Instant begun = delivery.retryUntil().minus(properties.retryFor());
    Duration pause =
        backOff.after(Duration.between(begun, now), ThreadLocalRandom.current().nextDouble());
    if (retryAfter != null && retryAfter.compareTo(pause) > 0) {
      pause =
          retryAfter.compareTo(properties.longestPause()) > 0
              ? properties.longestPause()
              : retryAfter;
    }
    Instant next = now.plus(pause);
    if (next.isAfter(delivery.retryUntil()) || delivery.test()) {
      deliveries.end(delivery, State.FAILED, why);
    } else {
      deliveries.retry(delivery, next);
    }
  }

  private void disable(Webhook webhook, String reason) {
    if (webhooks.disable(webhook.id(), reason)) {
      log.warn("Webhook {} is switched off: {}", webhook.id(), reason);
    }
    deliveries.giveUp(webhook.id(), "The webhook was switched off.");
  }
}
