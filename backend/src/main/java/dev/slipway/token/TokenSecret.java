package dev.slipway.token;

import dev.slipway.store.Hashes;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * What a token's owner sends: {@code slw_}, 43 characters of 256 random bits and 6 of a checksum.
 * The beginning lets people and scanners for leaked secrets recognise it; the checksum tells a real
 * one from a mistyped or invented one without a look into the database.
 *
 * @param text never to be stored or logged
 */
record TokenSecret(String text) {

  private static final String BEGINNING = "slw_";
  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int RANDOM_BYTES = 32;
  private static final int RANDOM_DIGITS = 43;
  private static final int CHECKSUM_DIGITS = 6;
  private static final int SHOWN = 12;
  private static final Pattern FORM =
      Pattern.compile(BEGINNING + "[0-9A-Za-z]{%d}".formatted(RANDOM_DIGITS + CHECKSUM_DIGITS));
  private static final SecureRandom RANDOM = new SecureRandom();

  static TokenSecret make() {
    byte[] bytes = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(bytes);
    String random = digits(new BigInteger(1, bytes), RANDOM_DIGITS);
    return new TokenSecret(BEGINNING + random + checksum(BEGINNING + random));
  }

  /** Empty for text that can't be a token. */
  static Optional<TokenSecret> read(String text) {
    if (!FORM.matcher(text).matches()) {
      return Optional.empty();
    }
    int end = text.length() - CHECKSUM_DIGITS;
    return text.substring(end).equals(checksum(text.substring(0, end)))
        ? Optional.of(new TokenSecret(text))
        : Optional.empty();
  }

  /** What is stored: with so much chance in it, a fast hash can't be turned round. */
  String hash() {
    return Hashes.sha256(text);
  }

  /** How it begins: enough for its owner to recognise it, and of no use to anybody else. */
  String prefix() {
    return text.substring(0, SHOWN);
  }

  @Override
  public String toString() {
    return prefix() + "…";
  }

  private static String checksum(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.US_ASCII));
    return digits(BigInteger.valueOf(crc.getValue()), CHECKSUM_DIGITS);
  }

  private static String digits(BigInteger number, int length) {
    BigInteger base = BigInteger.valueOf(DIGITS.length());
    StringBuilder text = new StringBuilder();
    BigInteger rest = number;
    while (text.length() < length) {
      text.append(DIGITS.charAt(rest.mod(base).intValue()));
      rest = rest.divide(base);
    }
    return text.reverse().toString();
  }
}
