package dev.slipway.account;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code slipway.operator}: the first operator, made at the first start; later starts ignore it.
 */
@ConfigurationProperties("slipway.operator")
public record OperatorProperties(@Nullable String email, @Nullable String password) {

  @Override
  public String toString() {
    return "OperatorProperties[email=" + email + "]";
  }
}
