package dev.slipway.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What a viewer says to a screen first, up to where it is let in: Slipway does it in the viewer's
 * place, so that the viewer needs no password.
 */
final class ScreenGreeting {

  /** The screen does not let us in; a new password may help. */
  static final class NotLetIn extends IOException {
    NotLetIn(String message) {
      super(message);
    }
  }

  private static final int NONE = 1;
  private static final int VNC_AUTHENTICATION = 2;
  private static final int CHALLENGE_BYTES = 16;
  private static final int PASSWORD_BYTES = 8;

  private ScreenGreeting() {}

  static void perform(RfbStream screen, @Nullable String password)
      throws IOException, InterruptedException {
    RfbVersion version = RfbVersion.of(screen.read(RfbVersion.BYTES));
    screen.write(version.text());
    int security = version == RfbVersion.V3_3 ? screen.readInt() : choose(screen, password);
    if (security == VNC_AUTHENTICATION) {
      byte[] challenge = screen.read(CHALLENGE_BYTES);
      screen.write(response(challenge, password == null ? "" : password));
    } else if (security != NONE) {
      throw new NotLetIn("the screen asks for security of type " + security);
    }
    boolean resultFollows = security == VNC_AUTHENTICATION || version == RfbVersion.V3_8;
    if (resultFollows && screen.readInt() != 0) {
      throw new NotLetIn("the screen refused the password");
    }
  }

  private static int choose(RfbStream screen, @Nullable String password)
      throws IOException, InterruptedException {
    byte[] offered = screen.read(screen.readByte());
    boolean none = contains(offered, NONE);
    boolean vnc = contains(offered, VNC_AUTHENTICATION);
    if (!none && !vnc) {
      throw new NotLetIn(
          offered.length == 0
              ? "the screen lets nobody in"
              : "the screen asks for security of types " + Arrays.toString(offered));
    }
    int chosen = vnc && (password != null || !none) ? VNC_AUTHENTICATION : NONE;
    screen.write((byte) chosen);
    return chosen;
  }

  private static boolean contains(byte[] types, int type) {
    for (byte candidate : types) {
      if (candidate == type) {
        return true;
      }
    }
    return false;
  }

  /** The challenge, encrypted with the password: DES as RFC 6143, 7.2.2 has it. */
  static byte[] response(byte[] challenge, String password) {
    try {
      Cipher des = Cipher.getInstance("DES/ECB/NoPadding");
      des.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key(password), "DES"));
      return des.doFinal(challenge);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has DES", e);
    }
  }

  /** Eight bytes, each with its bits in the other order. */
  private static byte[] key(String password) {
    byte[] key = Arrays.copyOf(password.getBytes(StandardCharsets.UTF_8), PASSWORD_BYTES);
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) (Integer.reverse(key[i]) >>> 24);
    }
    return key;
  }
}
