package dev.slipway.web;

import dev.slipway.error.ApiException.Code;
import dev.slipway.limit.LimitProperties;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers to requests that never reach the engine, in the shape that its own errors have. They cost
 * nothing.
 */
@Component
class HttpErrors {

  private final RequestIds requestIds;
  private final JsonMapper json;
  private final LimitProperties limits;

  HttpErrors(RequestIds requestIds, JsonMapper json, LimitProperties limits) {
    this.requestIds = requestIds;
    this.json = json;
    this.limits = limits;
  }

  /** A response's body with one error. */
  Map<String, Object> body(Code code, String message, @Nullable Long retryAfterSeconds) {
    Map<String, Object> extensions = new LinkedHashMap<>();
    extensions.put("code", code.name());
    extensions.put("requestId", requestIds.next());
    if (retryAfterSeconds != null) {
      extensions.put("retryAfterSeconds", retryAfterSeconds);
    }
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("message", message);
    error.put("extensions", extensions);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("errors", List.of(error));
    body.put("extensions", Map.of("cost", Map.of("requested", 0, "maximum", limits.maxCost())));
    return body;
  }

  void write(HttpServletResponse response, int status, Code code, String message)
      throws IOException {
    write(response, status, code, message, null);
  }

  void write(
      HttpServletResponse response,
      int status,
      Code code,
      String message,
      @Nullable Duration retryAfter)
      throws IOException {
    response.setStatus(status);
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    if (status == HttpServletResponse.SC_UNAUTHORIZED) {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    Long seconds =
        retryAfter == null ? null : dev.slipway.limit.RateLimits.wholeSeconds(retryAfter);
    if (seconds != null) {
      response.setHeader(HttpHeaders.RETRY_AFTER, seconds.toString());
    }
    response.getOutputStream().write(json.writeValueAsBytes(body(code, message, seconds)));
  }
}
