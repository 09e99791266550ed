package dev.slipway.secret;

import dev.slipway.settings.InvalidSetting;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The keys of {@link SecretBox}. They are needed only where something is kept secret.
 *
 * @param secretKey 32 bytes in base64: encrypts what is secret in the store
 * @param formerSecretKey the key before the present one, while something is still sealed with it:
 *     it opens and never seals
 */
@ConfigurationProperties("slipway")
public record SecretProperties(@Nullable String secretKey, @Nullable String formerSecretKey) {

  static final String SECRET_KEY = "slipway.secret-key";

  private static final int KEY_BYTES = 32;

  /** Checks the keys that are set, so that a wrong one stops the start. */
  public SecretProperties {
    secretKey = check(SECRET_KEY, secretKey);
    formerSecretKey = check("slipway.former-secret-key", formerSecretKey);
  }

  private static @Nullable String check(String setting, @Nullable String key) {
    if (key == null || key.isBlank()) {
      return null;
    }
    try {
      if (Base64.getDecoder().decode(key.strip()).length == KEY_BYTES) {
        return key.strip();
      }
    } catch (IllegalArgumentException e) {
      // Refused below like a key of another length.
    }
    throw InvalidSetting.of(
        setting, "is not 32 bytes in base64: make one with `openssl rand -base64 32`.");
  }

  /** What seals from now on; empty where it is not set. */
  Optional<byte[]> key() {
    return Optional.ofNullable(secretKey).map(Base64.getDecoder()::decode);
  }

  /** What sealed before; empty where it is not set. */
  Optional<byte[]> formerKey() {
    return Optional.ofNullable(formerSecretKey).map(Base64.getDecoder()::decode);
  }

  /** Without the keys. */
  @Override
  public String toString() {
    return "SecretProperties[]";
  }
}
