package dev.slipway.secret;

import dev.slipway.error.Refusal;
import dev.slipway.error.UserError;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Seals texts that the store must not show to who reads it, with {@code slipway.secret-key}:
 * AES-256 in Galois/counter mode, so that a changed text does not open. A sealed text names its
 * key, and opens only for the owner that it was sealed for: moved to another row it is worth
 * nothing.
 */
@Component
public class SecretBox {

  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final Pattern SEALED = Pattern.compile("v1\\.([0-9a-f]{8})\\.([A-Za-z0-9_-]+)");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final @Nullable SealingKey present;
  private final Map<String, SealingKey> all = new LinkedHashMap<>();

  SecretBox(SecretProperties properties) {
    this.present = properties.key().map(SealingKey::of).orElse(null);
    properties.key().map(SealingKey::of).ifPresent(key -> all.put(key.id(), key));
    properties.formerKey().map(SealingKey::of).ifPresent(key -> all.putIfAbsent(key.id(), key));
  }

  /** Whether there is a key to seal with. */
  public boolean canSeal() {
    return present != null;
  }

  /**
   * Lets a mutation go on that is about to keep a secret.
   *
   * @throws Refusal where there is no key to seal it with; the sentence names the setting
   */
  public void demandKey() {
    if (present == null) {
      throw new Refusal(
          UserError.of(
              UserError.Code.INVALID,
              "This needs a secret to be kept, and this installation has no key to encrypt it "
                  + "with: its operator has to set slipway.secret-key (SLIPWAY_SECRET_KEY)."));
    }
  }

  /**
   * Seals a text.
   *
   * @param owner what it belongs to, for example {@code webhook whk_…}; the same opens it
   * @return ASCII, {@code v1.<id of the key>.<base64url>}: about 1.4 times the text and 56
   *     characters more
   * @throws IllegalStateException where there is no key; see {@link #demandKey}
   */
  public String seal(String owner, String text) {
    if (present == null) {
      throw new IllegalStateException(SecretProperties.SECRET_KEY + " is not set");
    }
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, present, nonce, owner);
      byte[] plain = text.getBytes(StandardCharsets.UTF_8);
      byte[] sealed = new byte[NONCE_BYTES + cipher.getOutputSize(plain.length)];
      System.arraycopy(nonce, 0, sealed, 0, NONCE_BYTES);
      cipher.doFinal(plain, 0, plain.length, sealed, NONCE_BYTES);
      return "v1."
          + present.id()
          + "."
          + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A secret can't be sealed", e);
    }
  }

  /**
   * Opens what {@link #seal} gave.
   *
   * @throws CannotOpen where its key is not set any more, it was changed, or is another owner's
   */
  public String open(String owner, String sealed) {
    Matcher parts = SEALED.matcher(sealed);
    if (!parts.matches()) {
      throw new CannotOpen("it is not a sealed text", null);
    }
    SealingKey key =
        Optional.ofNullable(all.get(parts.group(1)))
            .orElseThrow(() -> new CannotOpen(missing(parts.group(1)), null));
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(parts.group(2));
      if (bytes.length < NONCE_BYTES) {
        throw new CannotOpen("it is cut short", null);
      }
      Cipher cipher =
          cipher(Cipher.DECRYPT_MODE, key, java.util.Arrays.copyOf(bytes, NONCE_BYTES), owner);
      byte[] plain = cipher.doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
      return new String(plain, StandardCharsets.UTF_8);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new CannotOpen("it was changed, or belongs to another owner", e);
    }
  }

  /**
   * Whether a sealed text should be sealed anew, since its key is not the present one. Whoever
   * opens it does so in passing, until the former key can be taken away.
   */
  public boolean isOfFormerKey(String sealed) {
    return present != null && !sealed.startsWith("v1." + present.id() + ".");
  }

  private String missing(String id) {
    return "it was sealed with the key "
        + id
        + ", and "
        + (present == null
            ? SecretProperties.SECRET_KEY + " is not set"
            : SecretProperties.SECRET_KEY + " is " + present.id());
  }

  private static Cipher cipher(int mode, SealingKey key, byte[] nonce, String owner)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, key.key(), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  /** A sealed text that can't be opened here. Its message names keys by their ids only. */
  public static final class CannotOpen extends RuntimeException {

    CannotOpen(String why, @Nullable Exception cause) {
      super("A secret of the store can't be opened: " + why, cause);
    }
  }
}
