package dev.slipway.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.catalog.StockReservations;
import dev.slipway.simulator.PanelSimulator;
import dev.slipway.simulator.demo.DemoWorld;
import dev.slipway.testing.GraphQlCaller;
import dev.slipway.testing.SlipwayNode;
import dev.slipway.testing.Stories;
import dev.slipway.webhook.Receiver.Received;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.graphql.test.tester.GraphQlTester;

/** Webhooks from their making to what receivers get, with real receivers and a real database. */
class WebhooksTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String CREATE =
      """
      mutation($input: CreateWebhookInput!) {
        createWebhook(input: $input) {
          webhook { id url topics payload hasUsualPayload enabled apiTokenId }
          secret
          userErrors { code field message }
        }
      }
      """;

  private static PanelSimulator panel;
  private static SlipwayNode node;
  private static GraphQlCaller operator;
  private static GraphQlCaller customer;
  private static String customerId;
  private static String otherCustomerId;
  private static String server;
  private static String otherServer;
  private static int names;

  private final List<Receiver> receivers = new ArrayList<>();

  @BeforeAll
  static void start() {
    panel = PanelSimulator.builder().demo().start();
    node =
        SlipwayNode.start(
            panel,
            Map.of(
                "slipway.secret-key",
                Base64.getEncoder().encodeToString(new byte[32]),
                "slipway.webhooks.allow-http",
                "true",
                "slipway.webhooks.allowed-networks",
                "127.0.0.0/8",
                "slipway.webhooks.settle-time",
                "200ms",
                "slipway.webhooks.first-pause",
                "300ms",
                "slipway.webhooks.longest-pause",
                "1s",
                "slipway.webhooks.timeout",
                "3s",
                "slipway.webhooks.max-per-account",
                "100"));
    operator = node.operator();
    customerId = Stories.createCustomer(operator, DemoWorld.HARBOUR_LANE, "one@example.com");
    otherCustomerId = Stories.createCustomer(operator, DemoWorld.NORTHWIND, "two@example.com");
    server = Stories.adopt(operator, customerId, DemoWorld.RUNNING);
    otherServer = Stories.adopt(operator, otherCustomerId, DemoWorld.OTHER_RUNNING);
    customer = node.signIn("one@example.com", Stories.CUSTOMER_PASSWORD);
  }

  @AfterAll
  static void stop() {
    node.close();
    panel.close();
  }

  /** What one test has set up must not take part in the next. */
  @AfterEach
  void tidyUp() {
    db().execute("DELETE FROM webhook");
    receivers.forEach(Receiver::close);
  }

  private static DSLContext db() {
    return node.bean(DSLContext.class);
  }

  private Receiver receiver() {
    Receiver receiver = new Receiver();
    receivers.add(receiver);
    return receiver;
  }

  private record Made(String id, String secret) {}

  private static GraphQlTester.Response create(
      GraphQlCaller owner, String url, List<String> topics, Map<String, ?> others) {
    Map<String, Object> input = new HashMap<>(Map.of("url", url, "topics", topics));
    input.putAll(others);
    return owner.query(CREATE, Map.of("input", input));
  }

  private static Made make(GraphQlCaller owner, Receiver receiver, String... topics) {
    return made(create(owner, receiver.url(), List.of(topics), Map.of()));
  }

  private static Made made(GraphQlTester.Response answer) {
    answer
        .path("createWebhook.userErrors[*].message")
        .entityList(String.class)
        .satisfies(messages -> assertThat(messages).isEmpty());
    return new Made(
        answer.path("createWebhook.webhook.id").entity(String.class).get(),
        answer.path("createWebhook.secret").entity(String.class).get());
  }

  /** Somebody renames a server on the panel, and somebody looks. */
  private static String rename(int panelServerId, String id) {
    String name = "renamed " + ++names;
    panel.server(panelServerId).name(name);
    await()
        .atMost(PATIENCE)
        .until(() ->
            operator
                .query("query($id: ID!) { server(id: $id) { name } }", Map.of("id", id))
                .path("server.name")
                .entity(String.class)
                .get()
                .equals(name));
    return name;
  }

  private static GraphQlTester.Response webhook(GraphQlCaller caller, String id) {
    return caller.query(
        """
        query($id: ID!) { webhook(id: $id) {
          enabled disabledReason failingSince lastDeliveredAt
          deliveries { nodes {
            id topic subjectId test state note nextAttemptAt endedAt
            attempts { number httpStatus failure response durationMs }
          } totalCount }
        } }
        """,
        Map.of("id", id));
  }

  private static List<String> states(GraphQlCaller caller, String id) {
    return webhook(caller, id)
        .path("webhook.deliveries.nodes[*].state")
        .entityList(String.class)
        .get();
  }

  private static String sign(String secret, Received received) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(6)), "HmacSHA256"));
    String content =
        received.id() + "." + received.headers().get("webhook-timestamp") + "." + received.body();
    return "v1,"
        + Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
  }

  private static Received first(Receiver receiver) {
    await().atMost(PATIENCE).until(() -> !receiver.received().isEmpty());
    return receiver.received().getFirst();
  }

  @Test
  void aPartnerIsToldOfAChangeWithASignature() throws Exception {
    Receiver receiver = receiver();
    GraphQlCaller partner =
        node.withToken(Stories.createToken(operator, List.of("SERVERS_READ"), Map.of()));
    Made hook = make(partner, receiver, "SERVER_CHANGED");
    String name = rename(DemoWorld.RUNNING, server);
    Received received = first(receiver);
    assertThat(received.headers().get("webhook-signature"))
        .isEqualTo(sign(hook.secret(), received));
    long age =
        Instant.now().getEpochSecond()
            - Long.parseLong(received.headers().get("webhook-timestamp"));
    assertThat(age).isBetween(0L, 60L);
    assertThat(received.id()).startsWith("msg_");
    assertThat(received.type()).isEqualTo("server.changed");
    assertThat(received.json().at("/data/server/id").asString()).isEqualTo(server);
    assertThat(received.json().at("/data/server/name").asString()).isEqualTo(name);
    assertThat(received.json().at("/data/server/customer/id").asString()).isEqualTo(customerId);
    assertThat(received.json().has("errors")).isFalse();
    await().atMost(PATIENCE).until(() -> states(partner, hook.id()).equals(List.of("DELIVERED")));
    webhook(partner, hook.id())
        .path("webhook.deliveries.nodes[0].attempts[0].response")
        .entity(String.class)
        .isEqualTo("thanks");
    webhook(partner, hook.id()).path("webhook.lastDeliveredAt").hasValue();
  }

  @Test
  void aTasksEndIsToldToWhoSelectsItAsTheyLike() {
    Receiver receiver = receiver();
    Made hook =
        made(
            create(
                customer,
                receiver.url(),
                List.of("TASK_ENDED"),
                Map.of(
                    "payload",
                    "fragment T on Task { kind state server { ...S } } fragment S on Server { id }")));
    String task =
        customer
            .query(
                "mutation($id: ID!) { powerServer(input: { serverId: $id, action: RESTART }) { task { id } userErrors { message } } }",
                Map.of("id", server))
            .path("powerServer.task.id")
            .entity(String.class)
            .get();
    Received received = first(receiver);
    assertThat(received.type()).isEqualTo("task.ended");
    assertThat(received.json().at("/data/task/kind").asString()).isEqualTo("RESTART");
    assertThat(received.json().at("/data/task/state").asString()).isEqualTo("SUCCEEDED");
    assertThat(received.json().at("/data/task/server/id").asString()).isEqualTo(server);
    webhook(customer, hook.id())
        .path("webhook.deliveries.nodes[0].subjectId")
        .entity(String.class)
        .isEqualTo(task);
  }

  @Test
  void serversThatComeAndGoAreTold() {
    Receiver receiver = receiver();
    make(customer, receiver, "SERVER_CREATED", "SERVER_DELETED");
    String fresh = Stories.adopt(operator, customerId, DemoWorld.UNMETERED);
    assertThat(first(receiver).json().at("/data/server/id").asString()).isEqualTo(fresh);
    assertThat(first(receiver).type()).isEqualTo("server.created");
    panel.server(DemoWorld.UNMETERED).delete();
    await()
        .atMost(PATIENCE)
        .until(() -> {
          operator.query("query($id: ID!) { server(id: $id) { status } }", Map.of("id", fresh));
          return !receiver.received(each -> each.type().equals("server.deleted")).isEmpty();
        });
    Received deleted = receiver.received(each -> each.type().equals("server.deleted")).getFirst();
    assertThat(deleted.json().at("/data/server/status").asString()).isEqualTo("TERMINATED");
  }

  @Test
  void stockThatChangesIsTold() {
    Receiver receiver = receiver();
    String product =
        operator
            .query(
                "mutation { upsertProduct(input: { name: \"Small\", packageId: 1, hypervisorGroupIds: [1], stockControlled: true }) { product { id } } }")
            .path("upsertProduct.product.id")
            .entity(String.class)
            .get();
    // Computed later than any figure of the panel's that comes in between.
    db().execute(
            "UPDATE product SET stock_quantity = 7, stock_computed_at = utc_timestamp(3) + INTERVAL 1 HOUR WHERE id = ?",
            product);
    make(customer, receiver, "STOCK_CHANGED");
    assertThat(node.bean(StockReservations.class).reserve(product, "srv_ordered", 1)).isTrue();
    Received received = first(receiver);
    assertThat(received.type()).isEqualTo("stock.changed");
    assertThat(received.json().at("/data/product/id").asString()).isEqualTo(product);
    assertThat(received.json().at("/data/product/stock/quantity").asInt()).isEqualTo(6);
    db().execute("DELETE FROM stock_reservation");
  }

  @Test
  void whatFailsIsTriedAgainUnderTheSameId() {
    Receiver receiver = receiver();
    AtomicInteger calls = new AtomicInteger();
    receiver.answer(
        exchange -> Receiver.answers(calls.incrementAndGet() < 3 ? 500 : 204, "").handle(exchange));
    Made hook = make(operator, receiver, "SERVER_CHANGED");
    rename(DemoWorld.RUNNING, server);
    await().atMost(PATIENCE).until(() -> states(operator, hook.id()).equals(List.of("DELIVERED")));
    assertThat(receiver.received().stream().map(Received::id).distinct()).hasSize(1);
    GraphQlTester.Response seen = webhook(operator, hook.id());
    seen.path("webhook.deliveries.nodes[0].attempts[*].httpStatus")
        .entityList(Integer.class)
        .isEqualTo(List.of(500, 500, 204));
    seen.path("webhook.deliveries.nodes[0].attempts[0].failure")
        .entity(String.class)
        .isEqualTo("The receiver answered with 500.");
    seen.path("webhook.failingSince").valueIsNull();
  }

  @Test
  void nothingIsLostWhenANodeDies() {
    Receiver receiver = receiver();
    receiver.answer(503, "away");
    Made hook = make(operator, receiver, "SERVER_CHANGED");
    String name = rename(DemoWorld.RUNNING, server);
    first(receiver);
    node.restart();
    operator = node.operator();
    customer = node.signIn("one@example.com", Stories.CUSTOMER_PASSWORD);
    receiver.answer(200, "back");
    await().atMost(PATIENCE).until(() -> states(operator, hook.id()).equals(List.of("DELIVERED")));
    assertThat(receiver.received().getLast().json().at("/data/server/name").asString())
        .isEqualTo(name);
    // What a node has taken that was never heard of again, is another's once its time is over.
    db().execute(
            "UPDATE webhook_delivery SET state = 'SENDING', ended_at = NULL, due_at = utc_timestamp(3) - INTERVAL 1 SECOND WHERE webhook_id = ?",
            hook.id());
    int before = receiver.received().size();
    await().atMost(PATIENCE).until(() -> receiver.received().size() > before);
    assertThat(receiver.received().stream().map(Received::id).distinct()).hasSize(1);
  }

  @Test
  void aBurstOfChangesIsToldOnceWithTheLastState() {
    Receiver receiver = receiver();
    make(operator, receiver, "SERVER_CHANGED");
    String last = "";
    for (int i = 0; i < 10; i++) {
      last = rename(DemoWorld.RUNNING, server);
    }
    String name = last;
    await()
        .atMost(PATIENCE)
        .until(() ->
            receiver.received().stream()
                .anyMatch(each -> each.json().at("/data/server/name").asString().equals(name)));
    // While one waits, no second one does.
    receiver.answer(500, "");
    rename(DemoWorld.RUNNING, server);
    rename(DemoWorld.RUNNING, server);
    rename(DemoWorld.RUNNING, server);
    assertThat(
            db().fetchSingle("SELECT count(*) FROM webhook_delivery WHERE state = 'WAITING'")
                .get(0, Integer.class))
        .isLessThanOrEqualTo(1);
  }

  @Test
  void aWebhookEndsWithTheTokenThatItWasMadeWith() {
    Receiver receiver = receiver();
    String secret = Stories.createToken(operator, List.of("SERVERS_READ"), Map.of());
    GraphQlCaller partner = node.withToken(secret);
    Made hook = make(partner, receiver, "SERVER_CHANGED");
    String token =
        partner
            .query("{ viewer { apiTokens { id } } }")
            .path("viewer.apiTokens[0].id")
            .entity(String.class)
            .get();
    operator.query(
        "mutation($id: ID!) { revokeApiToken(input: { apiTokenId: $id }) { revokedId } }",
        Map.of("id", token));
    rename(DemoWorld.RUNNING, server);
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(() ->
            webhook(operator, hook.id())
                .path("webhook.disabledReason")
                .entity(String.class)
                .isEqualTo("The token that it was made with was revoked or has expired."));
    assertThat(receiver.received()).isEmpty();
    assertThat(states(operator, hook.id())).containsExactly("FAILED");
    update(operator, hook.id(), Map.of("enabled", true))
        .path("updateWebhook.userErrors[0].field")
        .entityList(String.class)
        .isEqualTo(List.of("enabled"));
  }

  @Test
  void anOwnerIsToldOfNothingThatTheyMayNotSee() {
    Receiver receiver = receiver();
    Made hook = make(customer, receiver, "SERVER_CHANGED");
    rename(DemoWorld.OTHER_RUNNING, otherServer);
    rename(DemoWorld.RUNNING, server);
    first(receiver);
    assertThat(receiver.received())
        .allSatisfy(
            each -> assertThat(each.json().at("/data/server/id").asString()).isEqualTo(server));
    // Even where the event was theirs and the object is no more by the time of sending.
    receiver.answer(500, "");
    int before = receiver.received().size();
    rename(DemoWorld.RUNNING, server);
    await().atMost(PATIENCE).until(() -> receiver.received().size() > before);
    db().execute("UPDATE server SET customer_id = ? WHERE id = ?", otherCustomerId, server);
    try {
      await().atMost(PATIENCE).until(() -> states(customer, hook.id()).contains("SKIPPED"));
    } finally {
      db().execute("UPDATE server SET customer_id = ? WHERE id = ?", customerId, server);
    }
  }

  @Test
  void aPayloadHasTheRightsOfItsOwner() {
    Receiver receiver = receiver();
    String selection =
        "fragment S on Server { id panelServerId reverseDns { enabled } panelDocument customer { servers(first: 100) { nodes { id } } } }";
    made(create(customer, receiver.url(), List.of("SERVER_CHANGED"), Map.of("payload", selection)));
    rename(DemoWorld.RUNNING, server);
    Received received = first(receiver);
    assertThat(received.json().at("/data/server/id").asString()).isEqualTo(server);
    assertThat(received.json().at("/data/server/panelServerId").isNull()).isTrue();
    assertThat(received.json().at("/data/server/panelDocument").isNull()).isTrue();
    assertThat(received.json().at("/errors/0/extensions/code").asString()).isEqualTo("FORBIDDEN");
    assertThat(received.body()).contains(server).doesNotContain(otherServer);
  }

  @Test
  void aSlowReceiverHoldsUpNobodyElse() {
    Receiver slow = receiver();
    slow.sayNothing();
    Receiver quick = receiver();
    Made stuck = make(operator, slow, "SERVER_CHANGED", "SERVER_CREATED");
    make(operator, quick, "SERVER_CHANGED");
    WebhookDeliveries deliveries = node.bean(WebhookDeliveries.class);
    for (int i = 0; i < 200; i++) {
      deliveries.add(stuck.id(), WebhookTopic.SERVER_CREATED, server, false, Duration.ZERO);
    }
    await().atMost(PATIENCE).until(() -> slow.received().size() >= 4);
    for (int i = 0; i < 3; i++) {
      int before = quick.received().size();
      rename(DemoWorld.RUNNING, server);
      await().atMost(PATIENCE).until(() -> quick.received().size() > before);
    }
    int atOnce =
        db().fetchSingle(
                "SELECT count(*) FROM webhook_delivery WHERE webhook_id = ? AND state = 'SENDING'",
                stuck.id())
            .get(0, Integer.class);
    assertThat(atOnce).isLessThanOrEqualTo(4);
    assertThat(slow.received().size()).isLessThan(100);
  }

  @Test
  void whatWasGivenUpCanBeSentAgain() {
    Receiver receiver = receiver();
    receiver.answer(500, "");
    Made hook = make(operator, receiver, "SERVER_CHANGED");
    rename(DemoWorld.RUNNING, server);
    first(receiver);
    String delivery =
        webhook(operator, hook.id())
            .path("webhook.deliveries.nodes[0].id")
            .entity(String.class)
            .get();
    redeliver(operator, delivery)
        .path("redeliverWebhook.userErrors[0].code")
        .entity(String.class)
        .isEqualTo("BUSY");
    db().execute("UPDATE webhook_delivery SET retry_until = utc_timestamp(3)");
    await().atMost(PATIENCE).until(() -> states(operator, hook.id()).equals(List.of("FAILED")));
    receiver.answer(200, "");
    redeliver(operator, delivery)
        .path("redeliverWebhook.delivery.id")
        .entity(String.class)
        .isEqualTo(delivery);
    await().atMost(PATIENCE).until(() -> states(operator, hook.id()).equals(List.of("DELIVERED")));
    assertThat(receiver.received().stream().map(Received::id)).containsOnly(delivery);
  }

  @Test
  void aReceiverThatIsBackGetsWhatWaitedAtOnce() {
    Receiver receiver = receiver();
    receiver.answer(500, "");
    Made hook = make(operator, receiver, "SERVER_CHANGED", "SERVER_CREATED");
    rename(DemoWorld.RUNNING, server);
    first(receiver);
    await().atMost(PATIENCE).until(() -> states(operator, hook.id()).contains("WAITING"));
    db().execute(
            "UPDATE webhook_delivery SET due_at = utc_timestamp(3) + INTERVAL 3 HOUR WHERE state = 'WAITING'");
    receiver.answer(200, "");
    test(operator, hook.id());
    await()
        .atMost(PATIENCE)
        .until(() ->
            states(operator, hook.id()).stream().allMatch(state -> state.equals("DELIVERED")));
  }

  @Test
  void aReceiverThatIsGoneOrFailsForDaysIsSwitchedOff() {
    Receiver gone = receiver();
    gone.answer(410, "");
    Receiver broken = receiver();
    broken.answer(500, "");
    Made first = make(operator, gone, "SERVER_CHANGED");
    Made second = make(operator, broken, "SERVER_CHANGED");
    db().execute(
            "UPDATE webhook SET failing_since = utc_timestamp(3) - INTERVAL 6 DAY WHERE id = ?",
            second.id());
    rename(DemoWorld.RUNNING, server);
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(() -> {
          webhook(operator, first.id())
              .path("webhook.disabledReason")
              .entity(String.class)
              .satisfies(reason -> assertThat(reason).contains("410"));
          webhook(operator, second.id())
              .path("webhook.disabledReason")
              .entity(String.class)
              .satisfies(reason -> assertThat(reason).contains("answered with 500"));
        });
    assertThat(states(operator, second.id())).containsExactly("FAILED");
    broken.answer(200, "");
    update(operator, second.id(), Map.of("enabled", true))
        .path("updateWebhook.webhook.failingSince")
        .valueIsNull();
    int before = broken.received().size();
    rename(DemoWorld.RUNNING, server);
    await().atMost(PATIENCE).until(() -> broken.received().size() > before);
  }

  @Test
  void aNewSecretSignsBesideTheOldOneUnlessThatIsEnded() throws Exception {
    Receiver receiver = receiver();
    Made hook = make(operator, receiver, "SERVER_CHANGED");
    String second = rotate(hook.id(), false);
    rename(DemoWorld.RUNNING, server);
    Received received = first(receiver);
    assertThat(received.headers().get("webhook-signature"))
        .isEqualTo(sign(second, received) + " " + sign(hook.secret(), received));
    String third = rotate(hook.id(), true);
    int before = receiver.received().size();
    rename(DemoWorld.RUNNING, server);
    await().atMost(PATIENCE).until(() -> receiver.received().size() > before);
    Received last = receiver.received().getLast();
    assertThat(last.headers().get("webhook-signature")).isEqualTo(sign(third, last));
    String stored =
        db().fetch("SELECT * FROM webhook").formatJSON()
            + db().fetch("SELECT * FROM mutation_outcome");
    assertThat(stored).doesNotContain(third.substring(6)).doesNotContain(second.substring(6));
  }

  private static String rotate(String id, boolean endFormerNow) {
    return operator
        .query(
            "mutation($input: RotateWebhookSecretInput!) { rotateWebhookSecret(input: $input) { secret userErrors { message } } }",
            Map.of("input", Map.of("webhookId", id, "endFormerNow", endFormerNow)))
        .path("rotateWebhookSecret.secret")
        .entity(String.class)
        .get();
  }

  @Test
  void aTestShowsThatAllIsWell() {
    Receiver receiver = receiver();
    Made hook = make(customer, receiver, "SERVER_DELETED");
    test(customer, hook.id())
        .path("testWebhook.delivery.test")
        .entity(Boolean.class)
        .isEqualTo(true);
    Received received = first(receiver);
    assertThat(received.json().path("test").asBoolean()).isTrue();
    assertThat(received.type()).isEqualTo("server.deleted");
    test(customer, hook.id())
        .path("testWebhook.userErrors[0].code")
        .entity(String.class)
        .isEqualTo("RATE_LIMITED");
  }

  @Test
  void aReceiverWhoseCertificateNobodyVouchesForGetsNothingAndItsOwnerIsToldWhy() throws Exception {
    Receiver receiver = new Receiver(SelfSigned.of("ip:127.0.0.1").server());
    receivers.add(receiver);
    Made hook = make(customer, receiver, "SERVER_DELETED");
    test(customer, hook.id()).path("testWebhook.delivery.id").hasValue();
    await().atMost(PATIENCE).until(() -> states(customer, hook.id()).equals(List.of("FAILED")));
    webhook(customer, hook.id())
        .path("webhook.deliveries.nodes[0].attempts[0].failure")
        .entity(String.class)
        .satisfies(failure ->
            assertThat(failure).contains("certificate is of no authority that is known here"));
    assertThat(receiver.received()).isEmpty();
  }

  private static GraphQlTester.Response test(GraphQlCaller caller, String id) {
    return caller.query(
        "mutation($id: ID!) { testWebhook(input: { webhookId: $id }) { delivery { id test } userErrors { code message } } }",
        Map.of("id", id));
  }

  private static GraphQlTester.Response redeliver(GraphQlCaller caller, String id) {
    return caller.query(
        "mutation($id: ID!) { redeliverWebhook(input: { deliveryId: $id }) { delivery { id } userErrors { code message } } }",
        Map.of("id", id));
  }

  private static GraphQlTester.Response update(
      GraphQlCaller caller, String id, Map<String, ?> changes) {
    Map<String, Object> input = new HashMap<>(Map.of("webhookId", id));
    input.putAll(changes);
    return caller.query(
        "mutation($input: UpdateWebhookInput!) { updateWebhook(input: $input) { webhook { url topics payload hasUsualPayload enabled failingSince } userErrors { code field message } } }",
        Map.of("input", input));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hooks.example.com/x             | begins with https://",
        "ftp://example.com/              | begins with https://",
        "https:///nothing                | no host",
        "https://user:secret@example.com | user and password",
        "https://8.8.8.8/#part           | after #",
        "https://10.0.0.1/               | private, local or reserved",
        "https://169.254.169.254/latest  | private, local or reserved",
        "https://[::1]/                  | private, local or reserved",
        "https://[::ffff:10.0.0.1]/      | private, local or reserved",
        "https://no-such-host.invalid/   | does not resolve",
        "not an address                  | no address",
      })
  void refusesAddressesThatItCantOrMustNotCall(String url, String problem) {
    GraphQlTester.Response answer = create(operator, url, List.of("TASK_ENDED"), Map.of());
    answer.path("createWebhook.webhook").valueIsNull();
    answer
        .path("createWebhook.userErrors[0].field")
        .entityList(String.class)
        .isEqualTo(List.of("url"));
    answer
        .path("createWebhook.userErrors[0].message")
        .entity(String.class)
        .satisfies(message -> assertThat(message).contains(problem));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ id }                                                          | Write fragments only",
        "query { viewer { email } } fragment T on Task { id }            | Write fragments only",
        "fragment T on Task { id                                         | no GraphQL",
        "fragment S on Server { id }                                     | TASK_ENDED needs a fragment on Task",
        "fragment T on Task { id nonsense }                              | Line 1: ",
        "fragment T on Task { ...U } fragment U on Task { ...T }         | needs a fragment on Task",
        "fragment T on Task { id } fragment C on Customer { id }         | Line 1: ",
        "fragment T on Task { server { activity(first: $many) { totalCount } } } | Line 1: ",
      })
  void refusesPayloadsThatCantBeMade(String payload, String problem) {
    GraphQlTester.Response answer =
        create(operator, "https://8.8.8.8/", List.of("TASK_ENDED"), Map.of("payload", payload));
    answer
        .path("createWebhook.userErrors[0].field")
        .entityList(String.class)
        .isEqualTo(List.of("payload"));
    answer
        .path("createWebhook.userErrors[0].message")
        .entity(String.class)
        .satisfies(message -> assertThat(message).contains(problem));
  }

  static Stream<String> payloadsThatAreTooMuch() {
    StringBuilder fields = new StringBuilder("fragment T on Task { ");
    for (int i = 0; i < 300; i++) {
      fields.append("a").append(i).append(": id ");
    }
    String deep =
        "fragment T on Task { server { activeTask { server { activeTask { server { activeTask { server { activeTask { id } } } } } } } } }";
    StringBuilder bomb = new StringBuilder("fragment T on Task { ...F0 ...F0 } ");
    for (int i = 0; i < 40; i++) {
      bomb.append("fragment F%d on Task { ...F%d ...F%d } ".formatted(i, i + 1, i + 1));
    }
    bomb.append("fragment F40 on Task { id }");
    String costly =
        "fragment T on Task { server { customer { servers(first: 100) { nodes { customer { id } addresses { address } location { name } } } } } }";
    return Stream.of(
        fields.append("}").toString(), costly, deep, bomb.toString(), "#".repeat(9000) + "\n");
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.MethodSource("payloadsThatAreTooMuch")
  void refusesPayloadsThatAreTooMuch(String payload) {
    create(operator, "https://8.8.8.8/", List.of("TASK_ENDED"), Map.of("payload", payload))
        .path("createWebhook.userErrors[0].message")
        .entity(String.class)
        .satisfies(message -> assertThat(message).containsAnyOf("at most", "too long"));
  }

  @Test
  void theUsualPayloadFollowsTheTopics() {
    Made hook = made(create(operator, "https://8.8.8.8/", List.of("SERVER_CHANGED"), Map.of()));
    GraphQlTester.Response changed =
        update(operator, hook.id(), Map.of("topics", List.of("TASK_ENDED", "STOCK_CHANGED")));
    changed
        .path("updateWebhook.webhook.payload")
        .entity(String.class)
        .satisfies(
            text -> assertThat(text).contains("on Task", "on Product").doesNotContain("on Server"));
    String own = "fragment T on Task { id } fragment P on Product { id }";
    update(operator, hook.id(), Map.of("payload", own))
        .path("updateWebhook.webhook.hasUsualPayload")
        .entity(Boolean.class)
        .isEqualTo(false);
    update(operator, hook.id(), Map.of("topics", List.of("SERVER_CREATED")))
        .path("updateWebhook.userErrors[0].field")
        .entityList(String.class)
        .isEqualTo(List.of("payload"));
    update(operator, hook.id(), Map.of("payload", ""))
        .path("updateWebhook.webhook.hasUsualPayload")
        .entity(Boolean.class)
        .isEqualTo(true);
  }

  @Test
  void somebodyElsesWebhookIsNotThere() {
    Receiver receiver = receiver();
    Made hook = make(operator, receiver, "SERVER_CHANGED");
    String token = Stories.createToken(operator, List.of("SERVERS_READ"), Map.of());
    for (GraphQlCaller stranger : List.of(customer, node.withToken(token))) {
      webhook(stranger, hook.id()).path("webhook").valueIsNull();
      stranger
          .query("query($id: ID!) { node(id: $id) { id } }", Map.of("id", hook.id()))
          .path("node")
          .valueIsNull();
      stranger
          .query("{ webhooks { totalCount } }")
          .path("webhooks.totalCount")
          .entity(Integer.class)
          .isEqualTo(0);
      update(stranger, hook.id(), Map.of("enabled", false))
          .path("updateWebhook.userErrors[0].code")
          .entity(String.class)
          .isEqualTo("NOT_FOUND");
      stranger
          .query(
              "mutation($id: ID!) { deleteWebhook(input: { webhookId: $id }) { userErrors { code } } }",
              Map.of("id", hook.id()))
          .path("deleteWebhook.userErrors[0].code")
          .entity(String.class)
          .isEqualTo("NOT_FOUND");
      stranger
          .query(
              "mutation($id: ID!) { rotateWebhookSecret(input: { webhookId: $id }) { secret userErrors { code } } }",
              Map.of("id", hook.id()))
          .path("rotateWebhookSecret.userErrors[0].code")
          .entity(String.class)
          .isEqualTo("NOT_FOUND");
      test(stranger, hook.id())
          .path("testWebhook.userErrors[0].code")
          .entity(String.class)
          .isEqualTo("NOT_FOUND");
    }
    operator
        .query(
            "mutation($id: ID!) { deleteWebhook(input: { webhookId: $id }) { deletedId } }",
            Map.of("id", hook.id()))
        .path("deleteWebhook.deletedId")
        .entity(String.class)
        .isEqualTo(hook.id());
  }

  @ParameterizedTest
  @ValueSource(strings = {"STOCK_CHANGED", "SERVER_CHANGED"})
  void aTopicNeedsTheScopeToSeeIt(String topic) {
    String scope = topic.equals("STOCK_CHANGED") ? "SERVERS_READ" : "CATALOG_READ";
    GraphQlCaller partner = node.withToken(Stories.createToken(operator, List.of(scope), Map.of()));
    create(partner, "https://8.8.8.8/", List.of(topic), Map.of())
        .errors()
        .satisfy(errors ->
            assertThat(errors)
                .singleElement()
                .satisfies(
                    error -> assertThat(error.getExtensions()).containsEntry("code", "FORBIDDEN")));
  }

  @Test
  void aRetryMakesNoSecondWebhookAndShowsNoSecret() {
    Receiver receiver = receiver();
    Map<String, ?> id = Map.of("clientMutationId", "once-" + receiver.port());
    Made first = made(create(operator, receiver.url(), List.of("TASK_ENDED"), id));
    GraphQlTester.Response again = create(operator, receiver.url(), List.of("TASK_ENDED"), id);
    again.path("createWebhook.webhook.id").entity(String.class).isEqualTo(first.id());
    again.path("createWebhook.secret").valueIsNull();
    assertThat(Objects.requireNonNull(first.secret())).startsWith("whsec_");
  }
}
