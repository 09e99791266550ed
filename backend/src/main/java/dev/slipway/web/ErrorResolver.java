package dev.slipway.web;

import dev.slipway.dns.DnsException;
import dev.slipway.error.ApiException;
import dev.slipway.error.ApiException.Code;
import dev.slipway.error.Refusal;
import dev.slipway.panel.PanelException;
import dev.slipway.panel.PanelUnavailable;
import graphql.ErrorClassification;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.schema.DataFetchingEnvironment;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.execution.DataFetcherExceptionResolver;
import org.springframework.graphql.execution.SubscriptionExceptionResolver;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindException;
import reactor.core.publisher.Mono;

/**
 * The one place that turns exceptions into GraphQL errors. What is not foreseen becomes INTERNAL
 * and is logged.
 */
@Component
@Order(1)
class ErrorResolver implements DataFetcherExceptionResolver, SubscriptionExceptionResolver {

  private static final Logger log = LoggerFactory.getLogger(ErrorResolver.class);

  private final RequestIds requestIds;

  ErrorResolver(RequestIds requestIds) {
    this.requestIds = requestIds;
  }

  @Override
  public Mono<List<GraphQLError>> resolveException(
      Throwable exception, DataFetchingEnvironment environment) {
    GraphQLError located = GraphqlErrorBuilder.newError(environment).message("").build();
    GraphQLError error = toError(exception);
    return Mono.just(
        List.of(
            GraphqlErrorBuilder.newError()
                .message(error.getMessage())
                .errorType(error.getErrorType())
                .path(located.getPath())
                .locations(located.getLocations())
                .extensions(error.getExtensions())
                .build()));
  }

  @Override
  public Mono<List<GraphQLError>> resolveException(Throwable exception) {
    return Mono.just(List.of(toError(exception)));
  }

  private GraphQLError toError(Throwable thrown) {
    Throwable exception =
        thrown instanceof CompletionException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    return switch (exception) {
      case ApiException e -> error(e.code(), message(e), e.retryAfter());
      case Refusal e -> error(Code.BAD_USER_INPUT, e.errors().getFirst().message(), null);
      case PanelUnavailable e -> panel(e, e.retryAfter().orElse(null));
      case PanelException e -> panel(e, null);
      case DnsException e -> dns(e);
      case BindException e -> badInput(e);
      default -> {
        String requestId = requestIds.next();
        log.error("Request {} failed", requestId, exception);
        yield error(
            Code.INTERNAL,
            "Something went wrong on our side. Try again, and give support the request id if it stays.",
            null,
            requestId);
      }
    };
  }

  private static String message(Throwable e) {
    return e.getMessage() == null ? "" : e.getMessage();
  }

  private GraphQLError badInput(Exception e) {
    log.debug("Arguments that could not be read", e);
    return error(Code.BAD_USER_INPUT, "The arguments do not fit the schema.", null);
  }

  private GraphQLError panel(PanelException e, @Nullable Duration retryAfter) {
    String requestId = requestIds.next();
    log.warn("Request {}: {}", requestId, e.getMessage());
    return error(
        Code.PANEL_UNAVAILABLE,
        "The panel could not give this just now. Try again in a moment.",
        retryAfter,
        requestId);
  }

  private GraphQLError dns(DnsException e) {
    String requestId = requestIds.next();
    log.warn("Request {}: {}", requestId, e.getMessage());
    return error(
        Code.DNS_UNAVAILABLE,
        "The DNS server could not give this just now. Try again in a moment.",
        null,
        requestId);
  }

  private GraphQLError error(Code code, String message, @Nullable Duration retryAfter) {
    return error(code, message, retryAfter, requestIds.next());
  }

  private static GraphQLError error(
      Code code, String message, @Nullable Duration retryAfter, String requestId) {
    Map<String, Object> extensions = new HashMap<>();
    extensions.put("code", code.name());
    extensions.put("requestId", requestId);
    if (retryAfter != null) {
      extensions.put("retryAfterSeconds", Math.max(1, retryAfter.toSeconds()));
    }
    return GraphqlErrorBuilder.newError()
        .message(message)
        .errorType(ErrorClassification.errorClassification(code.name()))
        .extensions(extensions)
        .build();
  }
}
