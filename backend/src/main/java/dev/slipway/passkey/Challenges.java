package dev.slipway.passkey;

import dev.slipway.cluster.SharedValues;
import dev.slipway.cluster.Windows;
import dev.slipway.store.Hashes;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import org.springframework.stereotype.Component;

/**
 * What devices are to sign: 256 random bits, good once and for a few minutes. Kept with what nodes
 * share, as losing one costs its owner a second try and nothing else.
 */
@Component
class Challenges {

  static final Duration VALID_FOR = Duration.ofMinutes(5);

  private static final int BYTES = 32;

  private final SharedValues values;
  private final Windows taken;
  private final SecureRandom random = new SecureRandom();

  Challenges(SharedValues values, Windows taken) {
    this.values = values;
    this.taken = taken;
  }

  /**
   * Makes one.
   *
   * @param purpose what it may be used for
   * @return base64url
   */
  String make(String purpose) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    String challenge = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    values.put(key(challenge), purpose, VALID_FOR);
    return challenge;
  }

  /** Takes one: true once, for the purpose that it was made for. */
  boolean take(String challenge, String purpose) {
    String key = key(challenge);
    return values.get(key, String.class).filter(purpose::equals).isPresent()
        && taken.tryOpen(key, VALID_FOR).isEmpty();
  }

  private static String key(String challenge) {
    return "passkey-challenge:" + Hashes.sha256(challenge);
  }
}
