package dev.slipway.webhook;

import dev.slipway.account.ApiScope;
import dev.slipway.account.Caller;
import dev.slipway.error.UserError;
import dev.slipway.mutation.Mutations;
import dev.slipway.store.Ids;
import dev.slipway.store.PageArguments;
import dev.slipway.web.Connection;
import dev.slipway.web.NodeLoader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/**
 * Webhooks: queries and mutations. A secret goes past the kept outcome of a mutation, so that a
 * retry does not find it again, and is in no text of a payload, so that no log does.
 */
@Controller
class WebhookController implements NodeLoader {

  private final Webhooks webhooks;
  private final WebhookDeliveries deliveries;
  private final ManageWebhooks manage;
  private final Mutations mutations;

  WebhookController(
      Webhooks webhooks, WebhookDeliveries deliveries, ManageWebhooks manage, Mutations mutations) {
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.manage = manage;
    this.mutations = mutations;
  }

  record CreateWebhookInput(
      String url,
      List<WebhookTopic> topics,
      @Nullable String payload,
      @Nullable String description,
      @Nullable String clientMutationId) {}

  record UpdateWebhookInput(
      String webhookId,
      @Nullable String url,
      @Nullable List<WebhookTopic> topics,
      @Nullable String payload,
      @Nullable String description,
      @Nullable Boolean enabled,
      @Nullable String clientMutationId) {}

  record DeleteWebhookInput(String webhookId, @Nullable String clientMutationId) {}

  record RotateWebhookSecretInput(
      String webhookId, @Nullable Boolean endFormerNow, @Nullable String clientMutationId) {}

  record TestWebhookInput(
      String webhookId, @Nullable WebhookTopic topic, @Nullable String clientMutationId) {}

  record RedeliverWebhookInput(String deliveryId, @Nullable String clientMutationId) {}

  /** Of {@code createWebhook} and {@code rotateWebhookSecret}. */
  record WebhookSecretPayload(
      @Nullable Webhook webhook,
      @Nullable String secret,
      @Nullable String clientMutationId,
      List<UserError> userErrors) {

    @Override
    public String toString() {
      return "WebhookSecretPayload[userErrors=" + userErrors + "]";
    }
  }

  record UpdateWebhookPayload(
      @Nullable Webhook webhook, @Nullable String clientMutationId, List<UserError> userErrors) {}

  record DeleteWebhookPayload(
      @Nullable String deletedId, @Nullable String clientMutationId, List<UserError> userErrors) {}

  /** Of {@code testWebhook} and {@code redeliverWebhook}. */
  record WebhookDeliveryPayload(
      @Nullable WebhookDelivery delivery,
      @Nullable String clientMutationId,
      List<UserError> userErrors) {}

  @Override
  public String idPrefix() {
    return Ids.WEBHOOK.prefix();
  }

  @Override
  public Set<ApiScope> scopes() {
    return Set.of(ApiScope.SERVERS_READ, ApiScope.CATALOG_READ);
  }

  @Override
  public Optional<Webhook> load(Caller caller, String id) {
    return webhooks.find(caller, id);
  }

  @QueryMapping
  Connection<Webhook> webhooks(
      @Argument @Nullable Integer first, @Argument @Nullable String after, Caller caller) {
    return Connection.of(webhooks.page(caller, PageArguments.of(first, after, null, null)));
  }

  @QueryMapping
  @Nullable Webhook webhook(@Argument String id, Caller caller) {
    return load(caller, id).orElse(null);
  }

  @QueryMapping
  String usualWebhookPayload(@Argument List<WebhookTopic> topics) {
    return WebhookPayloads.usual(topics);
  }

  @SchemaMapping(typeName = "Webhook")
  String payload(Webhook webhook) {
    return WebhookPayloads.of(webhook);
  }

  @SchemaMapping(typeName = "Webhook")
  boolean hasUsualPayload(Webhook webhook) {
    return webhook.customPayload() == null;
  }

  @SchemaMapping(typeName = "Webhook", field = "deliveries")
  Connection<WebhookDelivery> deliveriesOfWebhook(
      Webhook webhook,
      @Argument @Nullable Integer first,
      @Argument @Nullable String after,
      @Argument WebhookDelivery.@Nullable Filter filter) {
    return Connection.of(
        deliveries.page(
            webhook.id(),
            filter == null ? null : filter.state(),
            PageArguments.of(first, after, null, null)));
  }

  @SchemaMapping(typeName = "WebhookDelivery")
  @Nullable Instant nextAttemptAt(WebhookDelivery delivery) {
    return delivery.state() == WebhookDelivery.State.WAITING ? delivery.dueAt() : null;
  }

  @BatchMapping(typeName = "WebhookDelivery", field = "attempts")
  List<List<WebhookDelivery.Attempt>> attemptsOfDeliveries(List<WebhookDelivery> asked) {
    Map<String, List<WebhookDelivery.Attempt>> found =
        deliveries.attempts(asked.stream().map(WebhookDelivery::id).toList());
    return asked.stream().map(delivery -> found.getOrDefault(delivery.id(), List.of())).toList();
  }

  @BatchMapping(typeName = "WebhookDelivery", field = "webhook")
  List<Webhook> webhooksOfDeliveries(List<WebhookDelivery> asked) {
    Map<String, Webhook> found =
        webhooks.findAll(asked.stream().map(WebhookDelivery::webhookId).distinct().toList());
    return asked.stream()
        .map(delivery -> java.util.Objects.requireNonNull(found.get(delivery.webhookId())))
        .toList();
  }

  @MutationMapping
  WebhookSecretPayload createWebhook(@Argument CreateWebhookInput input, Caller caller) {
    AtomicReference<@Nullable String> shownOnce = new AtomicReference<>();
    Mutations.Result<String> id =
        mutations.once(
            caller,
            "createWebhook",
            input.clientMutationId(),
            input,
            String.class,
            () ->
                shown(
                    manage.create(
                        caller,
                        new ManageWebhooks.Wish(
                            input.url(),
                            input.topics(),
                            input.payload(),
                            input.description(),
                            true)),
                    shownOnce));
    return new WebhookSecretPayload(
        find(caller, id.value()), shownOnce.get(), input.clientMutationId(), id.errors());
  }

  @MutationMapping
  UpdateWebhookPayload updateWebhook(@Argument UpdateWebhookInput input, Caller caller) {
    Mutations.Result<String> id =
        mutations.once(
            caller,
            "updateWebhook",
            input.clientMutationId(),
            input,
            String.class,
            () ->
                manage
                    .update(
                        caller,
                        input.webhookId(),
                        new ManageWebhooks.Wish(
                            input.url(),
                            input.topics(),
                            input.payload(),
                            input.description(),
                            input.enabled()))
                    .id());
    return new UpdateWebhookPayload(
        find(caller, id.value()), input.clientMutationId(), id.errors());
  }

  @MutationMapping
  DeleteWebhookPayload deleteWebhook(@Argument DeleteWebhookInput input, Caller caller) {
    Mutations.Result<String> id =
        mutations.once(
            caller,
            "deleteWebhook",
            input.clientMutationId(),
            input,
            String.class,
            () -> manage.delete(caller, input.webhookId()));
    return new DeleteWebhookPayload(id.value(), input.clientMutationId(), id.errors());
  }

  @MutationMapping
  WebhookSecretPayload rotateWebhookSecret(
      @Argument RotateWebhookSecretInput input, Caller caller) {
    AtomicReference<@Nullable String> shownOnce = new AtomicReference<>();
    Mutations.Result<String> id =
        mutations.once(
            caller,
            "rotateWebhookSecret",
            input.clientMutationId(),
            input,
            String.class,
            () ->
                shown(
                    manage.rotateSecret(
                        caller, input.webhookId(), Boolean.TRUE.equals(input.endFormerNow())),
                    shownOnce));
    return new WebhookSecretPayload(
        find(caller, id.value()), shownOnce.get(), input.clientMutationId(), id.errors());
  }

  @MutationMapping
  WebhookDeliveryPayload testWebhook(@Argument TestWebhookInput input, Caller caller) {
    return delivery(
        caller,
        input.clientMutationId(),
        mutations.once(
            caller,
            "testWebhook",
            input.clientMutationId(),
            input,
            String.class,
            () -> manage.test(caller, input.webhookId(), input.topic())));
  }

  @MutationMapping
  WebhookDeliveryPayload redeliverWebhook(@Argument RedeliverWebhookInput input, Caller caller) {
    return delivery(
        caller,
        input.clientMutationId(),
        mutations.once(
            caller,
            "redeliverWebhook",
            input.clientMutationId(),
            input,
            String.class,
            () -> manage.redeliver(caller, input.deliveryId())));
  }

  private static String shown(
      ManageWebhooks.Made made, AtomicReference<@Nullable String> shownOnce) {
    shownOnce.set(made.secret().text());
    return made.webhook().id();
  }

  private @Nullable Webhook find(Caller caller, @Nullable String id) {
    return id == null ? null : webhooks.find(caller, id).orElse(null);
  }

  private WebhookDeliveryPayload delivery(
      Caller caller, @Nullable String clientMutationId, Mutations.Result<String> id) {
    return new WebhookDeliveryPayload(
        id.value() == null ? null : deliveries.find(caller, id.value()).orElse(null),
        clientMutationId,
        id.errors());
  }
}
