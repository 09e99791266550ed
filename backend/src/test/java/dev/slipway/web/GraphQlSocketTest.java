package dev.slipway.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.simulator.PanelSimulator;
import dev.slipway.simulator.chaos.Fault;
import dev.slipway.simulator.demo.DemoWorld;
import dev.slipway.testing.GraphQlCaller;
import dev.slipway.testing.SlipwayNode;
import dev.slipway.testing.Stories;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.graphql.test.tester.WebSocketGraphQlTester;
import reactor.test.StepVerifier;

/** What is on its way to a socket that closes: nobody waits for it, and no log needs to tell. */
@ExtendWith(OutputCaptureExtension.class)
class GraphQlSocketTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static PanelSimulator panel;
  private static SlipwayNode node;
  private static GraphQlCaller customer;
  private static String server;

  @BeforeAll
  static void start() {
    panel = PanelSimulator.builder().demo().start();
    node = SlipwayNode.start(panel);
    GraphQlCaller operator = node.operator();
    String id = Stories.createCustomer(operator, DemoWorld.HARBOUR_LANE, "studio@example.com");
    server = Stories.adopt(operator, id, DemoWorld.RUNNING);
    customer = node.signIn("studio@example.com", Stories.CUSTOMER_PASSWORD);
  }

  @AfterAll
  static void stop() {
    node.close();
    panel.close();
  }

  private static void loggedNoError(CapturedOutput log) {
    assertThat(log.getAll().lines()).noneMatch(line -> line.contains(" ERROR "));
  }

  /** The client closes as soon as it hears of the error, before the server has said all. */
  @RepeatedTest(5)
  void aSubscriptionThatFailsIsOverWithoutAWord(CapturedOutput log) {
    for (int i = 0; i < 10; i++) {
      StepVerifier.create(
              customer.subscribe(
                  "subscription { serverUpdated(serverId: \"srv_none\") { id } }",
                  Map.of(),
                  "",
                  Object.class))
          .expectError()
          .verify(PATIENCE);
    }
    loggedNoError(log);
  }

  @Test
  void anAnswerThatComesAfterTheEndIsDroppedWithoutAWord(CapturedOutput log) {
    String question = "{ server(id: \"%s\") { name asOf } }".formatted(server);
    int before = panel.log().count("GET /servers/*");
    panel.chaos().always("GET /servers/*", new Fault.Late(PATIENCE, Duration.ZERO));
    WebSocketGraphQlTester socket = customer.webSocket();
    socket
        .document(question)
        .executeSubscription()
        .toFlux("", Object.class)
        .subscribe(answer -> {}, closed -> {});
    await().atMost(PATIENCE).until(() -> panel.log().count("GET /servers/*") > before);
    socket.stop().block(PATIENCE);
    panel.chaos().clear();
    // Waits for the same read, and is answered after the other was.
    customer
        .query(question)
        .path("server.name")
        .entity(String.class)
        .satisfies(name -> assertThat(name).isNotEmpty());
    await().during(Duration.ofMillis(500)).atMost(PATIENCE).untilAsserted(() -> loggedNoError(log));
  }
}
