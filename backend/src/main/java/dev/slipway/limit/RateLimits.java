package dev.slipway.limit;

import dev.slipway.account.Caller;
import dev.slipway.account.ClientNetwork;
import dev.slipway.cluster.Buckets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * How often one caller may ask. A caller is an account, a token, or, where nobody is signed in, a
 * network.
 */
@Service
public class RateLimits {

  /** So much cost is worth one request more. */
  static final int COST_OF_A_REQUEST = 1000;

  private final Buckets buckets;
  private final Buckets.Size requests;
  private final Buckets.Size introspections;

  RateLimits(Buckets buckets, LimitProperties properties) {
    this.buckets = buckets;
    this.requests =
        new Buckets.Size(
            properties.requestBurst(), properties.requestsPerSecond(), Duration.ofSeconds(1));
    this.introspections =
        new Buckets.Size(
            properties.introspectionsPerMinute(),
            properties.introspectionsPerMinute(),
            Duration.ofMinutes(1));
  }

  /** Takes one request from a caller's allowance. */
  public Buckets.Taken request(String callerKey) {
    return buckets.take("requests:" + callerKey, requests, 1);
  }

  /**
   * Takes what an operation costs beyond a plain request, also where the allowance has less left:
   * the next requests then wait for longer.
   */
  void charge(String callerKey, long cost) {
    long more = cost / COST_OF_A_REQUEST;
    if (more > 0) {
      buckets.charge("requests:" + callerKey, requests, more);
    }
  }

  Buckets.Taken introspection(String callerKey) {
    return buckets.take("introspections:" + callerKey, introspections, 1);
  }

  /** Whom a limit is counted for. */
  public static String keyOf(@Nullable Caller caller, @Nullable String remoteAddress) {
    return caller == null ? "network:" + ClientNetwork.of(remoteAddress) : caller.id();
  }

  /** Rounded up, as who comes back too early is refused again. */
  public static long wholeSeconds(Duration wait) {
    return Math.max(1, (wait.toMillis() + 999) / 1000);
  }
}
