package dev.slipway.panel.virtfusion;

import dev.slipway.panel.PanelReplyUnreadable;
import dev.slipway.panel.PanelTraffic;
import dev.slipway.panel.virtfusion.PanelRequest.Missing;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Traffic over HTTP. */
final class VirtFusionTraffic implements PanelTraffic {

  private final PanelClient panel;

  VirtFusionTraffic(PanelClient panel) {
    this.panel = panel;
  }

  @Override
  public List<Period> read(int panelServerId) {
    PanelRequest request =
        PanelRequest.read(
            "read traffic", "/servers/" + panelServerId + "/traffic", Missing.SERVER_NAMED);
    return periods(request, panel.read(request));
  }

  private static List<Period> periods(PanelRequest request, Json reply) {
    boolean wrapped = !reply.at("data").node().isMissingNode();
    Json traffic = wrapped ? reply.at("data") : reply;
    Json monthly = traffic.at("monthly");
    // A server that has counted nothing yet may come with [] in place of the list, or of what holds
    // it.
    boolean empty = wrapped && (traffic.isNothing() || traffic.isObject()) && monthly.isNothing();
    if (!monthly.node().isContainer() && !empty) {
      throw new PanelReplyUnreadable(request + " answered without traffic");
    }
    return monthly.elements().stream()
        .map(VirtFusionTraffic::period)
        .flatMap(Stream::ofNullable)
        .sorted(Comparator.comparing(Period::startsAt).reversed())
        .toList();
  }

  private static @Nullable Period period(Json month) {
    Instant start = month.time("start");
    Instant end = month.time("end");
    if (start == null || end == null) {
      return null;
    }
    long received = bytes(month.number("rx"));
    long sent = bytes(month.number("tx"));
    Long total = month.number("total");
    return new Period(
        start,
        end,
        received,
        sent,
        // What the panel counts may be less than both directions together; its own total is the one
        // it bills.
        Objects.requireNonNullElse(total, received + sent),
        Units.trafficLimit(month.number("limit")));
  }

  private static long bytes(@Nullable Long count) {
    return count == null ? 0 : Math.max(0, count);
  }
}
