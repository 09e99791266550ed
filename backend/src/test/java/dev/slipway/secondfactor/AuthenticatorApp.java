package dev.slipway.secondfactor;

import java.time.Instant;

/** What an authenticator app makes of a secret. */
public final class AuthenticatorApp {

  private AuthenticatorApp() {}

  /**
   * The code of a step beside now. Each is good once.
   *
   * @param secret in base32, as the app is told it
   * @param away -1 for the step before now, 1 for the one after it
   */
  public static String code(String secret, int away) {
    return Totp.code(decode(secret), Totp.stepAt(Instant.now()) + away, Totp.DIGITS);
  }

  static byte[] decode(String base32) {
    StringBuilder bits = new StringBuilder();
    for (int i = 0; i < base32.length(); i++) {
      int value = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(base32.charAt(i));
      bits.append(Integer.toBinaryString(value | 32).substring(1));
    }
    byte[] bytes = new byte[bits.length() / 8];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Integer.parseInt(bits.substring(i * 8, i * 8 + 8), 2);
    }
    return bytes;
  }
}
