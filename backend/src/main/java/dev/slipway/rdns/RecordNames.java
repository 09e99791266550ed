package dev.slipway.rdns;

import dev.slipway.server.Server;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the records of a server are to say where nobody has chosen otherwise. */
final class RecordNames {

  private RecordNames() {}

  /** The host name, else the display name; empty where neither could be in a record. */
  static Optional<String> of(Server server) {
    return server.snapshot() == null
        ? of(server.hostname(), server.name())
        : of(server.hostname(), server.snapshot().name().isBlank() ? null : server.name());
  }

  /**
   * The same from the two names.
   *
   * @param hostname as the panel has it; {@code -} and {@code 0} stand for none there
   */
  static Optional<String> of(@Nullable String hostname, @Nullable String name) {
    return given(hostname).or(() -> given(name));
  }

  private static Optional<String> given(@Nullable String text) {
    return Optional.ofNullable(text)
        .filter(each -> !each.isEmpty() && !each.equals("-") && !each.equals("0"));
  }
}
