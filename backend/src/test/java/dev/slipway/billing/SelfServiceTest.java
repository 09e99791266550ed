package dev.slipway.billing;

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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.graphql.test.tester.GraphQlTester;

/** Credit and usage over the API, for the customer who has it and the operator who adds to it. */
class SelfServiceTest {

  private static final long OWNER = 4101;
  private static final long OTHER = 4102;
  private static final String CREDIT = "POST /selfService/credit/**";
  private static final String STATS = "GET /selfService/hourlyStats/**";
  private static final String USAGE = "GET /selfService/usage/**";

  private static final AtomicInteger panelServers = new AtomicInteger();
  private static final AtomicInteger retryIds = new AtomicInteger();
  private static PanelSimulator panel;
  private static SlipwayNode node;
  private static GraphQlCaller operator;
  private static GraphQlCaller owner;
  private static GraphQlCaller other;
  private static String ownerId;
  private static String otherId;
  private static String serverOfOther;

  @BeforeAll
  static void start() {
    panel =
        PanelSimulator.builder()
            .customer(OWNER, "Tide Table Press")
            .customer(OTHER, "Signal Box Media")
            .with(world -> world.accounts().useCurrency("EUR"))
            .start();
    node = SlipwayNode.start(panel);
    operator = node.operator();
    ownerId = Stories.createCustomer(operator, OWNER, "tide@example.com");
    otherId = Stories.createCustomer(operator, OTHER, "signal@example.com");
    owner = node.signIn("tide@example.com", Stories.CUSTOMER_PASSWORD);
    other = node.signIn("signal@example.com", Stories.CUSTOMER_PASSWORD);
    serverOfOther = server(OTHER, otherId);
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

  private static String server(long relation, String customerId) {
    int number = panelServers.incrementAndGet();
    panel
        .world()
        .locked(() ->
            panel
                .world()
                .add(
                    ServerSpec.named("machine-" + number)
                        .owner(account(relation))
                        .runningFor(Duration.ofHours(5))));
    return Stories.adopt(operator, customerId, number);
  }

  /** A server of the owner whose product has self-service billing. */
  private static String billed() {
    String id = server(OWNER, ownerId);
    Sold.as(node, id, ProductSelfServiceMode.HOURLY);
    return id;
  }

  private static PanelUser account(long relation) {
    return panel.world().accounts().byRelation(String.valueOf(relation), false).orElseThrow();
  }

  private static BigDecimal credit(long relation) {
    return panel.world().locked(() -> account(relation).credit());
  }

  private static GraphQlTester.Response own(GraphQlCaller caller) {
    return caller.query(
        """
        { viewer { customer {
            name hasSelfService
            selfService { creditBalance currencyCode usage { kind label hours cost } }
        } } }
        """);
  }

  private static GraphQlTester.Response add(GraphQlCaller caller, String serverId, Object amount) {
    return add(caller, Map.of("serverId", serverId, "amount", amount));
  }

  private static GraphQlTester.Response add(GraphQlCaller caller, Map<String, ?> input) {
    return caller.query(
        """
        mutation($input: AddCreditInput!) {
          addCredit(input: $input) {
            selfService { creditBalance currencyCode }
            clientMutationId
            userErrors { code message field retryAfterSeconds }
          }
        }
        """,
        Map.of("input", input));
  }

  private static void refused(GraphQlTester.Response answer, String code) {
    answer.path("addCredit.userErrors[*].code").entityList(String.class).containsExactly(code);
    answer.path("addCredit.selfService").valueIsNull();
  }

  private static void accepted(GraphQlTester.Response answer) {
    answer.path("addCredit.userErrors[*].message").entityList(String.class).hasSize(0);
  }

  private static List<String> codes(GraphQlTester.Response answer) {
    List<String> codes = new ArrayList<>();
    answer
        .errors()
        .satisfy(errors ->
            errors.forEach(error -> codes.add(String.valueOf(error.getExtensions().get("code")))));
    return codes;
  }

  private static List<String> activity(String serverId) {
    return operator
        .query(
            "query($id: ID!) { server(id: $id) { activity { nodes { summary } } } }",
            Map.of("id", serverId))
        .path("server.activity.nodes[*].summary")
        .entityList(String.class)
        .get();
  }

  @Test
  void aCustomerSeesCreditAndWhatTheMonthHasCost() {
    billed();
    panel
        .world()
        .locked(() -> panel.world().accounts().addCredit(account(OWNER), new BigDecimal("12.345")));
    GraphQlTester.Response answer = own(owner);

    answer.path("viewer.customer.hasSelfService").entity(Boolean.class).isEqualTo(true);
    answer
        .path("viewer.customer.selfService.creditBalance")
        .entity(BigDecimal.class)
        .satisfies(
            balance -> assertThat(balance).isEqualByComparingTo(Amounts.rounded(credit(OWNER))));
    answer.path("viewer.customer.selfService.currencyCode").entity(String.class).isEqualTo("EUR");
    String line = "viewer.customer.selfService.usage[0].";
    answer.path(line + "kind").entity(String.class).isEqualTo("SERVER");
    answer
        .path(line + "label")
        .entity(String.class)
        .satisfies(label -> assertThat(label).startsWith("machine-"));
    answer
        .path(line + "hours")
        .entity(Double.class)
        .satisfies(hours -> assertThat(hours).isBetween(0.0, 744.0));
    answer.path(line + "cost").entity(BigDecimal.class).matches(cost -> cost.signum() >= 0);
  }

  @Test
  void whoHasNoProductWithSelfServiceHasNoAccountAndThePanelIsNotAsked() {
    Sold.as(node, serverOfOther, ProductSelfServiceMode.OFF);
    panel.clearRequests();
    GraphQlTester.Response answer = own(other);

    answer.path("viewer.customer.selfService").valueIsNull();
    answer.path("viewer.customer.hasSelfService").entity(Boolean.class).isEqualTo(false);
    assertThat(panel.log().count("GET /selfService/**")).isZero();
  }

  @Test
  void theBalanceIsFoundInWhicheverFieldHoldsIt() {
    billed();
    panel
        .chaos()
        .failAll(
            STATS,
            CannedReply.of(200, "{\"data\":{\"credit\":{\"tokens\":false,\"value\":\"-3.456\"}}}"));
    panel
        .chaos()
        .failAll(
            USAGE,
            CannedReply.of(
                200,
                "{\"data\":{\"user\":{\"currency\":\"USD\"},\"balance\":\"9\",\"periods\":[]}}"));
    GraphQlTester.Response answer = own(owner);
    answer
        .path("viewer.customer.selfService.creditBalance")
        .entity(BigDecimal.class)
        .isEqualTo(new BigDecimal("-3.46"));
    answer.path("viewer.customer.selfService.currencyCode").entity(String.class).isEqualTo("USD");
    answer.path("viewer.customer.selfService.usage").entityList(Object.class).hasSize(0);

    panel.chaos().clear();
    panel.chaos().failAll(STATS, CannedReply.of(200, "{\"data\":{\"credit\":false}}"));
    panel
        .chaos()
        .failAll(
            USAGE, CannedReply.of(200, "{\"data\":{\"balance\":\"0.005\",\"periods\":false}}"));
    own(owner)
        .path("viewer.customer.selfService.creditBalance")
        .entity(BigDecimal.class)
        .isEqualTo(new BigDecimal("0.01"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200 | {\"data\":{\"credit\":{\"tokens\":\"plenty\"},\"periods\":[]}}",
        "200 | <html>",
        "200 | {}",
        "500 | ",
        "401 | Unauthenticated.",
        "429 | {}",
      })
  void withoutABalanceThatPartFailsAndTheRestStands(int status, String body) {
    billed();
    panel.chaos().failAll("GET /selfService/**", CannedReply.of(status, body == null ? "" : body));
    GraphQlTester.Response answer = own(owner);

    assertThat(codes(answer)).containsExactly("PANEL_UNAVAILABLE");
    answer.path("viewer.customer.selfService").valueIsNull();
    answer.path("viewer.customer.name").hasValue();
  }

  @Test
  void aCustomerWhomThePanelDoesNotKnowHasNoAccountYet() {
    billed();
    panel
        .chaos()
        .failAll(
            "GET /selfService/**", CannedReply.of(404, "{\"msg\":\"ext_relation_id not found\"}"));
    GraphQlTester.Response answer = own(owner);

    assertThat(codes(answer)).isEmpty();
    answer.path("viewer.customer.selfService").valueIsNull();
  }

  @Test
  void anOperatorAddsCreditAndSeesTheNewBalance() {
    String id = billed();
    BigDecimal before = credit(OWNER);
    panel.clearRequests();
    GraphQlTester.Response answer =
        add(
            operator,
            Map.of("serverId", id, "amount", new BigDecimal("25.10"), "reason", " Outage in May "));

    accepted(answer);
    assertThat(credit(OWNER)).isEqualByComparingTo(before.add(new BigDecimal("25.1")));
    answer
        .path("addCredit.selfService.creditBalance")
        .entity(BigDecimal.class)
        .satisfies(
            balance -> assertThat(balance).isEqualByComparingTo(Amounts.rounded(credit(OWNER))));
    assertThat(panel.log().matching(CREDIT))
        .singleElement()
        .satisfies(call ->
            assertThat(call.body())
                .isEqualTo(
                    "{\"tokens\":25.1,\"reference_1\":%d,\"reference_2\":\"Outage in May\"}"
                        .formatted(panelServers.get())));
    assertThat(activity(id).getFirst()).isEqualTo("Added 25.10 of credit: Outage in May");
  }

  @Test
  void aSuspendedServiceGetsCreditToo() {
    String id = billed();
    panel.server(panelServers.get()).suspended(true);
    operator
        .query("query($id: ID!) { server(id: $id) { status } }", Map.of("id", id))
        .path("server.status")
        .entity(String.class)
        .isEqualTo("SUSPENDED");

    accepted(add(operator, id, 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-5",
        "0.001",
        "1000000.01",
        "1e300",
        "1e-300",
        "123456789012345678901234567890123"
      })
  void anAmountThatIsNoneIsRefusedAndStartsNoWindow(String amount) {
    String id = billed();
    BigDecimal before = credit(OWNER);
    GraphQlTester.Response answer = add(operator, id, new BigDecimal(amount));

    refused(answer, "INVALID");
    answer.path("addCredit.userErrors[0].field").entityList(String.class).containsExactly("amount");
    assertThat(credit(OWNER)).isEqualByComparingTo(before);
    accepted(add(operator, id, new BigDecimal("1.00")));
  }

  @Test
  void anAmountWithAnAbsurdExponentInTheQueryItselfCostsNothing() {
    String id = billed();
    GraphQlTester.Response answer =
        operator.query(
            "mutation { addCredit(input: {serverId: \"%s\", amount: 1e999999999}) { userErrors { code field } } }"
                .formatted(id));

    answer.path("addCredit.userErrors[*].code").entityList(String.class).containsExactly("INVALID");
  }

  @Test
  void aReasonThatIsTooLongOrHasControlCharactersIsRefused() {
    String id = billed();
    for (String reason : List.of("a".repeat(1001), "line\nbreak")) {
      GraphQlTester.Response answer =
          add(operator, Map.of("serverId", id, "amount", 1, "reason", reason));
      refused(answer, "INVALID");
      answer
          .path("addCredit.userErrors[0].field")
          .entityList(String.class)
          .containsExactly("reason");
    }
    accepted(add(operator, Map.of("serverId", id, "amount", 1, "reason", "ä".repeat(1000))));
    assertThat(activity(id).getFirst()).hasSizeLessThan(400).endsWith("…");
  }

  @Test
  void nobodyButOperatorsAddsCreditWhateverTheServer() {
    String id = billed();
    BigDecimal before = credit(OWNER);

    assertThat(codes(add(owner, id, 5))).containsExactly("FORBIDDEN");
    assertThat(codes(add(other, id, 5))).containsExactly("FORBIDDEN");
    assertThat(codes(add(owner, "srv_none", 5))).containsExactly("FORBIDDEN");
    assertThat(codes(add(node.anonymous(), id, 5))).containsExactly("UNAUTHENTICATED");
    assertThat(credit(OWNER)).isEqualByComparingTo(before);
  }

  @Test
  void anOperatorsTokenNeedsTheScopeForIt() {
    String id = billed();
    GraphQlCaller billing =
        node.withToken(Stories.createToken(operator, List.of("BILLING"), Map.of()));
    GraphQlCaller reading =
        node.withToken(Stories.createToken(operator, List.of("SERVERS_READ"), Map.of()));

    assertThat(codes(add(reading, id, 5))).containsExactly("FORBIDDEN");
    assertThat(
            codes(
                reading.query(
                    "query($id: ID!) { server(id: $id) { name usage { updatedAt } } }",
                    Map.of("id", id))))
        .containsExactly("FORBIDDEN");
    accepted(add(billing, id, 5));
    assertThat(
            codes(
                node.withToken(Stories.createToken(owner, List.of("SERVERS_READ"), Map.of()))
                    .query("{ viewer { customer { selfService { creditBalance } } } }")))
        .containsExactly("FORBIDDEN");
  }

  @Test
  void customersDoNotReadWhatWasToppedUpNorAnotherCustomersAccount() {
    GraphQlTester.Response answer = owner.query("{ viewer { customer { topUps { state } } } }");
    assertThat(codes(answer)).containsExactly("FORBIDDEN");

    GraphQlTester.Response foreign =
        owner.query(
            "query($id: ID!) { node(id: $id) { ... on Customer { selfService { creditBalance } } } }",
            Map.of("id", otherId));
    foreign.path("node").valueIsNull();
  }

  @Test
  void creditNeedsAServerOfACustomerWithSelfService() {
    refused(add(operator, "srv_none", 5), "NOT_FOUND");
    Sold.as(node, serverOfOther, ProductSelfServiceMode.OFF);
    refused(add(operator, serverOfOther, 5), "INVALID");

    String gone = billed();
    panel.server(panelServers.get()).delete();
    operator.query("query($id: ID!) { server(id: $id) { status } }", Map.of("id", gone));
    refused(add(operator, gone, 5), "NOT_PROVISIONED");
  }

  @Test
  void creditIsAddedOnceInFiveSecondsForEachServer() {
    String id = billed();
    accepted(add(operator, id, 1));
    GraphQlTester.Response again = add(operator, id, 1);

    refused(again, "RATE_LIMITED");
    again
        .path("addCredit.userErrors[0].retryAfterSeconds")
        .entity(Integer.class)
        .satisfies(seconds -> assertThat(seconds).isBetween(1, 5));
    accepted(add(operator, billed(), 1));
  }

  @Test
  void twentyRetriesAtOnceAddCreditOnce() throws Exception {
    Map<String, Object> input =
        Map.of("serverId", billed(), "amount", 7, "clientMutationId", retryId());
    panel.clearRequests();
    BigDecimal before = credit(OWNER);
    List<Future<GraphQlTester.Response>> answers = new ArrayList<>();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<GraphQlTester.Response> call = () -> add(operator, input);
      for (int i = 0; i < 20; i++) {
        answers.add(callers.submit(call));
      }
    }

    for (Future<GraphQlTester.Response> answer : answers) {
      accepted(answer.get());
    }
    assertThat(panel.log().count(CREDIT)).isOne();
    assertThat(credit(OWNER)).isEqualByComparingTo(before.add(BigDecimal.valueOf(7)));
    refused(add(operator, with(input, "amount", 8)), "INVALID");
  }

  private static String retryId() {
    return "retry-" + retryIds.incrementAndGet();
  }

  private static Map<String, Object> with(Map<String, Object> input, String name, Object value) {
    Map<String, Object> changed = new HashMap<>(input);
    changed.put(name, value);
    return changed;
  }

  @Test
  void aLostAnswerIsNotKnownToBeFailureAndARetryDoesNotPayTwice() {
    String id = billed();
    Map<String, Object> input = Map.of("serverId", id, "amount", 7, "clientMutationId", retryId());
    BigDecimal before = credit(OWNER);
    panel.clearRequests();
    panel.chaos().next(1, CREDIT, new Fault.ResetAfterwards());

    GraphQlTester.Response first = add(operator, input);
    refused(first, "PANEL_UNAVAILABLE");
    first
        .path("addCredit.userErrors[0].message")
        .entity(String.class)
        .satisfies(message -> assertThat(message).contains("not known", "balance"));
    assertThat(activity(id).getFirst()).startsWith("It is not known whether the panel added 7.00");
    refused(add(operator, input), "PANEL_UNAVAILABLE");
    assertThat(panel.log().count(CREDIT)).isOne();
    assertThat(credit(OWNER)).isEqualByComparingTo(before.add(BigDecimal.valueOf(7)));
  }

  @Test
  void aRefusalOfThePanelSaysWhatToDo() {
    String id = billed();
    panel.chaos().failNext(CREDIT, CannedReply.of(404, "{\"msg\":\"ext_relation_id not found\"}"));
    GraphQlTester.Response unknown = add(operator, id, 5);
    refused(unknown, "REJECTED_BY_PANEL");
    unknown
        .path("addCredit.userErrors[0].message")
        .entity(String.class)
        .satisfies(message -> assertThat(message).contains("no account"));

    String second = billed();
    panel.chaos().failNext(CREDIT, CannedReply.of(422, "{\"errors\":[\"secret words\"]}"));
    GraphQlTester.Response refused = add(operator, second, 5);
    refused(refused, "REJECTED_BY_PANEL");
    assertThat(activity(second).getFirst()).isEqualTo("The panel did not add 5.00 of credit");
  }

  @Test
  void creditThatWasAddedIsNoFailureWhereTheBalanceCanNotBeRead() {
    String id = billed();
    panel.chaos().failAll(STATS, CannedReply.serverError());
    GraphQlTester.Response answer = add(operator, id, 3);

    accepted(answer);
    answer.path("addCredit.selfService").valueIsNull();
    assertThat(codes(answer)).isEmpty();
  }
}
