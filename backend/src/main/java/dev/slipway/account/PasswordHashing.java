package dev.slipway.account;

import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Argon2id with OWASP's parameters: 19 MiB, two passes, one lane. Few run at once, so that a burst
 * of sign-ins can't take the node's memory.
 */
@Component
public class PasswordHashing {

  /** The fewest characters of a password, as NIST SP 800-63B has it. */
  public static final int MIN_LENGTH = 8;

  /** More than anybody types; keeps an attacker from having megabytes hashed. */
  public static final int MAX_LENGTH = 1024;

  private final Argon2PasswordEncoder argon2 = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
  private final Semaphore slots = new Semaphore(4);
  private final String hashOfNobody = argon2.encode("the password of nobody");

  String hash(String password) {
    slots.acquireUninterruptibly();
    try {
      return argon2.encode(password);
    } finally {
      slots.release();
    }
  }

  /**
   * Whether a password is right. An account without one takes as long as any other, and has none
   * that is right.
   */
  boolean matches(String password, @Nullable String hash) {
    if (password.length() > MAX_LENGTH) {
      return false;
    }
    if (hash == null) {
      matchNobody(password);
      return false;
    }
    slots.acquireUninterruptibly();
    try {
      return argon2.matches(password, hash);
    } finally {
      slots.release();
    }
  }

  /**
   * Takes as long as a real check, so that an unknown address can't be told from a wrong password
   * by time.
   */
  void matchNobody(String password) {
    matches(password, hashOfNobody);
  }
}
