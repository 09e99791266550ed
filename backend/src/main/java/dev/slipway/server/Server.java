package dev.slipway.server;

import dev.slipway.panel.PanelServer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A service and the server behind it, as last known.
 *
 * @param productId what it was sold as; null where nobody said
 * @param panelServerId null while there is no server behind the service
 * @param snapshot the panel's last answer, without live state; null before the first
 * @param asOf when the panel last answered for this server
 * @param stale a read after {@code asOf} failed
 * @param terminatesAt when the panel deletes it, once that was ordered here; null before
 * @param missingSince since when the panel no longer has it though nobody ordered that here; null
 *     where it has it
 */
public record Server(
    String id,
    String customerId,
    @Nullable String productId,
    @Nullable String externalId,
    @Nullable Integer panelServerId,
    String name,
    @Nullable String hostname,
    ServerStatus status,
    PowerState powerState,
    @Nullable PanelServer snapshot,
    @Nullable Instant asOf,
    boolean stale,
    @Nullable Instant terminatesAt,
    @Nullable Instant missingSince) {

  /** In code points, as the columns count. */
  private static final int LONGEST_KEPT = 255;

  /** Whether there is a server on the panel that can be read and worked on. */
  public boolean isProvisioned() {
    return panelServerId != null && status != ServerStatus.TERMINATED;
  }

  /** The panel's name, else the host name, else the panel's number: contract, "Null". */
  static String displayName(PanelServer server) {
    if (!server.name().isBlank()) {
      return cut(server.name());
    }
    return server.hostname() == null ? "Server " + server.id() : cut(server.hostname());
  }

  /** The host name as far as it is kept. */
  static @Nullable String hostname(PanelServer server) {
    return server.hostname() == null ? null : cut(server.hostname());
  }

  /** The panel's own pages take names of any length; the store does not. */
  private static String cut(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST_KEPT
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST_KEPT - 1)) + "…";
  }
}
