package dev.slipway.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.simulator.PanelSimulator;
import dev.slipway.testing.GraphQlCaller;
import dev.slipway.testing.SlipwayNode;
import dev.slipway.testing.Stories;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** Where one is signed in, and ending that, through the API. */
class SessionsTest {

  private static final String SESSIONS =
      "{ viewer { sessions { id startedAt lastUsedAt remoteAddress browser operatingSystem current } } }";

  private static final String END =
      """
      mutation($id: ID!) {
        endSession(input: { sessionId: $id }) { endedId userErrors { code field } }
      }
      """;

  private static PanelSimulator panel;
  private static SlipwayNode node;

  @BeforeAll
  static void start() {
    panel = PanelSimulator.builder().start();
    node = SlipwayNode.start(panel);
    GraphQlCaller operator = node.operator();
    for (String name : List.of("seen", "ends", "others", "foreign")) {
      Stories.createCustomer(operator, name.hashCode(), name + "@example.com");
    }
  }

  @AfterAll
  static void stop() {
    node.close();
    panel.close();
  }

  private static GraphQlCaller signIn(String name) {
    return node.signIn(name + "@example.com", Stories.CUSTOMER_PASSWORD);
  }

  private static List<String> ids(GraphQlCaller caller) {
    return caller
        .query("{ viewer { sessions { id } } }")
        .path("viewer.sessions[*].id")
        .entityList(String.class)
        .get();
  }

  /** The id of the caller's own session, which comes first. */
  private static String own(GraphQlCaller caller) {
    return ids(caller).getFirst();
  }

  @Test
  void showsWhereOneIsSignedInTheOwnSessionFirst() {
    GraphQlCaller first = signIn("seen");
    GraphQlCaller second = signIn("seen");
    var answer = first.query(SESSIONS);
    answer
        .path("viewer.sessions[*].current")
        .entityList(Boolean.class)
        .containsExactly(true, false);
    answer.path("viewer.sessions[0].remoteAddress").entity(String.class).isEqualTo("127.0.0.1");
    answer.path("viewer.sessions[0].startedAt").hasValue();
    answer.path("viewer.sessions[0].lastUsedAt").hasValue();
    assertThat(ids(second)).containsExactlyInAnyOrderElementsOf(ids(first));
    assertThat(own(second)).isNotEqualTo(own(first)).startsWith("ses_");
  }

  @Test
  void endingASessionEndsWhatItHasOpen() {
    GraphQlCaller here = signIn("ends");
    GraphQlCaller lost = signIn("ends");
    Flux<Boolean> panelStatus =
        lost.subscribe(
            "subscription { panelStatus { reachable } }",
            Map.of(),
            "panelStatus.reachable",
            Boolean.class);
    String id = own(lost);
    StepVerifier.create(panelStatus)
        .expectNext(true)
        .then(() ->
            here.query(END, Map.of("id", id))
                .path("endSession.endedId")
                .entity(String.class)
                .isEqualTo(id))
        .expectErrorSatisfies(error -> assertThat(error).hasMessageContaining("Sign in first"))
        .verify(Duration.ofSeconds(20));
    lost.query("{ viewer { id } }").path("viewer").valueIsNull();
    assertThat(ids(here)).doesNotContain(id).hasSize(1);
    node.operator()
        .query("{ activity(first: 1, filter: { search: \"session.end\" }) { nodes { summary } } }")
        .path("activity.nodes[0].summary")
        .entity(String.class)
        .isEqualTo("Ended a session of the account");
  }

  @Test
  void endsAllOthersAndNotTheOneThatAsks() {
    GraphQlCaller here = signIn("others");
    GraphQlCaller lost = signIn("others");
    signIn("others");
    here.query("mutation { endOtherSessions(input: {}) { endedCount userErrors { code } } }")
        .path("endOtherSessions.endedCount")
        .entity(Integer.class)
        .isEqualTo(2);
    lost.query("{ viewer { id } }").path("viewer").valueIsNull();
    assertThat(ids(here)).hasSize(1);
    here.query("mutation { endOtherSessions(input: {}) { endedCount } }")
        .path("endOtherSessions.endedCount")
        .entity(Integer.class)
        .isEqualTo(0);
  }

  @Test
  void somebodyElsesSessionDoesNotExist() {
    GraphQlCaller foreign = signIn("foreign");
    GraphQlCaller operator = node.operator();
    for (String id : List.of(own(foreign), "ses_x", "ses_01k3q5v8m2x4n6p7r9s0t1v2w3", "")) {
      var answer = operator.query(END, Map.of("id", id));
      answer.path("endSession.endedId").valueIsNull();
      answer.path("endSession.userErrors[0].code").entity(String.class).isEqualTo("NOT_FOUND");
      answer
          .path("endSession.userErrors[0].field")
          .entityList(String.class)
          .containsExactly("sessionId");
    }
    foreign.query("{ viewer { id } }").path("viewer.id").hasValue();
  }

  @Test
  void aTokenSeesNoSessions() {
    GraphQlCaller program =
        node.withToken(Stories.createToken(node.operator(), List.of("OPERATIONS"), Map.of()));
    var answer = program.query("{ viewer { id sessions { id } } }");
    answer
        .errors()
        .satisfy(errors ->
            assertThat(errors)
                .singleElement()
                .satisfies(
                    error -> assertThat(error.getExtensions().get("code")).isEqualTo("FORBIDDEN")));
    answer.path("viewer.id").hasValue();
    answer.path("viewer.sessions").valueIsNull();
  }
}
