package dev.slipway.secondfactor;

import dev.slipway.store.Hashes;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What takes the place of one code: 80 random bits, written in a way that survives paper and
 * typing.
 *
 * @param text 16 letters and digits in groups of four, for example {@code ABCD-EFGH-IJKL-2345}
 */
record RecoveryCode(String text) {

  private static final int COUNT = 10;
  private static final int BYTES = 10;
  private static final int GROUP = 4;
  private static final Pattern FORM = Pattern.compile("[A-Z2-7]{16}");
  private static final SecureRandom RANDOM = new SecureRandom();

  /** A whole set. */
  static List<RecoveryCode> makeSet() {
    List<RecoveryCode> codes = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      byte[] bytes = new byte[BYTES];
      RANDOM.nextBytes(bytes);
      codes.add(new RecoveryCode(grouped(Base32.encode(bytes))));
    }
    return codes;
  }

  /** Reads what somebody typed, in any case, with or without the lines between. */
  static Optional<RecoveryCode> read(String typed) {
    String plain = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    return FORM.matcher(plain).matches()
        ? Optional.of(new RecoveryCode(grouped(plain)))
        : Optional.empty();
  }

  /** What is stored: with so much chance in it, a fast hash can't be turned round. */
  String hash() {
    return Hashes.sha256(text);
  }

  private static String grouped(String plain) {
    return plain.replaceAll("(.{" + GROUP + "})(?=.)", "$1-");
  }

  @Override
  public String toString() {
    return "RecoveryCode[]";
  }
}
