package dev.slipway.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.billing.SelfServiceUsage.Kind;
import dev.slipway.panel.PanelSelfService.Item;
import dev.slipway.panel.PanelSelfService.Usage;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelfServiceUsageTest {

  private static Item item(@Nullable String label, @Nullable Double hours, String cost) {
    return new Item(label, hours, new BigDecimal(cost));
  }

  private static Usage usage(List<Item> servers, Item ofServers, Item ofAddons) {
    return new Usage(servers, ofServers, ofAddons, null, null);
  }

  private static SelfServiceUsage line(
      Kind kind, String label, @Nullable Double hours, String cost) {
    return new SelfServiceUsage(kind, label, hours, new BigDecimal(cost));
  }

  @Test
  void theLinesComeToWhatThePanelTakes() {
    assertThat(
            SelfServiceUsage.lines(
                usage(
                    List.of(item("Shop", 20.0, "8.255"), item("Mail", 5.0, "2")),
                    item(null, 30.0, "12.5"),
                    item(null, 0.0, "1"))))
        .containsExactly(
            line(Kind.SERVER, "Shop", 20.0, "8.26"),
            line(Kind.SERVER, "Mail", 5.0, "2.00"),
            line(Kind.OTHER_SERVERS, "Other servers", 5.0, "2.25"),
            line(Kind.ADDONS, "Add-ons", 0.0, "1.00"));
  }

  @Test
  void whatIsItemisedWholeHasNoLineForTheRest() {
    assertThat(
            SelfServiceUsage.lines(
                usage(List.of(item("Shop", 20.0, "8.25")), item(null, 20.0, "8.25"), Item.UNKNOWN)))
        .containsExactly(line(Kind.SERVER, "Shop", 20.0, "8.25"));
  }

  @Test
  void aServerWithoutFiguresIsListedAndNothingIsMadeUp() {
    assertThat(
            SelfServiceUsage.lines(
                usage(
                    List.of(new Item(null, null, null)),
                    item(null, 9.0, "4"),
                    new Item(null, null, null))))
        .containsExactly(
            line(Kind.SERVER, "Server", null, "0.00"),
            line(Kind.OTHER_SERVERS, "Other servers", null, "4.00"));
    assertThat(SelfServiceUsage.lines(usage(List.of(), Item.UNKNOWN, Item.UNKNOWN))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"-3.456, -3.46", "0.005, 0.01", "0, 0.00", "5, 5.00", "1250.004, 1250.00"})
  void amountsHaveTwoDecimals(BigDecimal amount, String expected) {
    assertThat(Amounts.rounded(amount)).isEqualTo(expected);
  }
}
