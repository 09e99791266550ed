package dev.slipway.webhook;

import dev.slipway.account.Caller;
import dev.slipway.account.Credentials;
import dev.slipway.activity.Activities;
import dev.slipway.catalog.Product;
import dev.slipway.catalog.Products;
import dev.slipway.cluster.Windows;
import dev.slipway.error.Refusal;
import dev.slipway.error.UserError;
import dev.slipway.secret.SecretBox;
import dev.slipway.server.Server;
import dev.slipway.server.Servers;
import dev.slipway.store.Ids;
import dev.slipway.task.Task;
import dev.slipway.task.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What owners do with their webhooks. */
@Service
class ManageWebhooks {

  private static final int MAX_DESCRIPTION = 255;
  private static final Duration FORMER_SECRET_SIGNS = Duration.ofHours(24);
  private static final Duration BETWEEN_TESTS = Duration.ofSeconds(5);

  private final Webhooks webhooks;
  private final WebhookDeliveries deliveries;
  private final WebhookPayloads payloads;
  private final ReceiverUrls urls;
  private final SecretBox secrets;
  private final Credentials credentials;
  private final Servers servers;
  private final Tasks tasks;
  private final Products products;
  private final Activities activities;
  private final Windows windows;
  private final WebhookProperties properties;
  private final Clock clock;

  ManageWebhooks(
      Webhooks webhooks,
      WebhookDeliveries deliveries,
      WebhookPayloads payloads,
      ReceiverUrls urls,
      SecretBox secrets,
      Credentials credentials,
      Servers servers,
      Tasks tasks,
      Products products,
      Activities activities,
      Windows windows,
      WebhookProperties properties,
      Clock clock) {
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.payloads = payloads;
    this.urls = urls;
    this.secrets = secrets;
    this.credentials = credentials;
    this.servers = servers;
    this.tasks = tasks;
    this.products = products;
    this.activities = activities;
    this.windows = windows;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * What is asked for; what is null stays as it is, or is the usual.
   *
   * @param payload blank for the usual one
   */
  record Wish(
      @Nullable String url,
      @Nullable List<WebhookTopic> topics,
      @Nullable String payload,
      @Nullable String description,
      @Nullable Boolean enabled) {}

  /** A webhook and what its owner is shown once. */
  record Made(Webhook webhook, WebhookSecret secret) {}

  Made create(Caller caller, Wish wish) {
    List<WebhookTopic> topics = wish.topics() == null ? List.of() : wish.topics();
    topics.forEach(topic -> caller.require(Set.of(topic.subject().scope())));
    secrets.demandKey();
    Webhooks.Settings settings =
        checked(
            new Webhooks.Settings(
                stripped(wish.url()),
                topics.stream().distinct().sorted().toList(),
                custom(wish.payload(), null),
                stripped(wish.description()),
                !Boolean.FALSE.equals(wish.enabled())),
            true);
    if (webhooks.count(caller) >= properties.maxPerAccount()) {
      throw new Refusal(
          UserError.of(
              UserError.Code.INVALID,
              "You have %d webhooks already. Delete one that is not used."
                  .formatted(properties.maxPerAccount())));
    }
    String id = Ids.WEBHOOK.next();
    WebhookSecret secret = WebhookSecret.random();
    Webhook made =
        webhooks.add(caller, id, settings, secrets.seal(Webhook.secretOwner(id), secret.text()));
    note(caller, "webhook.create", "Made a webhook to " + host(made));
    return new Made(made, secret);
  }

  Webhook update(Caller caller, String id, Wish wish) {
    Webhook before = require(caller, id);
    List<WebhookTopic> topics =
        wish.topics() == null
            ? before.topics()
            : wish.topics().stream().distinct().sorted().toList();
    String url = wish.url() == null ? before.url() : stripped(wish.url());
    Webhooks.Settings settings =
        checked(
            new Webhooks.Settings(
                url,
                topics,
                custom(wish.payload(), before.customPayload()),
                wish.description() == null ? before.description() : stripped(wish.description()),
                wish.enabled() == null ? before.enabled() : wish.enabled()),
            !url.equals(before.url()));
    checkOwner(before, settings);
    Webhook now = webhooks.update(before, settings);
    if (!now.enabled()) {
      deliveries.giveUp(id, "The webhook was switched off.");
    }
    note(caller, "webhook.update", "Changed the webhook to " + host(now));
    return now;
  }

  /** A webhook can't be told of more than its own token may see, whoever changes it. */
  private void checkOwner(Webhook webhook, Webhooks.Settings settings) {
    Optional<Caller> owner = credentials.ofOwner(webhook.accountId(), webhook.apiTokenId());
    if (owner.isEmpty()) {
      if (settings.enabled()) {
        throw new Refusal(
            UserError.invalid(
                "enabled",
                "The token that this webhook was made with was revoked or has expired, so it stays "
                    + "off: make a new webhook."));
      }
      return;
    }
    for (WebhookTopic topic : settings.topics()) {
      if (!owner.get().may(topic.subject().scope())) {
        throw new Refusal(
            UserError.invalid(
                "topics",
                "The token that this webhook was made with lacks the scope %s, which %s needs."
                    .formatted(topic.subject().scope(), topic)));
      }
    }
  }

  private Webhooks.Settings checked(Webhooks.Settings settings, boolean newUrl) {
    List<UserError> errors = new ArrayList<>();
    if (newUrl) {
      urls.problem(settings.url())
          .map(text -> UserError.invalid("url", text))
          .ifPresent(errors::add);
    }
    if (settings.topics().isEmpty()) {
      errors.add(
          UserError.invalid("topics", "Choose at least one thing that it is to be told of."));
    }
    if (settings.customPayload() != null) {
      payloads.check(settings.customPayload(), settings.topics()).ifPresent(errors::add);
    }
    String description = settings.description();
    if (description.codePointCount(0, description.length()) > MAX_DESCRIPTION) {
      errors.add(
          UserError.invalid(
              "description", "This is too long: use at most " + MAX_DESCRIPTION + " characters."));
    } else if (description.chars().anyMatch(Character::isISOControl)) {
      errors.add(
          UserError.invalid("description", "This has a control character in it: remove it."));
    }
    if (!errors.isEmpty()) {
      throw new Refusal(errors);
    }
    return settings;
  }

  private static @Nullable String custom(@Nullable String wished, @Nullable String before) {
    if (wished == null) {
      return before;
    }
    return wished.isBlank() ? null : wished.strip();
  }

  private static String stripped(@Nullable String text) {
    return text == null ? "" : text.strip();
  }

  String delete(Caller caller, String id) {
    Webhook webhook = require(caller, id);
    webhooks.remove(webhook.id());
    note(caller, "webhook.delete", "Deleted the webhook to " + host(webhook));
    return webhook.id();
  }

  /**
   * Makes another secret.
   *
   * @param endFormerNow false where the one before is to sign too for a day
   */
  Made rotateSecret(Caller caller, String id, boolean endFormerNow) {
    Webhook webhook = require(caller, id);
    secrets.demandKey();
    WebhookSecret secret = WebhookSecret.random();
    Webhook now =
        webhooks.keepSecret(
            webhook,
            secrets.seal(Webhook.secretOwner(webhook.id()), secret.text()),
            endFormerNow ? null : clock.instant().plus(FORMER_SECRET_SIGNS));
    note(caller, "webhook.rotate-secret", "Made a new secret for the webhook to " + host(now));
    return new Made(now, secret);
  }

  /**
   * Sends a delivery without anything having happened, about the newest object of its kind.
   *
   * @param wished the topic; the webhook's first one where not given
   * @return the delivery's id
   */
  String test(Caller caller, String id, @Nullable WebhookTopic wished) {
    Webhook webhook = require(caller, id);
    requireEnabled(webhook);
    WebhookTopic topic = wished == null ? webhook.topics().getFirst() : wished;
    if (!webhook.topics().contains(topic)) {
      throw new Refusal(
          UserError.invalid(
              "topic", "This webhook is not told of this: choose one of its topics."));
    }
    Caller owner =
        credentials
            .ofOwner(webhook.accountId(), webhook.apiTokenId())
            .orElseThrow(() -> new Refusal(switchedOff()));
    String subjectId =
        newest(owner, topic)
            .orElseThrow(() ->
                new Refusal(
                    UserError.on(
                        "topic",
                        UserError.Code.NOT_FOUND,
                        "There is nothing yet that this could tell of: choose another topic.")));
    windows
        .tryOpen("webhook-test:" + webhook.id(), BETWEEN_TESTS)
        .ifPresent(wait -> {
          throw new Refusal(
              UserError.rateLimited("A test was sent just now. Wait a moment.", wait));
        });
    return deliveries.add(webhook.id(), topic, subjectId, true, Duration.ZERO);
  }

  private Optional<String> newest(Caller owner, WebhookTopic topic) {
    return switch (topic.subject()) {
      case SERVER -> servers.newest(owner).map(Server::id);
      case TASK -> tasks.newest(owner).map(Task::id);
      case PRODUCT -> products.newest(owner).map(Product::id);
    };
  }

  /** Has a delivery that has ended made again. */
  String redeliver(Caller caller, String deliveryId) {
    WebhookDelivery delivery =
        deliveries
            .find(caller, deliveryId)
            .orElseThrow(() -> new Refusal(UserError.notFound("deliveryId", "delivery")));
    requireEnabled(require(caller, delivery.webhookId()));
    if (!deliveries.redeliver(delivery.id())) {
      throw new Refusal(
          UserError.on(
              "deliveryId",
              UserError.Code.BUSY,
              "This is still being delivered, or a later one that tells of the same is."));
    }
    return delivery.id();
  }

  private static void requireEnabled(Webhook webhook) {
    if (!webhook.enabled()) {
      throw new Refusal(switchedOff());
    }
  }

  private static UserError switchedOff() {
    return UserError.of(
        UserError.Code.WRONG_STATUS, "This webhook is switched off: switch it on first.");
  }

  private Webhook require(Caller caller, String id) {
    return webhooks
        .find(caller, id)
        .orElseThrow(() -> new Refusal(UserError.notFound("webhookId", "webhook")));
  }

  private void note(Caller caller, String action, String summary) {
    activities.note(caller, null, action, summary, true, null);
  }

  /** Paths and queries can hold secrets of the receiver's. */
  private static String host(Webhook webhook) {
    return Objects.requireNonNullElse(java.net.URI.create(webhook.url()).getHost(), "?");
  }
}
