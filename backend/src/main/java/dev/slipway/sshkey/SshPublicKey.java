package dev.slipway.sshkey;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A public key as it stands in {@code authorized_keys}: type, key and comment on one line. Whether
 * it is one is found out by reading the key itself, since anything can begin like one.
 *
 * @param type its algorithm
 * @param encoded the key in base64
 * @param comment empty where there is none
 */
record SshPublicKey(String type, String encoded, String comment) {

  /** Why a text is no key that can be used; the message is for who typed it. */
  static final class Unusable extends Exception {
    Unusable(String message) {
      super(message);
    }
  }

  /** An RSA key of 16,384 bits, the most that OpenSSH makes, has fewer than 3,000 characters. */
  private static final int MAX_LENGTH = 8192;

  private static final Pattern LINE_BREAK = Pattern.compile("\\R");
  private static final Pattern BLANKS = Pattern.compile("[ \\t]+");

  /** The key in this text, be it one that would not be taken today; empty where it is no key. */
  static Optional<SshPublicKey> read(String text) {
    String[] parts = BLANKS.split(text.strip(), 3);
    try {
      if (parts.length >= 2) {
        new SshBlob(decode(parts[1])).text(parts[0]);
        return Optional.of(new SshPublicKey(parts[0], parts[1], parts.length < 3 ? "" : parts[2]));
      }
    } catch (Unusable e) {
      // No key then.
    }
    return Optional.empty();
  }

  /**
   * Reads a key.
   *
   * @throws Unusable where it is none, or one that servers should not be given
   */
  static SshPublicKey check(String given) throws Unusable {
    String text = given.strip();
    requireOneKey(text);
    String[] parts = BLANKS.split(text, 3);
    SshKeyType type =
        SshKeyType.of(parts[0])
            .orElseThrow(() ->
                new Unusable(
                    "This does not begin like a public key. Paste the line that begins with one of "
                        + SshKeyType.names()
                        + "."));
    if (parts.length < 2) {
      throw new Unusable("Only the type of the key is here: paste the whole line.");
    }
    type.check(decode(parts[1]));
    String comment = parts.length < 3 ? "" : parts[2].strip();
    if (comment.chars().anyMatch(Character::isISOControl)) {
      throw new Unusable("The comment behind the key has a control character in it: remove it.");
    }
    return new SshPublicKey(parts[0], parts[1], comment);
  }

  private static void requireOneKey(String text) throws Unusable {
    if (text.isEmpty()) {
      throw new Unusable("Paste a public key.");
    }
    if (text.contains("PRIVATE KEY") || text.startsWith("PuTTY-User-Key-File")) {
      throw new Unusable(
          "This is the private half of a key, which nobody else should ever see. "
              + "Paste the public half; its file ends with .pub.");
    }
    if (text.startsWith("---")) {
      throw new Unusable(
          "This key is in another format. Turn it into OpenSSH's with `ssh-keygen -i -f FILE`.");
    }
    if (text.length() > MAX_LENGTH) {
      throw new Unusable("This is longer than any public key.");
    }
    if (LINE_BREAK.matcher(text).find()) {
      throw new Unusable("A public key is one line. Paste one key at a time.");
    }
  }

  private static byte[] decode(String encoded) throws Unusable {
    try {
      return Base64.getDecoder().decode(encoded);
    } catch (IllegalArgumentException e) {
      throw new Unusable("The key is damaged: copy the whole line again.");
    }
  }

  /** As {@code ssh-keygen -l} prints it. */
  String fingerprint() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(Base64.getDecoder().decode(encoded));
      return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every JDK has SHA-256", e);
    }
  }

  /** The same on one line with single blanks. */
  String line() {
    return (type + " " + encoded + " " + comment).strip();
  }
}
