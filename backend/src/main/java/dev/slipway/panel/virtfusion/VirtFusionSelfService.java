package dev.slipway.panel.virtfusion;

import dev.slipway.panel.PanelReplyUnreadable;
import dev.slipway.panel.PanelSelfService;
import dev.slipway.panel.virtfusion.PanelRequest.Missing;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Self-service billing over HTTP. */
final class VirtFusionSelfService implements PanelSelfService {

  private final PanelClient panel;

  VirtFusionSelfService(PanelClient panel) {
    this.panel = panel;
  }

  @Override
  public Credit credit(String externalId) {
    Json data = read("read credit", "hourlyStats", externalId);
    Json credit = data.at("credit");
    BigDecimal tokens = credit.amount("tokens");
    return new Credit(
        tokens == null ? credit.amount("value") : tokens, currency(data.at("currency", "code")));
  }

  @Override
  public Usage usage(String externalId) {
    Json data = read("read usage", "usage", externalId);
    Json month = runningMonth(data);
    BigDecimal credit = data.amount("credit");
    return new Usage(
        month.at("servers").elements().stream()
            .filter(Json::isObject)
            .map(VirtFusionSelfService::item)
            .toList(),
        total(month, data, "usageServers"),
        total(month, data, "usageAddons"),
        credit == null ? data.amount("balance") : credit,
        currency(data.at("user", "currency")));
  }

  /** The period that says it is the present one, else the first; nothing where there is none. */
  private static Json runningMonth(Json data) {
    List<Json> periods = data.at("periods").elements();
    return periods.stream()
        .filter(period -> period.flag("currentPeriod"))
        .findFirst()
        .or(() -> periods.stream().findFirst())
        .orElseGet(Json::absent);
  }

  /** Of the period; where it has no such total, of the whole answer, which asks for one period. */
  private static Item total(Json month, Json data, String name) {
    return Stream.of(month.at(name), data.at(name))
        .filter(Json::isFilledObject)
        .findFirst()
        .map(VirtFusionSelfService::item)
        .orElse(Item.UNKNOWN);
  }

  private static Item item(Json json) {
    BigDecimal cost = json.amount("token");
    return new Item(
        label(json), json.decimal("hours"), cost == null ? json.amount("tokenReal") : cost);
  }

  /** The vendor's examples have no server in them; other lists of servers name them by these. */
  private static @Nullable String label(Json server) {
    return Stream.of(server.text("name"), server.at("server").text("name"), server.text("hostname"))
        .flatMap(Stream::ofNullable)
        .findFirst()
        .or(() -> Stream.ofNullable(server.text("id")).map(id -> "Server " + id).findFirst())
        .orElse(null);
  }

  private static @Nullable String currency(Json code) {
    String text = code.exactText();
    return text == null || text.isBlank() ? null : text.strip();
  }

  @Override
  public OptionalLong addCredit(
      String externalId, BigDecimal amount, long reference, String reason) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("tokens", plain(amount));
    fields.put("reference_1", reference);
    fields.put("reference_2", reason);
    Json reply =
        panel.change(
            new PanelRequest(
                "add credit",
                "POST",
                path("credit", externalId),
                Json.object(fields),
                Set.of(200, 201),
                Missing.ANY_JSON));
    Long id = reply.at("data").number("id");
    return id == null ? OptionalLong.empty() : OptionalLong.of(id);
  }

  /** 100 is written neither as 100.00 nor as 1E+2. */
  private static BigDecimal plain(BigDecimal amount) {
    BigDecimal bare = amount.stripTrailingZeros();
    return bare.scale() < 0 ? bare.setScale(0) : bare;
  }

  private Json read(String operation, String subject, String externalId) {
    PanelRequest request =
        PanelRequest.read(operation, path(subject, externalId), Missing.ANY_JSON);
    Json data = panel.read(request).at("data");
    if (!data.isFilledObject()) {
      throw new PanelReplyUnreadable(request + " answered without an account");
    }
    return data;
  }

  private static String path(String subject, String externalId) {
    return new Relation(externalId)
        .pathBehind("/selfService/" + subject + "/byUserExtRelationId/", "");
  }
}
