package dev.slipway.console;

import dev.slipway.store.Hashes;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * The secret in a console's address: 256 random bits, good for one connection. It also is what the
 * way to the screen is sealed with, so that nobody who reads the store can follow it.
 */
record Ticket(String secret) {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int TAG_BITS = 128;

  static Ticket random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new Ticket(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** A ticket as it came in an address; empty for any text that can't be one. */
  static Optional<Ticket> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new Ticket(text)) : Optional.empty();
  }

  /** What the store knows it by. */
  String hash() {
    return Hashes.sha256(secret);
  }

  byte[] seal(byte[] content) {
    return apply(Cipher.ENCRYPT_MODE, content);
  }

  byte[] open(byte[] sealed) {
    return apply(Cipher.DECRYPT_MODE, sealed);
  }

  private byte[] apply(int mode, byte[] input) {
    try {
      Cipher cipher = Cipher.getInstance(CIPHER);
      // The key seals one message in its life, so that a constant nonce is never used twice.
      cipher.init(mode, key(), new GCMParameterSpec(TAG_BITS, new byte[12]));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A console's ticket does not open what it came with", e);
    }
  }

  private SecretKey key() throws GeneralSecurityException {
    byte[] secretBytes = Base64.getUrlDecoder().decode(secret);
    return KDF.getInstance("HKDF-SHA256")
        .deriveKey(
            "AES",
            HKDFParameterSpec.ofExtract()
                .addIKM(secretBytes)
                .thenExpand(
                    "slipway console access".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                    BYTES));
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "Ticket[]";
  }
}
