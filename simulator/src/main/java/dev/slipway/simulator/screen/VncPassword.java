package dev.slipway.simulator.screen;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/** VNC's password: eight bytes that are a key of DES, each with its bits in the other order. */
final class VncPassword {

  /** With which VNC servers keep passwords in files; it is in all of them. */
  private static final byte[] OF_FILES = {23, 82, 107, 6, 35, 78, 88, 7};

  private VncPassword() {}

  /** The right answer to a challenge. */
  static byte[] response(byte[] challenge, String password) {
    return encrypt(bytes(password), challenge);
  }

  /** A password as VNC servers read it from a file. */
  static byte[] file(String password) {
    return encrypt(OF_FILES, bytes(password));
  }

  private static byte[] bytes(String password) {
    return Arrays.copyOf(password.getBytes(StandardCharsets.ISO_8859_1), 8);
  }

  private static byte[] encrypt(byte[] key, byte[] text) {
    byte[] reversed = new byte[8];
    for (int i = 0; i < reversed.length; i++) {
      reversed[i] = (byte) (Integer.reverse(key[i]) >>> 24);
    }
    try {
      Cipher des = Cipher.getInstance("DES/ECB/NoPadding");
      des.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(reversed, "DES"));
      return des.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has DES", e);
    }
  }
}
