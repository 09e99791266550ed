package dev.slipway.secondfactor;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes that follow from a secret and the time (RFC 6238), in the form that every authenticator app
 * takes: HMAC-SHA-1, six digits, thirty seconds. The JDK has the HMAC; the rest is arithmetic that
 * the RFC's own vectors test.
 */
final class Totp {

  static final int DIGITS = 6;

  /** How long a code is shown. */
  static final Duration STEP = Duration.ofSeconds(30);

  /**
   * Codes of so many steps before and after now are taken: clocks differ, and typing takes time.
   */
  private static final int TOLERANCE = 1;

  private static final Pattern FORM = Pattern.compile("[0-9]{" + DIGITS + "}");

  private Totp() {}

  /** Whether a text, without its spaces, has the form of a code. */
  static boolean isCode(String text) {
    return FORM.matcher(text).matches();
  }

  /** The number of the time step that a moment is in. */
  static long stepAt(Instant moment) {
    return Math.floorDiv(moment.getEpochSecond(), STEP.toSeconds());
  }

  /**
   * Finds the step that a code belongs to. All are looked at, and each in constant time, so that
   * how long it takes tells nothing.
   *
   * @return empty where the code belongs to no step near now
   */
  static OptionalLong stepOf(byte[] secret, String code, Instant now) {
    OptionalLong found = OptionalLong.empty();
    byte[] given = code.getBytes(StandardCharsets.US_ASCII);
    for (long step = stepAt(now) - TOLERANCE; step <= stepAt(now) + TOLERANCE; step++) {
      byte[] right = code(secret, step, DIGITS).getBytes(StandardCharsets.US_ASCII);
      if (MessageDigest.isEqual(right, given)) {
        found = OptionalLong.of(step);
      }
    }
    return found;
  }

  /** The code of a step. */
  static String code(byte[] secret, long step, int digits) {
    byte[] hash = hmac(secret, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
    int offset = hash[hash.length - 1] & 0x0f;
    int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & 0x7fffffff;
    String all = "0".repeat(digits) + number;
    return all.substring(all.length() - digits);
  }

  private static byte[] hmac(byte[] secret, byte[] message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret, "HmacSHA1"));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("Every JDK has HmacSHA1", e);
    }
  }
}
