package dev.slipway.limit;

import dev.slipway.error.ApiException.Code;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.AbortExecutionException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words of a limit that was reached. */
final class Refusals {

  private Refusals() {}

  static AbortExecutionException tooMuch(String message) {
    return refusal(Code.BAD_USER_INPUT, message, null);
  }

  static AbortExecutionException tooOften(String message, Duration wait) {
    return refusal(Code.RATE_LIMITED, message, wait);
  }

  private static AbortExecutionException refusal(
      Code code, String message, @Nullable Duration wait) {
    Map<String, Object> extensions = new LinkedHashMap<>();
    extensions.put("code", code.name());
    if (wait != null) {
      extensions.put("retryAfterSeconds", RateLimits.wholeSeconds(wait));
    }
    GraphQLError error =
        GraphqlErrorBuilder.newError().message(message).extensions(extensions).build();
    return new AbortExecutionException(List.of(error));
  }
}
