package dev.slipway.webhook;

import dev.slipway.account.Caller;
import dev.slipway.error.ApiException.Code;
import dev.slipway.web.NodeLoader;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.support.DefaultExecutionGraphQlRequest;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes what is sent: the owner's selection, carried out as the owner, at the moment of sending.
 * So a payload holds nothing that its owner may not see by then, and shows the newest state.
 */
@Component
class WebhookMessages {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MAX_BYTES = 256 * 1024;

  private final ObjectProvider<ExecutionGraphQlService> engine;
  private final JsonMapper json;

  WebhookMessages(ObjectProvider<ExecutionGraphQlService> engine, JsonMapper json) {
    this.engine = engine;
    this.json = json;
  }

  /** What came of writing. */
  sealed interface Written {

    /** A body to send. */
    record Message(String body) implements Written {}

    /** The owner may not see what it is about, or no longer. */
    record NotForOwner(String why) implements Written {}

    /** It can't be written just now. */
    record NotNow(String why) implements Written {}
  }

  Written write(Webhook webhook, WebhookDelivery delivery, Caller owner) {
    ExecutionResult result = execute(webhook, delivery, owner);
    Map<String, @Nullable Object> data = result.getData();
    Object subject = data == null ? null : data.get(delivery.topic().subject().key());
    if (subject == null) {
      return withoutSubject(result.getErrors());
    }
    String body = json.writeValueAsString(envelope(delivery, data, result.getErrors()));
    return body.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES
        ? new Written.NotNow(
            "The payload is larger than %d KB: select fewer fields or shorter lists."
                .formatted(MAX_BYTES / 1024))
        : new Written.Message(body);
  }

  private ExecutionResult execute(Webhook webhook, WebhookDelivery delivery, Caller owner) {
    DefaultExecutionGraphQlRequest request =
        new DefaultExecutionGraphQlRequest(
            WebhookPayloads.query(webhook, delivery.topic().subject()),
            null,
            Map.of("id", delivery.subjectId()),
            null,
            UUID.randomUUID().toString(),
            Locale.ENGLISH);
    request.configureExecutionInput((input, builder) -> {
      input.getGraphQLContext().put(Caller.class, owner);
      input.getGraphQLContext().put(NodeLoader.STORED, true);
      return input;
    });
    return Objects.requireNonNull(engine.getObject().execute(request).block(PATIENCE))
        .getExecutionResult();
  }

  private static Written withoutSubject(List<GraphQLError> errors) {
    Optional<GraphQLError> grave =
        errors.stream().filter(error -> !code(error).equals(Code.FORBIDDEN.name())).findFirst();
    return grave.isPresent()
        ? new Written.NotNow("The payload can't be made: " + grave.get().getMessage())
        : new Written.NotForOwner("Its owner may not see this, or no longer.");
  }

  private static String code(GraphQLError error) {
    return error.getExtensions() == null ? "" : String.valueOf(error.getExtensions().get("code"));
  }

  private static Map<String, Object> envelope(
      WebhookDelivery delivery, Map<String, @Nullable Object> data, List<GraphQLError> errors) {
    Map<String, Object> envelope = new LinkedHashMap<>();
    envelope.put("type", delivery.topic().eventType());
    envelope.put("timestamp", delivery.createdAt().toString());
    if (delivery.test()) {
      envelope.put("test", true);
    }
    envelope.put("data", data);
    if (!errors.isEmpty()) {
      envelope.put("errors", errors.stream().map(GraphQLError::toSpecification).toList());
    }
    return envelope;
  }
}
