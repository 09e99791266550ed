package dev.slipway.account;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code slipway.session}.
 *
 * @param idleTimeout a session that was not used for this long ends
 * @param maxAge a session ends after this long, used or not
 */
@ConfigurationProperties("slipway.session")
public record SessionProperties(
    @DefaultValue("24h") Duration idleTimeout, @DefaultValue("30d") Duration maxAge) {}
