package dev.slipway.account;

import dev.slipway.error.ApiException;
import org.jspecify.annotations.Nullable;

/**
 * What one request does to the cookies of signing in: filled while the request runs, written out
 * with its answer.
 */
public final class SignInCookies {

  private final @Nullable String remoteAddress;
  private final @Nullable String userAgent;
  private final @Nullable String openId;
  private final boolean canCarry;
  private @Nullable String keptOpenId;
  private boolean droppedOpenId;
  private @Nullable String started;
  private boolean ended;

  /**
   * Begins empty.
   *
   * @param remoteAddress where the request came from
   * @param userAgent what the caller's browser calls itself
   * @param openId the attempt to sign in by OpenID Connect that the browser is on; null for none
   * @param canCarry false for a WebSocket, whose answers carry no cookies
   */
  public SignInCookies(
      @Nullable String remoteAddress,
      @Nullable String userAgent,
      @Nullable String openId,
      boolean canCarry) {
    this.remoteAddress = remoteAddress;
    this.userAgent = userAgent;
    this.openId = openId;
    this.canCarry = canCarry;
  }

  /** Where the request came from. */
  public @Nullable String remoteAddress() {
    return remoteAddress;
  }

  @Nullable String userAgent() {
    return userAgent;
  }

  /**
   * Lets only those pass whose answer can carry a cookie.
   *
   * @throws ApiException BAD_USER_INPUT over a WebSocket
   */
  public void requireCarrier() {
    if (!canCarry) {
      throw ApiException.badInput(
          "Sign in over HTTP: a WebSocket can't carry the session's cookie.");
    }
  }

  /** The attempt that the browser is on, as it was kept; null for none. */
  public @Nullable String openId() {
    return openId;
  }

  /** Begins an attempt. */
  public synchronized void keepOpenId(String attempt) {
    keptOpenId = attempt;
  }

  /** Ends the attempt that the browser is on. */
  public synchronized void dropOpenId() {
    keptOpenId = null;
    droppedOpenId = true;
  }

  /** The attempt that began; null where none did. */
  public synchronized @Nullable String keptOpenId() {
    return keptOpenId;
  }

  /** True where the attempt ended. */
  public synchronized boolean droppedOpenId() {
    return droppedOpenId;
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
