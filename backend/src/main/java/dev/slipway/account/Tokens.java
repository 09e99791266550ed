package dev.slipway.account;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The bearer tokens, as far as finding out who is asking needs them. */
public interface Tokens {

  /**
   * Who a token belongs to, and what it may do.
   *
   * @param remoteAddress where the call came from; null where unknown
   * @return empty where the token is unknown, revoked or expired, or may not be used from there
   */
  Optional<Caller> find(String secret, @Nullable String remoteAddress);

  /**
   * Who a token belongs to, and what it may do, for work that goes on in its name.
   *
   * @return empty where the token is unknown, revoked or expired
   */
  Optional<Caller> findById(String tokenId);

  /** Whether a token has neither been revoked nor expired. */
  boolean isUsable(String tokenId);
}
