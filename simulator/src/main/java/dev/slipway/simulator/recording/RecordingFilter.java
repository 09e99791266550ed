package dev.slipway.simulator.recording;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes every call into the log, from its arrival to the end of its answer, also those that go
 * wrong on purpose.
 */
public final class RecordingFilter extends HttpFilter {

  /** Set on a request that will never get an answer. */
  public static final String UNANSWERED = RecordingFilter.class.getName() + ".unanswered";

  private final transient RequestLog log;
  private final String prefix;
  private final String ownPath;

  /**
   * A filter for calls under a prefix.
   *
   * @param ownPath the path of the simulator's own operations, which are not recorded
   */
  public RecordingFilter(RequestLog log, String prefix, String ownPath) {
    this.log = log;
    this.prefix = prefix;
    this.ownPath = ownPath;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = request.getRequestURI();
    if (path.startsWith(ownPath)) {
      chain.doFilter(request, response);
      return;
    }
    BufferedRequest buffered = new BufferedRequest(request);
    RequestLog.Entry entry = log.begin(recorded(buffered, path));
    try {
      chain.doFilter(buffered, response);
    } finally {
      boolean unanswered = request.getAttribute(UNANSWERED) != null;
      entry.answered(unanswered ? 0 : response.getStatus());
    }
  }

  private RecordedRequest recorded(BufferedRequest request, String path) {
    return new RecordedRequest(
        request.getMethod(),
        operation(path, prefix),
        path,
        request.getQueryString(),
        headers(request),
        request.body(),
        Instant.now(),
        null,
        0);
  }

  /** The path without the prefix, where it has it. */
  public static String operation(String path, String prefix) {
    return path.startsWith(prefix) ? path.substring(prefix.length()) : path;
  }

  private static Map<String, String> headers(HttpServletRequest request) {
    Map<String, String> headers = new TreeMap<>();
    for (String name : Collections.list(request.getHeaderNames())) {
      if (!name.equalsIgnoreCase("Authorization")) {
        headers.put(
            name.toLowerCase(Locale.ROOT),
            String.join(", ", Collections.list(request.getHeaders(name))));
      }
    }
    return headers;
  }
}
