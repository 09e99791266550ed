package dev.slipway.simulator.http;

import dev.slipway.simulator.model.PanelUser;
import dev.slipway.simulator.wire.Json;
import dev.slipway.simulator.wire.SelfServiceWire;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Billing by the hour: usage, report, balance, and credit that is added to it. */
final class SelfServiceRoutes {

  private static final Set<String> RANGES = Set.of("d", "w", "2w", "3w", "m");
  private static final int LONGEST_REFERENCE = 1000;

  private SelfServiceRoutes() {}

  static void addTo(Api api) {
    api.get(path("usage"), TokenScope.SELF_SERVICE, SelfServiceRoutes::usage);
    api.get(path("report"), TokenScope.SELF_SERVICE, SelfServiceRoutes::report);
    api.get(path("hourlyStats"), TokenScope.SELF_SERVICE, SelfServiceRoutes::hourlyStats);
    api.post(path("credit"), TokenScope.SELF_SERVICE, SelfServiceRoutes::addCredit);
  }

  private static String path(String subject) {
    return "/selfService/" + subject + "/byUserExtRelationId/{extRelationId}";
  }

  private static Answer usage(Call call) {
    SelfServiceWire wire = wire(call);
    checkRange(call);
    List<YearMonth> months = new ArrayList<>();
    for (String period : call.queryValues("period")) {
      months.add(month(period));
    }
    if (months.isEmpty()) {
      months.add(YearMonth.from(call.now().atOffset(ZoneOffset.UTC)));
    }
    return Answer.ok(Json.data(wire.usage(months)));
  }

  private static YearMonth month(String period) {
    try {
      return YearMonth.from(LocalDate.parse(period));
    } catch (DateTimeException unreadable) {
      throw Refusal.invalid(
          Map.of("period", List.of("The period field must match the format Y-m-d.")));
    }
  }

  private static Answer report(Call call) {
    SelfServiceWire wire = wire(call);
    Input query = call.query();
    int monthsAgo = query.integer("period", 0, 24, 0);
    query.text("currency", 3);
    query.check();
    return Answer.ok(Json.data(wire.report(monthsAgo)));
  }

  private static Answer hourlyStats(Call call) {
    SelfServiceWire wire = wire(call);
    checkRange(call);
    return Answer.ok(Json.data(wire.hourlyStats()));
  }

  private static Answer addCredit(Call call) {
    PanelUser user = UserRoutes.byRelation(call);
    Input body = call.body();
    BigDecimal tokens = body.requiredNumber("tokens");
    body.integer("reference_1", Long.MIN_VALUE, Long.MAX_VALUE);
    body.text("reference_2", LONGEST_REFERENCE);
    body.check();
    return Answer.created(
        Json.data(Json.object().with("id", call.world().accounts().addCredit(user, tokens))));
  }

  private static void checkRange(Call call) {
    Input query = call.query();
    query.choice("range", RANGES);
    query.check();
  }

  private static SelfServiceWire wire(Call call) {
    return new SelfServiceWire(UserRoutes.byRelation(call), call.world());
  }
}
