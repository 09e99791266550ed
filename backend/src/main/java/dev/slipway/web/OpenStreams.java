package dev.slipway.web;

import dev.slipway.limit.LimitProperties;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * How many WebSockets and event streams each caller has open on this node: each holds a connection
 * for as long as it likes, of which a node has only so many.
 */
@Component
class OpenStreams {

  private final int most;
  private final Map<String, Integer> open = new ConcurrentHashMap<>();

  OpenStreams(LimitProperties limits) {
    this.most = limits.socketsPerCaller();
  }

  /** Counts one more; false where the caller has as many as are allowed. */
  boolean tryOpen(String callerKey) {
    if (open.merge(callerKey, 1, Integer::sum) > most) {
      close(callerKey);
      return false;
    }
    return true;
  }

  /** Counts one less. */
  void close(String callerKey) {
    open.computeIfPresent(callerKey, (key, count) -> count > 1 ? count - 1 : null);
  }
}
