package dev.slipway.server;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.slipway.cluster.Lease;
import dev.slipway.cluster.Leases;
import dev.slipway.panel.PanelHealth;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Reads servers that will change by themselves though nobody looks at their page: those that are
 * being installed, and those whose last read failed. So lists come right without anybody opening
 * each server. A server that stays as it is is asked less and less often.
 */
@Component
class ServerRefresher {

  private static final Duration ROUND = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  /** What one round may cost the panel. */
  private static final int READS_A_ROUND = 10;

  private final Servers servers;
  private final ServerReads reads;
  private final PanelHealth panel;
  private final Leases leases;
  private final Clock clock;
  private final Cache<String, Pause> pauses =
      Caffeine.newBuilder()
          .maximumSize(10_000)
          .expireAfterWrite(LONGEST_PAUSE.multipliedBy(2))
          .build();

  ServerRefresher(
      Servers servers, ServerReads reads, PanelHealth panel, Leases leases, Clock clock) {
    this.servers = servers;
    this.reads = reads;
    this.panel = panel;
    this.leases = leases;
    this.clock = clock;
  }

  private record Pause(Duration length, Instant until) {}

  @Scheduled(fixedDelayString = "PT5S")
  void round() {
    if (!panel.reachability().reachable()) {
      return;
    }
    try (Lease lease = leases.tryAcquire("server-refresher", ROUND.multipliedBy(6)).orElse(null)) {
      if (lease != null) {
        due().forEach(this::refresh);
      }
    }
  }

  private List<Server> due() {
    Instant now = clock.instant();
    return servers.unsettled().stream()
        .filter(server -> {
          Pause pause = pauses.getIfPresent(server.id());
          return pause == null || !pause.until().isAfter(now);
        })
        .limit(READS_A_ROUND)
        .toList();
  }

  private void refresh(Server server) {
    Server now = reads.read(server).server();
    if (now.status() != server.status() || now.stale() != server.stale()) {
      pauses.invalidate(server.id());
      return;
    }
    Pause last = pauses.getIfPresent(server.id());
    Duration length = last == null ? ROUND : last.length().multipliedBy(2);
    Duration bounded = length.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : length;
    boolean installing = now.status() == ServerStatus.PROVISIONING && !now.stale();
    // An installation takes minutes and somebody waits for it.
    Duration pause = installing ? ROUND.multipliedBy(2) : bounded;
    pauses.put(server.id(), new Pause(pause, clock.instant().plus(pause)));
  }
}
