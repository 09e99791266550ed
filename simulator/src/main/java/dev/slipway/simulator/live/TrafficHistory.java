package dev.slipway.simulator.live;

import dev.slipway.simulator.model.Machine.Pause;
import dev.slipway.simulator.model.PanelServer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** What a server has moved over the network, in periods that follow the day it was created. */
public final class TrafficHistory {

  /**
   * One period; both days belong to it.
   *
   * @param month ordinal since creation, 1 for the first
   * @param rxBytes received
   * @param txBytes sent
   */
  public record Period(int month, LocalDate start, LocalDate end, long rxBytes, long txBytes) {}

  /** Servers send more than they receive. */
  private static final double SENT_TO_RECEIVED = 3.4;

  private TrafficHistory() {}

  /**
   * All periods, newest first; the first is the running one. None before the first installation.
   */
  public static List<Period> of(PanelServer server, Instant now) {
    return server.templateId() == null ? List.of() : all(server, now);
  }

  private static List<Period> all(PanelServer server, Instant now) {
    List<Period> periods = new ArrayList<>();
    LocalDate created = date(server.created());
    for (int month = 0; !created.plusMonths(month).isAfter(date(now)); month++) {
      periods.addFirst(period(server, created, month, now));
    }
    return periods;
  }

  /** The running period alone. */
  public static Period current(PanelServer server, Instant now) {
    return all(server, now).getFirst();
  }

  private static Period period(PanelServer server, LocalDate created, int month, Instant now) {
    LocalDate start = created.plusMonths(month);
    LocalDate next = created.plusMonths(month + 1L);
    double from = Math.max(seconds(start), LiveState.seconds(server.created()));
    double to = Math.min(seconds(next), LiveState.seconds(now));
    return new Period(
        month + 1,
        start,
        next.minusDays(1),
        (long) (rate(server, month) * active(server, 11_000, from, to)),
        (long) (rate(server, month) * SENT_TO_RECEIVED * active(server, 12_000, from, to)));
  }

  /** Bytes a second at full activity: months differ by up to a half. */
  private static double rate(PanelServer server, int month) {
    return server.load().networkRate()
        * (0.75 + 0.5 * new Rhythm(server.id(), 1).level(month * 97));
  }

  /** Seconds at full activity between two times, without those when the machine was off. */
  private static double active(PanelServer server, long seed, double from, double to) {
    Rhythm rhythm = new Rhythm(seed + server.id(), 40);
    double total = rhythm.total(from, Math.max(from, to));
    for (Pause pause : server.machine().pauses()) {
      Instant until = pause.until();
      double start = Math.max(from, LiveState.seconds(pause.from()));
      double end = until == null ? to : Math.min(to, LiveState.seconds(until));
      if (end > start) {
        total -= rhythm.total(start, end);
      }
    }
    return Math.max(0, total);
  }

  private static LocalDate date(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  private static double seconds(LocalDate date) {
    return date.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
  }
}
