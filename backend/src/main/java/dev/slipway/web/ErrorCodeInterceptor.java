package dev.slipway.web;

import dev.slipway.error.ApiException.Code;
import graphql.ErrorClassification;
import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.introspection.GoodFaithIntrospection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Gives a code and a request id to the errors that the engine makes by itself: text that is no
 * GraphQL, fields that the schema does not have, values of the wrong type.
 */
@Component
@Order(0)
class ErrorCodeInterceptor implements WebGraphQlInterceptor {

  private static final int MAX_MESSAGE = 500;

  private final RequestIds requestIds;

  ErrorCodeInterceptor(RequestIds requestIds) {
    this.requestIds = requestIds;
  }

  @Override
  public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
    return chain
        .next(request)
        .map(response -> {
          List<GraphQLError> errors = response.getExecutionResult().getErrors();
          if (errors.stream().allMatch(ErrorCodeInterceptor::hasCode)) {
            return response;
          }
          List<GraphQLError> complete =
              errors.stream().map(error -> hasCode(error) ? error : withCode(error)).toList();
          return response.transform(builder -> builder.errors(complete));
        });
  }

  private static boolean hasCode(GraphQLError error) {
    Map<String, Object> extensions = error.getExtensions();
    return extensions != null
        && extensions.containsKey("code")
        && extensions.containsKey("requestId");
  }

  private GraphQLError withCode(GraphQLError error) {
    Map<String, Object> extensions = new LinkedHashMap<>();
    if (error.getExtensions() != null) {
      extensions.putAll(error.getExtensions());
    }
    extensions.putIfAbsent("code", code(error).name());
    extensions.put("requestId", requestIds.next());
    return GraphqlErrorBuilder.newError()
        .message(shortened(error.getMessage()))
        .errorType(ErrorClassification.errorClassification(extensions.get("code").toString()))
        .path(error.getPath())
        .locations(error.getLocations())
        .extensions(extensions)
        .build();
  }

  /** The engine's words repeat what was sent, however long. */
  private static String shortened(@Nullable String message) {
    String text = message == null ? "" : message;
    return text.codePointCount(0, text.length()) <= MAX_MESSAGE
        ? text
        : text.substring(0, text.offsetByCodePoints(0, MAX_MESSAGE)) + "…";
  }

  private static Code code(GraphQLError error) {
    ErrorClassification type = error.getErrorType();
    return error instanceof GoodFaithIntrospection.BadFaithIntrospectionError
            || type == ErrorType.InvalidSyntax
            || type == ErrorType.ValidationError
            || type == ErrorType.OperationNotSupported
        ? Code.BAD_USER_INPUT
        : Code.INTERNAL;
  }
}
