package dev.slipway.account;

import org.jspecify.annotations.Nullable;

/**
 * What one request does to the session's cookie: filled while the request runs, written out with
 * its answer.
 */
public final class SignInCookies {

  private final @Nullable String remoteAddress;
  private final @Nullable String userAgent;
  private final boolean canCarry;
  private @Nullable String started;
  private boolean ended;

  /**
   * Begins empty.
   *
   * @param remoteAddress where the request came from
   * @param userAgent what the caller's browser calls itself
   * @param canCarry false for a WebSocket, whose answers carry no cookies
   */
  public SignInCookies(
      @Nullable String remoteAddress, @Nullable String userAgent, boolean canCarry) {
    this.remoteAddress = remoteAddress;
    this.userAgent = userAgent;
    this.canCarry = canCarry;
  }

  @Nullable String remoteAddress() {
    return remoteAddress;
  }

  @Nullable String userAgent() {
    return userAgent;
  }

  boolean canCarry() {
    return canCarry;
  }

  synchronized void start(String secret) {
    started = secret;
    ended = false;
  }

  synchronized void end() {
    started = null;
    ended = true;
  }

  /** The secret of a session that began; null where none did. */
  public synchronized @Nullable String started() {
    return started;
  }

  /** True where the session ended. */
  public synchronized boolean ended() {
    return ended;
  }
}
