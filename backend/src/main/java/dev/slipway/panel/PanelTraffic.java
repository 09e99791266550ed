package dev.slipway.panel;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What servers have sent and received. */
public interface PanelTraffic {

  /**
   * One traffic period; it starts on the server's own day of the month.
   *
   * @param limitBytes null where traffic is not metered
   */
  record Period(
      Instant startsAt,
      Instant endsAt,
      long receivedBytes,
      long sentBytes,
      long totalBytes,
      @Nullable Long limitBytes) {}

  /** Newest first, the running period included; empty for a server that has counted nothing yet. */
  List<Period> read(int panelServerId);
}
