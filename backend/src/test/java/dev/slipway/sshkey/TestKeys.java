package dev.slipway.sshkey;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** One key of each kind, made by ssh-keygen, with the fingerprint that it printed. */
final class TestKeys {

  /** A key as it stands in {@code authorized_keys}. */
  record TestKey(String fingerprint, String line) {

    String type() {
      return line.split(" ", 2)[0];
    }

    String encoded() {
      return line.split(" ", 3)[1];
    }

    @Override
    public String toString() {
      return type();
    }
  }

  private TestKeys() {}

  static List<TestKey> all() {
    try (InputStream file =
        Objects.requireNonNull(TestKeys.class.getResourceAsStream("/ssh-keys.txt"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split(" ", 2))
          .map(parts -> new TestKey(parts[0], parts[1]))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static TestKey of(String type) {
    return all().stream().filter(key -> key.type().equals(type)).findFirst().orElseThrow();
  }
}
