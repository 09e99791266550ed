package dev.slipway.simulator.wire;

import dev.slipway.simulator.model.PanelServer;
import dev.slipway.simulator.model.PanelUser;
import dev.slipway.simulator.model.PanelWorld;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;

/**
 * Self-service billing: hours and tokens. A server costs a token for each GB of memory and hour
 * while it exists.
 */
public final class SelfServiceWire {

  private static final int HOURS_OF_A_MONTH = 730;

  private final PanelUser user;
  private final PanelWorld world;

  public SelfServiceWire(PanelUser user, PanelWorld world) {
    this.user = user;
    this.world = world;
  }

  /** Usage in the months that were asked for. */
  public Json usage(List<YearMonth> months) {
    Json json =
        Json.object()
            .with(
                "user",
                Json.object()
                    .with("id", user.id())
                    .with("relationalId", user.wireRelation())
                    .with("currency", null)
                    .with("timezone", "Europe/London")
                    .with("name", user.name())
                    .with("email", user.email()));
    long hours = months.stream().mapToLong(this::hours).sum();
    long tokens = months.stream().mapToLong(this::tokens).sum();
    json.putAll(totals(hours, tokens));
    json.put("periods", months.stream().map(this::period).toList());
    return json;
  }

  private Json period(YearMonth month) {
    int hours = month.lengthOfMonth() * 24;
    Json json =
        Json.object()
            .with("period", month.atDay(1).toString())
            .with("range", "month")
            .with("start", Times.offset(start(month)))
            .with("end", Times.offset(start(month.plusMonths(1)).minusSeconds(1)))
            .with("timezone", "UTC")
            .with("currentPeriod", month.equals(currentMonth()))
            .with("hoursInMonthPeriod", hours)
            .with("monthToHourRate", HOURS_OF_A_MONTH)
            .with("monthToHourRateType", 1)
            .with("days", month.lengthOfMonth())
            .with("hours", hours)
            .with("minutes", hours * 60)
            .with("seconds", hours * 3600);
    json.putAll(totals(hours(month), tokens(month)));
    json.put("servers", servers().stream().map(server -> line(server, month)).toList());
    return json;
  }

  private Json line(PanelServer server, YearMonth month) {
    long hours = hours(server, month);
    return Json.object()
        .with("id", server.id())
        .with("name", server.name())
        .with("hours", hours)
        .with("token", hours * rate(server))
        .with("tokenReal", hours * rate(server));
  }

  private static Json totals(long hours, long tokens) {
    return Json.object()
        .with("usageServers", total(hours, tokens))
        .with("usageServersBillable", total(hours, tokens))
        .with("usageAddons", total(0, 0))
        .with("usageAddonsBillable", total(0, 0));
  }

  private static Json total(long hours, long tokens) {
    return Json.object().with("hours", hours).with("token", tokens).with("tokenReal", tokens);
  }

  /** The report of one month; where there is nothing to count the panel says false. */
  public Json report(int monthsAgo) {
    YearMonth month = currentMonth().minusMonths(monthsAgo);
    long hours = hours(month);
    Object value = hours == 0 ? (Object) false : "%d.00".formatted(tokens(month));
    Object counted = hours == 0 ? (Object) false : hours;
    Json total =
        Json.object()
            .with("hours", counted)
            .with("value", value)
            .with("tokens", hours == 0 ? (Object) false : tokens(month));
    Json usage =
        Json.object()
            .with("servers", servers().stream().map(server -> line(server, month)).toList())
            .with("serversTotal", total)
            .with("hourConversionRate", false)
            .with("monthlyTotal", total)
            .with(
                "addonsTotal",
                Json.object().with("hours", 0).with("value", 0).with("tokens", false))
            .with("taxStatus", 3)
            .with("success", hours > 0)
            .with("history", String.valueOf(monthsAgo))
            .with("breakdown", true)
            .with("term", term(month))
            .with("previousTerm", term(month.minusMonths(1)))
            .with("nextTerm", term(month.plusMonths(1)))
            .with(
                "period",
                Json.object()
                    .with("ymd", month.atDay(1).toString())
                    .with("start", Times.offset(start(month)))
                    .with(
                        "end", Times.offset(start(month.plusMonths(1)).minus(Duration.ofDays(1)))))
            .with("showHourlyRate", false)
            .with("showMonthlyRate", false);
    Json currency = currency();
    currency.put("default", Json.object().with("prefix", "").with("suffix", "").with("code", ""));
    return Json.object()
        .with("usage", usage)
        .with("currency", currency)
        .with("limits", Json.object().with("success", true).with("packs", Json.EMPTY));
  }

  /** The running month in one line, with the balance, which is nowhere else. */
  public Json hourlyStats() {
    YearMonth month = currentMonth();
    return Json.object()
        .with("periodId", 0)
        .with("period", term(month))
        .with("previousPeriod", term(month.minusMonths(1)))
        .with("nextPeriod", term(month.plusMonths(1)))
        .with(
            "monthlyTotal",
            Json.object()
                .with("hours", hours(month))
                .with("value", "%d.00".formatted(tokens(month)))
                .with("tokens", false))
        .with("servers", servers().size())
        .with(
            "credit", Json.object().with("value", 0).with("tokens", user.credit().toPlainString()))
        .with("currency", currency());
  }

  private Json currency() {
    return Json.object()
        .with("code", world.accounts().currency())
        .with("prefix", "")
        .with("suffix", "")
        .with("value", 0)
        .with("currentValue", 0);
  }

  private List<PanelServer> servers() {
    return world.servers().stream()
        .filter(server -> Integer.valueOf(user.id()).equals(server.ownerId()))
        .toList();
  }

  private long hours(YearMonth month) {
    return servers().stream().mapToLong(server -> hours(server, month)).sum();
  }

  private long tokens(YearMonth month) {
    return servers().stream().mapToLong(server -> hours(server, month) * rate(server)).sum();
  }

  private static int rate(PanelServer server) {
    return Math.ceilDiv(server.footprint().memoryMb(), 1024);
  }

  private long hours(PanelServer server, YearMonth month) {
    Instant from = later(server.created(), start(month));
    Instant to =
        start(month.plusMonths(1)).isBefore(world.now()) ? start(month.plusMonths(1)) : world.now();
    return Math.max(0, Duration.between(from, to).toHours());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private YearMonth currentMonth() {
    return YearMonth.from(LocalDate.ofInstant(world.now(), ZoneOffset.UTC));
  }

  private static Instant start(YearMonth month) {
    return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static String term(YearMonth month) {
    return month.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + month.getYear();
  }
}
