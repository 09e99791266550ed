package dev.slipway.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.panel.PanelException;
import dev.slipway.panel.PanelNotFound;
import dev.slipway.panel.virtfusion.RecordedPanel;
import dev.slipway.panel.virtfusion.RecordedPanel.Reply;
import dev.slipway.testing.SharedFacts;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stock as the integration before Slipway computed it, through the whole adapter; own cases are in
 * {@link StockRuleTest}.
 */
class StockVectorsTest {

  private static final String UNCHANGED = "unchanged";

  /** Where the record shows a defect or we have chosen otherwise: what we say, and why. */
  private static final Map<String, String> BETTER =
      Map.ofEntries(
          // The buffer is rounded up from the exact percentage.
          Map.entry("st-454c2f0dfe", "72"),
          Map.entry("st-5622449bd8", "279"),
          Map.entry("st-bf36750486", "837"),
          Map.entry("st-d7f73c9c50", "372"),
          Map.entry("st-dcf3f00621", "22320"),
          // Where nothing bounds it there is no quantity.
          Map.entry("st-89458c92ab", UNCHANGED),
          // "false" and "no" are no yes.
          Map.entry("st-03e6ba7a72", "0"),
          Map.entry("st-b46124b2c2", "4"),
          Map.entry("st-e49601254e", "0"),
          // The default mountpoint counts where it is of the kind that the package asks for.
          Map.entry("st-388e2efd27", "40"),
          Map.entry("st-9ae4be4d7e", "40"),
          // A product without IPv4 addresses is not limited by them.
          Map.entry("st-f6b2b98a4a", "230"),
          // A package that is not there in a success is unknown, not disabled.
          Map.entry("st-8f4fd55b40", UNCHANGED),
          Map.entry("st-c530584a55", UNCHANGED),
          Map.entry("st-cd5f488177", UNCHANGED),
          // Memory or cores without a maximum are unknown, not unlimited.
          Map.entry("st-2175d3cb80", "0"),
          Map.entry("st-4609670686", "0"),
          Map.entry("st-fee0fec6a8", "0"),
          // A hypervisor that can reach fewer addresses than a server needs takes none.
          Map.entry("st-efd650e5e0", "198"));

  private static final Pattern LEADING_INTEGER = Pattern.compile("\\s*(-?\\d{1,9})");
  private static final Pattern GROUP = Pattern.compile(".*/groups/(\\d+)/resources");

  private static RecordedPanel panel;

  @BeforeAll
  static void start() {
    panel = new RecordedPanel();
  }

  @AfterAll
  static void stop() {
    panel.close();
  }

  @TestFactory
  Stream<DynamicTest> countsWhatWasRecorded() {
    Path file = SharedFacts.file("vectors/stock.json").orElse(null);
    return file == null
        ? Stream.empty()
        : JsonMapper.shared()
            .readTree(file.toFile())
            .get("cases")
            .valueStream()
            .map(vector ->
                DynamicTest.dynamicTest(
                    vector.get("group").asString() + " " + vector.get("id").asString(),
                    () -> check(vector)));
  }

  private static void check(JsonNode vector) {
    JsonNode expected =
        vector.has("expectedAllPages") ? vector.get("expectedAllPages") : vector.get("expected");
    String recorded =
        expected.get("outcome").asString().equals(UNCHANGED)
            ? UNCHANGED
            : expected.get("qty").asString();
    assertThat(quantity(vector.get("input")))
        .as(vector.path("suspect").asString(""))
        .isEqualTo(BETTER.getOrDefault(vector.get("id").asString(), recorded));
  }

  private static String quantity(JsonNode input) {
    Optional<Product.Settings> settings = settings(input);
    if (settings.isEmpty()) {
      return UNCHANGED;
    }
    panel.answers(uri -> answer(input, uri));
    StockReadings readings =
        new StockReadings(StockVectorsTest::readPackage, StockVectorsTest::read);
    try {
      Long places =
          StockComputation.count(settings.get(), readings, Instant.EPOCH).report().places();
      return places == null ? UNCHANGED : places.toString();
    } catch (PanelException e) {
      return UNCHANGED;
    }
  }

  private static Optional<dev.slipway.panel.PanelCatalog.ServerPackage> readPackage(int id) {
    try {
      return Optional.of(panel.catalog().readPackage(id));
    } catch (PanelNotFound e) {
      return Optional.empty();
    }
  }

  private static GroupCapacities.Known read(int groupId) {
    try {
      return new GroupCapacities.Known(Instant.EPOCH, panel.capacity().readGroup(groupId));
    } catch (PanelNotFound e) {
      return new GroupCapacities.Known(Instant.EPOCH, null);
    }
  }

  /** What a product of ours would be; empty where it could not be one, or is not controlled. */
  private static Optional<Product.Settings> settings(JsonNode input) {
    JsonNode product = input.get("product");
    OptionalLong packageId = integer(text(product, "packageId"));
    List<Integer> groups = groups(product, input.path("options"));
    boolean controlled =
        product.path("stockControl").asInt(1) == 1
            && !product.has("moduleName")
            && !input.path("noPanel").asBoolean(false);
    if (!controlled || packageId.orElse(0) <= 0 || groups.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Product.Settings(
            (int) packageId.getAsLong(),
            groups,
            (int) Math.max(0, integer(text(product, "defaultIpv4")).orElse(1)),
            true,
            buffer(text(product, "bufferPct")),
            SelfServiceMode.OFF,
            null,
            null));
  }

  private static List<Integer> groups(JsonNode product, JsonNode options) {
    List<Integer> groups = new ArrayList<>();
    integer(text(product, "groupId")).ifPresent(id -> groups.add((int) id));
    options
        .valueStream()
        .filter(option -> option.get("name").asString().split("\\|", -1)[0].equals("Location"))
        .flatMap(option -> option.get("values").valueStream())
        .forEach(value -> integer(value.asString()).ifPresent(id -> groups.add((int) id)));
    return groups.stream().filter(id -> id > 0).distinct().toList();
  }

  private static BigDecimal buffer(@Nullable String text) {
    try {
      return new BigDecimal(text == null ? "" : text.strip())
          .max(BigDecimal.ZERO)
          .min(BigDecimal.valueOf(100));
    } catch (NumberFormatException e) {
      return BigDecimal.TEN;
    }
  }

  private static @Nullable String text(JsonNode object, String key) {
    return object.path(key).isString() ? object.path(key).stringValue() : null;
  }

  private static OptionalLong integer(@Nullable String text) {
    Matcher matcher = LEADING_INTEGER.matcher(text == null ? "" : text);
    return matcher.lookingAt()
        ? OptionalLong.of(Long.parseLong(matcher.group(1)))
        : OptionalLong.empty();
  }

  private static Reply answer(JsonNode input, URI uri) {
    Matcher group = GROUP.matcher(uri.getPath());
    JsonNode recorded =
        group.matches() ? input.path("groups").path(group.group(1)) : input.get("package");
    if (recorded.isMissingNode()) {
      return new Reply(404, "{\"message\":\"not found\"}");
    }
    int status = recorded.get("http").asInt();
    if (recorded.has("pages")) {
      return new Reply(status, page(recorded.get("pages"), uri).toString());
    }
    String body =
        recorded.has("bodyText")
            ? recorded.get("bodyText").asString()
            : recorded.path("body").toString();
    return new Reply(status, body);
  }

  private static JsonNode page(JsonNode pages, URI uri) {
    Matcher number = Pattern.compile("\\bpage=(\\d+)").matcher(uri.getQuery());
    int page = number.find() ? Integer.parseInt(number.group(1)) : 1;
    return pages.path(page - 1);
  }
}
