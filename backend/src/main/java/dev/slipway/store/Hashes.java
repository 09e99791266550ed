package dev.slipway.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Fingerprints of texts that must not be stored themselves, or are too long to be. */
public final class Hashes {

  private Hashes() {}

  /**
   * SHA-256 of the UTF-8 bytes, 64 hex digits. Not for passwords: those are guessable and need a
   * slow hash.
   */
  public static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every JDK has SHA-256", e);
    }
  }
}
