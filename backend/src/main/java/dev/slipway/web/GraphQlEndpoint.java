package dev.slipway.web;

import dev.slipway.account.Caller;
import dev.slipway.error.ApiException.Code;
import dev.slipway.limit.RateLimits;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.graphql.GraphQlRequest;
import org.springframework.graphql.MediaTypes;
import org.springframework.graphql.ResponseError;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * {@code /graphql} over HTTP, and the schema as a file. It is read as the specification GraphQL
 * over HTTP has it: queries by GET, all else by POST, strict bodies, and a status that tells what
 * became of the request. Subscriptions answer with server-sent events. Takes the place of Spring's
 * own, which reads more leniently and knows no GET.
 */
@Configuration(proxyBeanMethods = false)
class GraphQlEndpoint {

  /**
   * Longer than anything that a request waits for, a first call with the same {@code
   * clientMutationId} among it. Tomcat would give up after 30 s.
   */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final WebGraphQlHandler engine;
  private final HttpRequestReader reader;
  private final HttpErrors errors;
  private final EventStream events;

  GraphQlEndpoint(
      WebGraphQlHandler engine, HttpRequestReader reader, HttpErrors errors, EventStream events) {
    this.engine = engine;
    this.reader = reader;
    this.errors = errors;
    this.events = events;
  }

  @Bean
  @Order(-1)
  RouterFunction<ServerResponse> graphQlOverHttp() {
    return RouterFunctions.route(RequestPredicates.path("/graphql"), this::handle)
        .andRoute(
            RequestPredicates.GET("/schema.graphqls"),
            request ->
                ServerResponse.ok()
                    .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
                    .body(new ClassPathResource("graphql/schema.graphqls")));
  }

  private ServerResponse handle(ServerRequest request) throws IOException {
    boolean isGet = HttpMethod.GET.equals(request.method());
    if (!isGet && !HttpMethod.POST.equals(request.method())) {
      return notAllowed("Send a POST, or a GET with a query.", "GET, POST");
    }
    MediaType answer = answerType(request);
    if (answer == null) {
      return refusal(
          HttpStatus.NOT_ACCEPTABLE,
          "Accept application/graphql-response+json, application/json or text/event-stream.");
    }
    try {
      GraphQlRequest read = isGet ? reader.readGet(request) : reader.readPost(request);
      if (isGet && !mayBeGot(read, answer)) {
        return notAllowed(
            "Only queries can be sent by GET, and subscriptions that are answered as text/event-stream: send this as a POST.",
            "POST");
      }
      WebGraphQlRequest asked = asked(request, read);
      return answer.equals(MediaType.TEXT_EVENT_STREAM)
          ? events.answer(callerKey(request), engine.handleRequest(asked))
          : ServerResponse.async(
              engine.handleRequest(asked).map(response -> answer(response, answer)).toFuture(),
              PATIENCE);
    } catch (HttpRequestReader.Unreadable e) {
      return refusal(e.status(), String.valueOf(e.getMessage()));
    }
  }

  private static String callerKey(ServerRequest request) {
    HttpServletRequest servlet = request.servletRequest();
    return RateLimits.keyOf(
        (Caller) servlet.getAttribute(GraphQlGuard.CALLER), servlet.getRemoteAddr());
  }

  private static WebGraphQlRequest asked(ServerRequest request, GraphQlRequest read) {
    return new WebGraphQlRequest(
        request.uri(),
        request.headers().asHttpHeaders(),
        new LinkedMultiValueMap<>(),
        request.remoteAddress().orElse(null),
        request.attributes(),
        read,
        UUID.randomUUID().toString(),
        LocaleContextHolder.getLocale());
  }

  /** What the caller would like best of what there is; null where nothing of it will do. */
  private static @Nullable MediaType answerType(ServerRequest request) {
    List<MediaType> accepted;
    try {
      accepted = request.headers().accept();
    } catch (InvalidMediaTypeException e) {
      return null;
    }
    if (accepted.isEmpty()) {
      return MediaType.APPLICATION_JSON;
    }
    return accepted.stream()
        .filter(type -> type.getQualityValue() > 0)
        .sorted((one, other) -> Double.compare(other.getQualityValue(), one.getQualityValue()))
        .map(GraphQlEndpoint::offered)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable MediaType offered(MediaType wanted) {
    if (wanted.equalsTypeAndSubtype(MediaTypes.APPLICATION_GRAPHQL_RESPONSE)) {
      return MediaTypes.APPLICATION_GRAPHQL_RESPONSE;
    }
    if (wanted.equalsTypeAndSubtype(MediaType.TEXT_EVENT_STREAM)) {
      return MediaType.TEXT_EVENT_STREAM;
    }
    return wanted.includes(MediaType.APPLICATION_JSON) ? MediaType.APPLICATION_JSON : null;
  }

  /** True also for what can't be read: the engine says what is wrong with it. */
  private static boolean mayBeGot(GraphQlRequest request, MediaType answer) {
    Document document;
    try {
      document = new Parser().parseDocument(request.getDocument());
    } catch (InvalidSyntaxException e) {
      return true;
    }
    String name = request.getOperationName();
    return document.getDefinitionsOfType(OperationDefinition.class).stream()
        .filter(operation -> name == null || name.equals(operation.getName()))
        .allMatch(operation ->
            switch (operation.getOperation()) {
              case QUERY -> true;
              case MUTATION -> false;
              case SUBSCRIPTION -> answer.equals(MediaType.TEXT_EVENT_STREAM);
            });
  }

  private ServerResponse answer(WebGraphQlResponse response, MediaType type) {
    if (response.getData() instanceof Publisher) {
      return refusal(
          HttpStatus.BAD_REQUEST,
          "Subscriptions need a WebSocket, or a request that accepts text/event-stream.");
    }
    ServerResponse.BodyBuilder builder = ServerResponse.status(status(response, type));
    builder.headers(headers -> headers.putAll(response.getResponseHeaders()));
    Object wait = extension(response, "retryAfterSeconds");
    if (isRateLimited(response) && wait != null) {
      builder.header(HttpHeaders.RETRY_AFTER, wait.toString());
    }
    return builder.contentType(type).body(response.toMap());
  }

  private static HttpStatus status(WebGraphQlResponse response, MediaType type) {
    if (response.getExecutionResult().isDataPresent()) {
      return HttpStatus.OK;
    }
    if (isRateLimited(response)) {
      return HttpStatus.TOO_MANY_REQUESTS;
    }
    // The older media type promises 200 for all that was well-formed.
    return type.equals(MediaType.APPLICATION_JSON) ? HttpStatus.OK : HttpStatus.BAD_REQUEST;
  }

  private static boolean isRateLimited(WebGraphQlResponse response) {
    return !response.getExecutionResult().isDataPresent()
        && Code.RATE_LIMITED.name().equals(extension(response, "code"));
  }

  private static @Nullable Object extension(WebGraphQlResponse response, String name) {
    List<ResponseError> errors = response.getErrors();
    return errors.isEmpty() ? null : errors.getFirst().getExtensions().get(name);
  }

  private ServerResponse notAllowed(String message, String allowed) {
    return ServerResponse.status(HttpStatus.METHOD_NOT_ALLOWED)
        .header(HttpHeaders.ALLOW, allowed)
        .contentType(MediaType.APPLICATION_JSON)
        .body(badInput(message));
  }

  private ServerResponse refusal(HttpStatus status, String message) {
    return ServerResponse.status(status)
        .contentType(MediaType.APPLICATION_JSON)
        .body(badInput(message));
  }

  private Map<String, Object> badInput(String message) {
    return errors.body(Code.BAD_USER_INPUT, message, null);
  }
}
