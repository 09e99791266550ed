package dev.slipway.sshkey;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.sshkey.SshPublicKey.Unusable;
import java.math.BigInteger;
import java.nio.ByteBuffer;

/** The inside of a public key: strings, each with its length before it (RFC 4251 §5). */
final class SshBlob {

  private static final byte UNCOMPRESSED = 4;

  private final ByteBuffer rest;

  SshBlob(byte[] bytes) {
    rest = ByteBuffer.wrap(bytes);
  }

  static Unusable damaged() {
    return new Unusable("The key is damaged or cut off: copy the whole line again.");
  }

  private byte[] string() throws Unusable {
    if (rest.remaining() < Integer.BYTES) {
      throw damaged();
    }
    int length = rest.getInt();
    if (length < 0 || length > rest.remaining()) {
      throw damaged();
    }
    byte[] bytes = new byte[length];
    rest.get(bytes);
    return bytes;
  }

  /** Exactly this text. */
  void text(String expected) throws Unusable {
    if (!new String(string(), UTF_8).equals(expected)) {
      throw damaged();
    }
  }

  /** A positive number. */
  BigInteger number() throws Unusable {
    byte[] bytes = string();
    BigInteger number = bytes.length == 0 ? BigInteger.ZERO : new BigInteger(bytes);
    if (number.signum() <= 0) {
      throw damaged();
    }
    return number;
  }

  /** So many bytes. */
  void point(int size) throws Unusable {
    if (string().length != size) {
      throw damaged();
    }
  }

  /** A point on a curve with coordinates of so many bytes, written out in full. */
  void curvePoint(int size) throws Unusable {
    byte[] bytes = string();
    if (bytes.length != 1 + 2 * size || bytes[0] != UNCOMPRESSED) {
      throw damaged();
    }
  }

  /** What a security key was made for, {@code ssh:} or more. */
  void application() throws Unusable {
    if (!new String(string(), UTF_8).startsWith("ssh:")) {
      throw damaged();
    }
  }

  void end() throws Unusable {
    if (rest.hasRemaining()) {
      throw damaged();
    }
  }
}
