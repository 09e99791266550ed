package dev.slipway.secondfactor;

/** Base 32 of RFC 4648 without padding, as authenticator apps read secrets; the JDK has none. */
final class Base32 {

  private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int BITS = 5;

  private Base32() {}

  static String encode(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    int held = 0;
    int heldBits = 0;
    for (byte next : bytes) {
      held = (held << Byte.SIZE) | (next & 0xff);
      heldBits += Byte.SIZE;
      while (heldBits >= BITS) {
        heldBits -= BITS;
        text.append(DIGITS.charAt((held >> heldBits) & 0x1f));
      }
      held &= (1 << heldBits) - 1;
    }
    if (heldBits > 0) {
      text.append(DIGITS.charAt((held << (BITS - heldBits)) & 0x1f));
    }
    return text.toString();
  }
}
