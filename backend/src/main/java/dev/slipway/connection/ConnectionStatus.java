package dev.slipway.connection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The contract's ConnectionStatus: an outside system as reached just now.
 *
 * @param message what is wrong and what to do about it; null where nothing is
 */
record ConnectionStatus(
    String name,
    Kind kind,
    boolean healthy,
    @Nullable String version,
    @Nullable String message,
    Instant checkedAt) {

  /** The contract's ConnectionKind. */
  enum Kind {
    PANEL,
    DNS,
    DATABASE,
    CACHE
  }
}
