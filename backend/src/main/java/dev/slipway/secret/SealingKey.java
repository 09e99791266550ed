package dev.slipway.secret;

import dev.slipway.store.Hashes;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key and what it is known by.
 *
 * @param id 8 hex digits of a hash; tells keys apart and nothing about them
 */
record SealingKey(String id, SecretKey key) {

  static SealingKey of(byte[] bytes) {
    String hash = Hashes.sha256("slipway secret key " + HexFormat.of().formatHex(bytes));
    return new SealingKey(hash.substring(0, 8), new SecretKeySpec(bytes, "AES"));
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "SealingKey[" + id + "]";
  }
}
