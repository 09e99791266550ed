package dev.slipway.billing;

import static dev.slipway.jooq.Tables.TOP_UP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.jooq.enums.ProductSelfServiceMode;
import dev.slipway.simulator.PanelSimulator;
import dev.slipway.simulator.chaos.CannedReply;
import dev.slipway.simulator.chaos.Fault;
import dev.slipway.simulator.model.PanelUser;
import dev.slipway.simulator.model.ServerSpec;
import dev.slipway.testing.GraphQlCaller;
import dev.slipway.testing.SlipwayNode;
import dev.slipway.testing.Stories;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.graphql.test.tester.GraphQlTester;

/** Credit that is added by itself, counted at the panel. */
class AutoTopUpTest {

  private static final String CREDIT = "POST /selfService/credit/**";

  private static final AtomicLong relations = new AtomicLong(4400);
  private static final AtomicInteger panelServers = new AtomicInteger();
  private static PanelSimulator panel;
  private static SlipwayNode node;
  private static GraphQlCaller operator;
  private static AutoTopUp autoTopUp;

  /** A customer with one server whose product tops up below 20 by 50. */
  private record Fixture(String customerId, long relation, String serverId) {

    PanelUser account() {
      return panel.world().accounts().byRelation(String.valueOf(relation), false).orElseThrow();
    }

    BigDecimal credit() {
      return panel.world().locked(() -> account().credit());
    }

    void give(String amount) {
      panel
          .world()
          .locked(() -> panel.world().accounts().addCredit(account(), new BigDecimal(amount)));
    }

    @Nullable TopUpTerms terms() {
      return TopUpTerms.ofCustomers(node.bean(SelfServiceProducts.class).topUpTermsAfter("", 1_000))
          .get(customerId);
    }

    void topUp() {
      autoTopUp.topUp(Objects.requireNonNull(terms()));
    }

    /** As if a day had passed. */
    void nextDay() {
      node.bean(DSLContext.class)
          .update(TOP_UP)
          .set(TOP_UP.DAY, TOP_UP.DAY.minus(1))
          .where(TOP_UP.CUSTOMER_ID.eq(customerId))
          .execute();
    }

    List<String> states() {
      return operator
          .query(
              "query($id: ID!) { node(id: $id) { ... on Customer { topUps { state amount balanceBefore orderedAt } } } }",
              Map.of("id", customerId))
          .path("node.topUps[*].state")
          .entityList(String.class)
          .get();
    }

    GraphQlTester.Response activity() {
      return operator.query(
          "query($id: ID!) { server(id: $id) { activity { nodes { actor action summary succeeded } } } }",
          Map.of("id", serverId));
    }

    String lastActivity() {
      return activity().path("server.activity.nodes[0].summary").entity(String.class).get();
    }
  }

  @BeforeAll
  static void start() {
    panel = PanelSimulator.builder().customer(4400, "Nobody").start();
    node = SlipwayNode.start(panel);
    operator = node.operator();
    autoTopUp = node.bean(AutoTopUp.class);
  }

  @AfterAll
  static void stop() {
    node.close();
    panel.close();
  }

  @AfterEach
  void mend() {
    panel.chaos().clear();
  }

  private static Fixture customer() {
    long relation = relations.incrementAndGet();
    panel
        .world()
        .locked(() ->
            dev.slipway.simulator.demo.DemoWorld.customer(
                panel.world(), relation, "Customer " + relation));
    String id = Stories.createCustomer(operator, relation, "c" + relation + "@example.com");
    Fixture fixture = new Fixture(id, relation, server(relation, id));
    Sold.as(node, fixture.serverId(), ProductSelfServiceMode.HOURLY, "20", "50");
    panel.clearRequests();
    return fixture;
  }

  private static String server(long relation, String customerId) {
    int number = panelServers.incrementAndGet();
    panel
        .world()
        .locked(() ->
            panel
                .world()
                .add(
                    ServerSpec.named("machine-" + number)
                        .owner(
                            panel
                                .world()
                                .accounts()
                                .byRelation(String.valueOf(relation), false)
                                .orElseThrow())
                        .runningFor(Duration.ofHours(5))));
    return Stories.adopt(operator, customerId, number);
  }

  private static void addedOnce(Fixture customer, String balance) {
    assertThat(panel.log().count(CREDIT)).isOne();
    assertThat(customer.credit()).isEqualByComparingTo(balance);
  }

  @Test
  void whatRanLowIsToppedUpOnceADayAndNoted() {
    Fixture customer = customer();
    customer.give("19.99");
    customer.topUp();
    addedOnce(customer, "69.99");
    assertThat(panel.log().matching(CREDIT).getFirst().body())
        .isEqualTo(
            "{\"tokens\":50,\"reference_1\":%d,\"reference_2\":\"Auto top-off\"}"
                .formatted(panelServers.get()));
    assertThat(customer.states()).containsExactly("ADDED");
    assertThat(customer.lastActivity()).isEqualTo("Added 50.00 of credit, as it ran low");
    customer
        .activity()
        .path("server.activity.nodes[0].actor")
        .entity(String.class)
        .isEqualTo("Slipway");

    customer.give("-60");
    customer.topUp();
    addedOnce(customer, "9.99");
    customer.nextDay();
    customer.topUp();
    assertThat(panel.log().count(CREDIT)).isEqualTo(2);
    assertThat(customer.states()).containsExactly("ADDED", "ADDED");
  }

  @Test
  void whatIsEnoughStaysAsItIs() {
    Fixture customer = customer();
    customer.give("20");
    customer.topUp();

    assertThat(panel.log().count(CREDIT)).isZero();
    assertThat(customer.states()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"data\":{\"credit\":{\"tokens\":\"plenty\"}}}",
        "{\"data\":{\"credit\":false,\"periods\":[]}}",
        "<html>",
        "{}"
      })
  void anUnknownBalanceIsNotTakenForNone(String body) {
    Fixture customer = customer();
    panel.chaos().failAll("GET /selfService/**", CannedReply.of(200, body));
    customer.topUp();

    assertThat(panel.log().count(CREDIT)).isZero();
    assertThat(customer.states()).isEmpty();
  }

  @Test
  void onlyProductsThatAskForItCount() {
    Fixture customer = customer();
    Sold.as(node, customer.serverId(), ProductSelfServiceMode.OFF, "20", "50");
    assertThat(customer.terms()).isNull();
    Sold.as(node, customer.serverId(), ProductSelfServiceMode.BOTH, "0", "50");
    assertThat(customer.terms()).isNull();
    Sold.as(node, customer.serverId(), ProductSelfServiceMode.BOTH, "20", null);
    assertThat(customer.terms()).isNull();

    String second = server(customer.relation(), customer.customerId());
    Sold.as(node, second, ProductSelfServiceMode.BOTH, "30", "10");
    Sold.as(node, customer.serverId(), ProductSelfServiceMode.BOTH, "20", "50");
    assertThat(Objects.requireNonNull(customer.terms()).serverId()).isEqualTo(second);
    panel.server(panelServers.get()).suspended(true);
    operator.query("query($id: ID!) { server(id: $id) { status } }", Map.of("id", second));
    assertThat(Objects.requireNonNull(customer.terms()).serverId()).isEqualTo(customer.serverId());
  }

  @Test
  void manyAtOnceTopUpOnce() {
    Fixture customer = customer();
    TopUpTerms terms = Objects.requireNonNull(customer.terms());
    try (ExecutorService nodes = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 10; i++) {
        nodes.execute(() -> autoTopUp.topUp(terms));
      }
    }

    addedOnce(customer, "50");
  }

  @Test
  void aRefusalIsNotedAndNotRepeatedThatDay() {
    Fixture customer = customer();
    panel.chaos().failNext(CREDIT, CannedReply.of(422, "{\"errors\":[\"no\"]}"));
    customer.topUp();
    customer.topUp();

    assertThat(panel.log().count(CREDIT)).isOne();
    assertThat(customer.states()).containsExactly("REFUSED");
    assertThat(customer.lastActivity())
        .isEqualTo("The panel did not add 50.00 of credit, as it ran low");
  }

  @Test
  void aLostAnswerIsLookedUpInTheBalance() {
    Fixture customer = customer();
    panel.chaos().next(1, CREDIT, new Fault.ResetAfterwards());
    customer.topUp();
    assertThat(customer.states()).containsExactly("ORDERED");
    autoTopUp.settle();
    assertThat(customer.states()).as("the call may still be on its way").containsExactly("ORDERED");

    autoTopUp.settle(Instant.now().plusSeconds(1));
    customer.topUp();
    assertThat(customer.states()).containsExactly("ADDED");
    addedOnce(customer, "50");
  }

  @Test
  void aCreditThatMayHaveBeenLostIsForAPersonAndNotPaidTwice() {
    Fixture customer = customer();
    panel.chaos().next(1, CREDIT, new Fault.Reset());
    customer.topUp();
    panel.chaos().failAll("GET /selfService/**", CannedReply.serverError());
    autoTopUp.settle(Instant.now().plusSeconds(1));
    assertThat(customer.states()).as("the panel does not say").containsExactly("ORDERED");

    panel.chaos().clear();
    autoTopUp.settle(Instant.now().plusSeconds(1));
    customer.topUp();
    assertThat(customer.states()).containsExactly("UNCERTAIN");
    assertThat(panel.log().count(CREDIT)).isOne();
    assertThat(customer.lastActivity())
        .isEqualTo("It is not known whether the panel added 50.00 of credit, as it ran low");
    customer
        .activity()
        .path("server.activity.nodes[0].succeeded")
        .entity(Boolean.class)
        .isEqualTo(false);
  }

  @Test
  void aCrashBetweenIntentAndCallDoesNotPayTwice() {
    Fixture customer = customer();
    // What a process leaves that dies after it has stored its intent.
    assertThat(
            node.bean(TopUps.class)
                .order(Objects.requireNonNull(customer.terms()), BigDecimal.ZERO))
        .isPresent();
    customer.topUp();
    autoTopUp.settle(Instant.now().plusSeconds(1));

    assertThat(panel.log().count(CREDIT)).isZero();
    assertThat(customer.states()).containsExactly("UNCERTAIN");
    customer.nextDay();
    customer.topUp();
    addedOnce(customer, "50");
    assertThat(customer.states()).containsExactly("ADDED", "UNCERTAIN");
  }
}
