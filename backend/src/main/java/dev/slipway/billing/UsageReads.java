package dev.slipway.billing;

import dev.slipway.billing.ServerUsage.Figures;
import dev.slipway.livestats.Filesystems;
import dev.slipway.panel.PanelException;
import dev.slipway.panel.PanelLiveState;
import dev.slipway.panel.PanelLiveState.Filesystem;
import dev.slipway.panel.PanelServer.Resources;
import dev.slipway.panel.PanelTraffic;
import dev.slipway.server.Server;
import dev.slipway.server.ServerRead;
import dev.slipway.server.ServerReads;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What one server uses, by the rules of behaviour §28. Traffic costs the panel one plain call, the
 * disk a call with live state; what is not asked for, or not known now, stays as it was.
 */
@Component
class UsageReads {

  private final PanelTraffic traffic;
  private final ServerReads reads;

  UsageReads(PanelTraffic traffic, ServerReads reads) {
    this.traffic = traffic;
    this.reads = reads;
  }

  /**
   * Reads a server's figures.
   *
   * @param before what was known of it
   * @throws PanelException where the panel does not give them
   */
  Figures read(Server server, Figures before, UsageProperties.Mode mode) {
    Server known = server;
    Figures figures = before;
    if (mode.readsDisk()) {
      ServerRead read = reads.read(server);
      if (read.failure() != null) {
        throw read.failure();
      }
      known = read.server();
      figures = disk(figures, resources(known), read.live());
    }
    return mode.readsBandwidth() && known.isProvisioned()
        ? traffic(
            figures, resources(known), traffic.read(Objects.requireNonNull(known.panelServerId())))
        : figures;
  }

  private static @Nullable Resources resources(Server server) {
    return server.snapshot() == null ? null : server.snapshot().resources();
  }

  /** Without an agent in the guest nothing tells what is used. */
  static Figures disk(
      Figures before, @Nullable Resources resources, @Nullable PanelLiveState live) {
    long used =
        live == null || live.filesystems() == null
            ? 0
            : Filesystems.real(live.filesystems()).stream().mapToLong(Filesystem::usedBytes).sum();
    return before.withDisk(
        used > 0 ? Long.valueOf(used) : before.diskUsed(),
        resources == null ? before.diskLimit() : Long.valueOf(resources.storageBytes()));
  }

  /** The running period has its own limit; one that was never counted has the server's. */
  static Figures traffic(
      Figures before, @Nullable Resources resources, List<PanelTraffic.Period> newestFirst) {
    Long plan = resources == null ? null : resources.trafficLimitBytes();
    Optional<PanelTraffic.Period> period = newestFirst.stream().findFirst();
    return before.withTraffic(
        period.map(PanelTraffic.Period::totalBytes).orElse(before.trafficUsed()),
        period.map(PanelTraffic.Period::limitBytes).orElse(plan));
  }
}
