package dev.slipway.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.simulator.PanelSimulator;
import dev.slipway.simulator.demo.DemoWorld;
import dev.slipway.testing.GraphQlCaller;
import dev.slipway.testing.SlipwayNode;
import dev.slipway.testing.SlipwayProcess;
import dev.slipway.testing.Stories;
import dev.slipway.testing.TestDatabase;
import dev.slipway.webhook.Receiver.Received;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.junit.jupiter.api.Test;

/** A node is killed while it sends a webhook, and another takes over. */
class KilledSenderTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static Map<String, Object> settings(PanelSimulator panel) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("slipway.panel.url", panel.baseUrl());
    settings.put("slipway.panel.token", panel.token());
    settings.put("slipway.database.url", TestDatabase.freshUrl());
    settings.put("slipway.database.username", TestDatabase.username());
    settings.put("slipway.database.password", TestDatabase.password());
    settings.put("slipway.public-url", GraphQlCaller.ORIGIN);
    settings.put("slipway.operator.email", SlipwayNode.OPERATOR_EMAIL);
    settings.put("slipway.operator.password", SlipwayNode.OPERATOR_PASSWORD);
    settings.put("slipway.usage.mode", "off");
    settings.put("slipway.history.sampler-interval", "off");
    settings.put("slipway.secret-key", Base64.getEncoder().encodeToString(new byte[32]));
    settings.put("slipway.webhooks.allow-http", "true");
    settings.put("slipway.webhooks.allowed-networks", "127.0.0.0/8");
    settings.put("slipway.webhooks.settle-time", "200ms");
    // The one that is killed must still wait for the answer by then.
    settings.put("slipway.webhooks.timeout", "60s");
    return settings;
  }

  /**
   * What the receiver has or has not done with the first call nobody knows. The same id says that
   * it is the same event. The other node takes no documents of browsers' own, which the payload of
   * a webhook that somebody made without a token must not be taken for.
   */
  @Test
  void anotherNodeSendsItAgainUnderTheSameId() {
    try (PanelSimulator panel = PanelSimulator.builder().demo().start();
        Receiver receiver = new Receiver()) {
      Map<String, Object> settings = settings(panel);
      receiver.sayNothing();
      String server;
      try (SlipwayProcess killed = new SlipwayProcess(settings)) {
        GraphQlCaller operator =
            killed.signIn(SlipwayNode.OPERATOR_EMAIL, SlipwayNode.OPERATOR_PASSWORD);
        createWebhook(operator, receiver);
        String customer =
            Stories.createCustomer(operator, DemoWorld.HARBOUR_LANE, "studio@example.com");
        server = Stories.adopt(operator, customer, DemoWorld.RUNNING);
        await().atMost(PATIENCE).until(() -> !receiver.received().isEmpty());
        killed.kill();
      }
      receiver.answer(200, "thanks");
      Map<String, Object> closed = new HashMap<>(settings);
      closed.put("slipway.api.ad-hoc-queries", "false");
      try (SlipwayNode other = SlipwayNode.start(panel, closed)) {
        DSLContext db = other.bean(DSLContext.class);
        // As if the time were over in which one that sends would have been heard of.
        assertThat(
                db.execute(
                    "UPDATE webhook_delivery SET due_at = utc_timestamp(3) - INTERVAL 1 SECOND WHERE state = 'SENDING'"))
            .isEqualTo(1);
        await()
            .atMost(PATIENCE)
            .until(() -> "DELIVERED".equals(delivery(db).get("state", String.class)));
        assertThat(delivery(db).get("attempts", Integer.class)).isEqualTo(2);
      }
      List<Received> calls = receiver.received();
      assertThat(calls).hasSize(2);
      assertThat(calls.getLast().id()).isEqualTo(calls.getFirst().id());
      assertThat(calls.getLast().json()).isEqualTo(calls.getFirst().json());
      assertThat(calls.getLast().json().at("/data/server/id").asString()).isEqualTo(server);
      assertThat(calls.getLast().json().has("errors")).isFalse();
    }
  }

  private static Record delivery(DSLContext db) {
    return Objects.requireNonNull(db.fetchSingle("SELECT state, attempts FROM webhook_delivery"));
  }

  private static void createWebhook(GraphQlCaller owner, Receiver receiver) {
    owner
        .query(
            "mutation($input: CreateWebhookInput!) { createWebhook(input: $input) { userErrors {"
                + " message } } }",
            Map.of("input", Map.of("url", receiver.url(), "topics", List.of("SERVER_CREATED"))))
        .path("createWebhook.userErrors[*].message")
        .entityList(String.class)
        .hasSize(0);
  }
}
