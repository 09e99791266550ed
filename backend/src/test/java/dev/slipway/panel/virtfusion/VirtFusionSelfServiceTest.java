package dev.slipway.panel.virtfusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.panel.PanelNotFound;
import dev.slipway.panel.PanelRefused;
import dev.slipway.panel.PanelReplyUnreadable;
import dev.slipway.panel.PanelSelfService.Credit;
import dev.slipway.panel.PanelSelfService.Item;
import dev.slipway.panel.PanelSelfService.Usage;
import dev.slipway.panel.PanelUnavailable;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Balance and use, in all the ways in which panels tell them. */
class VirtFusionSelfServiceTest {

  private final ScriptedPanel panel = new ScriptedPanel();
  private final Adapter adapter = Adapter.of(panel.url());

  @AfterEach
  void close() {
    adapter.close();
    panel.close();
  }

  private Credit credit(String data) {
    panel.answers(200, "{\"data\":" + data + "}");
    return adapter.selfService.credit("7");
  }

  private Usage usage(String data) {
    panel.answers(200, "{\"data\":" + data + "}");
    return adapter.selfService.usage("7");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "unknown",
      value = {
        "{\"tokens\":\"12.50\",\"value\":0} | 12.50",
        "{\"tokens\":\"-3.456\"} | -3.456",
        "{\"tokens\":false,\"value\":\"7.00\"} | 7.00",
        "{\"value\":0} | 0",
        "{\"tokens\":\"many\",\"value\":false} | unknown",
        "[] | unknown",
        "false | unknown",
      })
  void findsTheBalanceInTokensElseInTheValue(String credit, @Nullable BigDecimal expected) {
    assertThat(credit("{\"servers\":0,\"credit\":" + credit + "}").balance()).isEqualTo(expected);
  }

  @Test
  void knowsNoCurrencyWhereThePanelHasNoneSetUp() {
    assertThat(
            credit("{\"credit\":{\"tokens\":\"1\"},\"currency\":{\"code\":\"\"}}").currencyCode())
        .isNull();
    assertThat(
            credit("{\"credit\":{\"tokens\":\"1\"},\"currency\":{\"code\":\"EUR\"}}")
                .currencyCode())
        .isEqualTo("EUR");
  }

  @Test
  void readsTheServersAndTotalsOfTheRunningMonth() {
    Usage usage =
        usage(
            """
            {"user":{"currency":"USD"},
             "usageServers":{"hours":9000,"token":900,"tokenReal":900},
             "periods":[
               {"currentPeriod":false,"usageServers":{"hours":744,"token":74},"servers":[{"id":9}]},
               {"currentPeriod":true,
                "usageServers":{"hours":"30","token":"12.5","tokenReal":12},
                "usageAddons":{"hours":0,"token":1,"tokenReal":1},
                "servers":[
                  {"id":1,"name":"Shop","hours":20,"token":"8.25","tokenReal":8},
                  {"id":2,"name":" ","hostname":"db.example","hours":false,"tokenReal":4},
                  {"id":3}, 17]}]}
            """);

    assertThat(usage.servers())
        .containsExactly(
            new Item("Shop", 20.0, new BigDecimal("8.25")),
            new Item("db.example", null, new BigDecimal("4")),
            new Item("Server 3", null, null));
    assertThat(usage.ofServers()).isEqualTo(new Item(null, 30.0, new BigDecimal("12.5")));
    assertThat(usage.ofAddons()).isEqualTo(new Item(null, 0.0, BigDecimal.ONE));
    assertThat(usage.currencyCode()).isEqualTo("USD");
    assertThat(usage.balance()).isNull();
  }

  @Test
  void takesWhatIsThereWhereThereAreNoPeriods() {
    Usage usage =
        usage("{\"periods\":[],\"usageServers\":{\"hours\":3,\"token\":2},\"balance\":\"0.005\"}");

    assertThat(usage.servers()).isEmpty();
    assertThat(usage.ofServers()).isEqualTo(new Item(null, 3.0, new BigDecimal("2")));
    assertThat(usage.ofAddons()).isEqualTo(Item.UNKNOWN);
    assertThat(usage.balance()).isEqualTo("0.005");
    assertThat(usage("{\"credit\":5,\"balance\":7}").balance()).isEqualTo("5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "{}", "[]", "{\"data\":[]}", "{\"data\":false}"})
  void refusesASuccessWithoutAnAccount(String body) {
    panel.answers(200, body);

    assertThatThrownBy(() -> adapter.selfService.credit("7"))
        .isInstanceOf(PanelReplyUnreadable.class);
    assertThatThrownBy(() -> adapter.selfService.usage("7"))
        .isInstanceOf(PanelReplyUnreadable.class);
  }

  @Test
  void hasNoAccountOnlyWhereThePanelItselfSaysSo() {
    panel.answers(404, "{\"msg\":\"ext_relation_id not found\"}");
    assertThatThrownBy(() -> adapter.selfService.credit("7")).isInstanceOf(PanelNotFound.class);
    assertThatThrownBy(() -> add()).isInstanceOf(PanelNotFound.class);

    panel.answers(404, "<html>");
    assertThatThrownBy(() -> adapter.selfService.credit("7"))
        .isInstanceOf(PanelReplyUnreadable.class);
  }

  private void add() {
    adapter.selfService.addCredit("7", BigDecimal.TEN, 1, "Refund");
  }

  @ParameterizedTest
  @CsvSource({"200", "201"})
  void takesCreditForAddedWhateverTheBody(int status) {
    panel.answers(status, "");
    assertThat(adapter.selfService.addCredit("7", new BigDecimal("0.50"), 1, "Refund")).isEmpty();
    assertThat(panel.lastAsked().body()).contains("\"tokens\":0.5,");
  }

  @Test
  void tellsARefusalFromAnAnswerThatWasLost() {
    panel.answers(422, "{\"errors\":{\"tokens\":[\"The tokens field must be a number.\"]}}");
    assertThatThrownBy(this::add).isInstanceOf(PanelRefused.class);
    panel.answers(500, "");
    assertThatThrownBy(this::add).isInstanceOf(PanelUnavailable.class);
    assertThat(panel.asked()).as("a change is never repeated").hasSize(2);
  }
}
