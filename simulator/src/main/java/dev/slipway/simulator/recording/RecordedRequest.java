package dev.slipway.simulator.recording;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call that the panel received.
 *
 * @param operation the path without the prefix
 * @param path the path as it was sent
 * @param query as it was sent, without the question mark; null if there was none
 * @param headers names in lower case; the token is not kept
 * @param took from the first byte read to the last one written, null while it is being answered
 * @param status 0 while it is being answered, and for a call that never got an answer
 */
public record RecordedRequest(
    String method,
    String operation,
    String path,
    @Nullable String query,
    Map<String, String> headers,
    String body,
    Instant at,
    @Nullable Duration took,
    int status) {

  /** Whether it is one of the calls that the pattern means. */
  public boolean is(CallPattern pattern) {
    return pattern.matches(method, operation, query);
  }
}
