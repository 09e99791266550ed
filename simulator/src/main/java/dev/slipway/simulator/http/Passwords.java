package dev.slipway.simulator.http;

import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/** Passwords and tokens that look like the panel's; nothing is protected by them. */
final class Passwords {

  private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789";
  private static final int LENGTH = 20;

  private Passwords() {}

  static String next() {
    return ofLength(LENGTH);
  }

  static String ofLength(int length) {
    return ThreadLocalRandom.current()
        .ints(length, 0, ALPHABET.length())
        .mapToObj(i -> String.valueOf(ALPHABET.charAt(i)))
        .collect(Collectors.joining());
  }
}
