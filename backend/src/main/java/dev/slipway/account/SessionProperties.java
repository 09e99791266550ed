package dev.slipway.account;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code slipway.session}.
 *
 * @param idleTimeout a session that was not used for this long ends
 * @param maxAge a session ends after this long, used or not
 * @param freshFor how long it counts that somebody proved to be there
 * @param freshCheck who has to, before what can't be undone or shows a secret
 */
@ConfigurationProperties("slipway.session")
public record SessionProperties(
    @DefaultValue("24h") Duration idleTimeout,
    @DefaultValue("30d") Duration maxAge,
    @DefaultValue("15m") Duration freshFor,
    @DefaultValue("second-factor") FreshCheckOf freshCheck) {

  /** Of whom a fresh check is asked. */
  public enum FreshCheckOf {
    /** Of people who have a second factor or a passkey. */
    SECOND_FACTOR,
    /** Of everybody; who has no second factor gives the password. */
    EVERYBODY
  }
}
