package dev.slipway.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.simulator.PanelSimulator;
import dev.slipway.testing.SlipwayNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Places that orders take, on a real database. */
class StockReservationsTest {

  private static PanelSimulator panel;
  private static SlipwayNode node;
  private static Products products;
  private static StockReservations reservations;
  private static DSLContext db;

  @BeforeAll
  static void start() {
    panel = PanelSimulator.builder().demo().start();
    node = SlipwayNode.start(panel);
    products = node.bean(Products.class);
    reservations = node.bean(StockReservations.class);
    db = node.bean(DSLContext.class);
  }

  @AfterAll
  static void stop() {
    node.close();
    panel.close();
  }

  private static String product(boolean controlled, @Nullable Integer quantity) {
    String id =
        products.add(
            new ProductDraft(
                "Product",
                null,
                true,
                new Product.Settings(
                    1,
                    List.of(1),
                    1,
                    controlled,
                    BigDecimal.TEN,
                    SelfServiceMode.OFF,
                    null,
                    null)));
    db.execute("UPDATE product SET stock_quantity = ? WHERE id = ?", quantity, id);
    return id;
  }

  private static @Nullable Integer quantity(String productId) {
    return products.find(productId).orElseThrow().stock().quantity();
  }

  @Test
  void twentyOrdersAtOnceForTheLastFivePlacesGiveFivePlaces() throws Exception {
    String product = product(true, 5);
    List<Callable<Boolean>> orders =
        IntStream.range(0, 20)
            .<Callable<Boolean>>mapToObj(
                n -> () -> reservations.reserve(product, "srv_many" + n, 1))
            .toList();
    try (var threads = Executors.newFixedThreadPool(20)) {
      int taken = 0;
      for (Future<Boolean> outcome : threads.invokeAll(orders)) {
        taken += outcome.get() ? 1 : 0;
      }
      assertThat(taken).isEqualTo(5);
    }
    assertThat(quantity(product)).isZero();
    assertThat(products.find(product).orElseThrow().stock().inStock()).isFalse();
  }

  @Test
  void anOrderTakesOnePlaceHoweverOftenItAsks() {
    String product = product(true, 2);
    assertThat(reservations.reserve(product, "srv_again", 1)).isTrue();
    assertThat(reservations.reserve(product, "srv_again", 1)).isTrue();
    assertThat(quantity(product)).isEqualTo(1);
    reservations.release("srv_again");
    reservations.release("srv_again");
    assertThat(quantity(product)).isEqualTo(2);
  }

  @Test
  void aLargeOrderTakesAllItsPlacesOrNone() {
    String product = product(true, 5);
    assertThat(reservations.reserve(product, "srv_huge", 6)).isFalse();
    assertThat(quantity(product)).isEqualTo(5);
    assertThat(reservations.reserve(product, "srv_large", 4)).isTrue();
    assertThat(quantity(product)).isEqualTo(1);
    assertThat(reservations.reserve(product, "srv_second", 2)).isFalse();
    reservations.release("srv_large");
    assertThat(quantity(product)).isEqualTo(5);
  }

  @Test
  void whatIsPlacedIsNotGivenBack() {
    String product = product(true, 2);
    reservations.reserve(product, "srv_placed", 1);
    reservations.placed("srv_placed");
    reservations.release("srv_placed");
    assertThat(quantity(product)).isEqualTo(1);
  }

  @Test
  void aRefusedOrderLeavesNothingBehind() {
    String product = product(true, 0);
    assertThat(reservations.reserve(product, "srv_refused", 1)).isFalse();
    db.execute("UPDATE product SET stock_quantity = 1 WHERE id = ?", product);
    assertThat(reservations.reserve(product, "srv_refused", 1)).isTrue();
  }

  @Test
  void whatWasNeverComputedIsNotSold() {
    assertThat(reservations.reserve(product(true, null), "srv_early", 1)).isFalse();
  }

  @Test
  void aProductWithoutControlNeverSellsOut() {
    String product = product(false, null);
    for (int n = 0; n < 3; n++) {
      assertThat(reservations.reserve(product, "srv_free" + n, 1)).isTrue();
    }
    reservations.release("srv_free0");
    assertThat(products.find(product).orElseThrow().stock().inStock()).isTrue();
  }
}
