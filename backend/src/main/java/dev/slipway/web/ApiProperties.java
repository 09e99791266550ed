package dev.slipway.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code slipway.api}: who may send what to {@code /graphql}.
 *
 * @param adHocQueries whether documents of one's own are taken without a token; where not, a
 *     browser is held to those that the client area was built with
 */
@ConfigurationProperties("slipway.api")
public record ApiProperties(@DefaultValue("true") boolean adHocQueries) {}
