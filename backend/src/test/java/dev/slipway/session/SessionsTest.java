package dev.slipway.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.account.Caller;
import dev.slipway.account.Credential;
import dev.slipway.account.Role;
import dev.slipway.account.SignInNotes;
import dev.slipway.simulator.PanelSimulator;
import dev.slipway.testing.GraphQlCaller;
import dev.slipway.testing.SlipwayNode;
import dev.slipway.testing.Stories;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.graphql.test.tester.GraphQlTester;
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

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static PanelSimulator panel;
  private static SlipwayNode node;

  @BeforeAll
  static void start() {
    panel = PanelSimulator.builder().start();
    node = SlipwayNode.start(panel);
    GraphQlCaller operator = node.operator();
    for (String name :
        List.of("seen", "ends", "others", "foreign", "watched", "guessed", "program")) {
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
    var answer = program.query("{ viewer { id sessions { id } activity { nodes { id } } } }");
    answer
        .errors()
        .satisfy(errors ->
            assertThat(errors)
                .hasSize(2)
                .allSatisfy(
                    error -> assertThat(error.getExtensions().get("code")).isEqualTo("FORBIDDEN")));
    answer.path("viewer.id").hasValue();
    answer.path("viewer.sessions").valueIsNull();
    answer.path("viewer.activity").valueIsNull();
  }

  private static GraphQlTester.Response activity(GraphQlCaller caller) {
    return caller.query(
        "{ viewer { activity { nodes { actor action summary succeeded remoteAddress } } } }");
  }

  private static List<String> summaries(GraphQlCaller caller) {
    return activity(caller).path("viewer.activity.nodes[*].summary").entityList(String.class).get();
  }

  @Test
  void whoSignedInAndOutIsAmongTheActivityOfTheAccountAlone() {
    GraphQlCaller left = signIn("watched");
    left.query("mutation { signOut }").path("signOut").entity(Boolean.class).isEqualTo(true);
    GraphQlCaller here = signIn("watched");
    var answer = activity(here);
    answer
        .path("viewer.activity.nodes[*].action")
        .entityList(String.class)
        .containsExactly("session.sign-in", "session.sign-out", "session.sign-in");
    assertThat(summaries(here).getFirst()).startsWith("Signed in with a password");
    answer
        .path("viewer.activity.nodes[*].remoteAddress")
        .entityList(String.class)
        .containsExactly("127.0.0.1", "127.0.0.1", "127.0.0.1");
    String all =
        "query($some: ActivityFilter) { activity(first: 100, filter: $some) { nodes { id action } } }";
    String name = "Customer " + "watched".hashCode();
    node.operator()
        .query(all, Map.of("some", Map.of("search", name)))
        .path("activity.nodes")
        .entityList(Object.class)
        .hasSize(3);
    node.operator()
        .query(all, Map.of("some", Map.of("search", name, "withoutSignIns", true)))
        .path("activity.nodes")
        .entityList(Object.class)
        .hasSize(0);
  }

  @Test
  void tooManyWrongPasswordsAreOneLineForTheAccountsOwner() {
    GraphQlCaller owner = signIn("guessed");
    for (int i = 0; i < 10; i++) {
      node.anonymous()
          .query(
              """
              mutation {
                signIn(input: { email: "guessed@example.com", password: "guess" }) {
                  userErrors { code }
                }
              }
              """)
          .path("signIn.userErrors[0].code")
          .entity(String.class)
          .isEqualTo("INVALID");
    }
    await().atMost(PATIENCE).until(() -> summaries(owner).size() > 1);
    var answer = activity(owner);
    answer.path("viewer.activity.nodes[0].actor").entity(String.class).isEqualTo("Slipway");
    answer
        .path("viewer.activity.nodes[0].summary")
        .entity(String.class)
        .isEqualTo(
            "Refused sign-ins of “guessed@example.com” for a while after too many wrong passwords");
    answer.path("viewer.activity.nodes[0].succeeded").entity(Boolean.class).isEqualTo(false);
    answer
        .path("viewer.activity.nodes[0].remoteAddress")
        .entity(String.class)
        .isEqualTo("127.0.0.1");
    // Who goes on guessing makes no more of these for an hour; another kind is noted.
    String account = owner.query("{ viewer { id } }").path("viewer.id").entity(String.class).get();
    SignInNotes notes = node.bean(SignInNotes.class);
    String same = "Refused sign-ins of “%s” for a while after too many wrong passwords";
    for (int i = 0; i < 5; i++) {
      notes.guessed(account, same, "203.0.113." + i);
    }
    notes.guessed(account, "Another", "203.0.113.9");
    await().atMost(PATIENCE).until(() -> summaries(owner).contains("Another"));
    assertThat(summaries(owner)).containsOnlyOnce(same.formatted("guessed@example.com"));
  }

  @Test
  void aProgramThatSignsInAgainAndAgainDoesNotFillTheActivity() {
    GraphQlCaller owner = signIn("program");
    String account = owner.query("{ viewer { id } }").path("viewer.id").entity(String.class).get();
    SignInNotes notes = node.bean(SignInNotes.class);
    for (int i = 0; i < 50; i++) {
      notes.signedIn(from(account, "2001:db8::" + i), "Signed in as a program", "curl");
    }
    notes.signedIn(from(account, "203.0.113.7"), "Signed in from elsewhere", null);
    List<String> lines =
        owner
            .query("{ viewer { activity(first: 100) { nodes { summary } } } }")
            .path("viewer.activity.nodes[*].summary")
            .entityList(String.class)
            .get();
    assertThat(lines).hasSizeLessThan(30).contains("Signed in as a program (curl)");
    assertThat(lines.getFirst()).isEqualTo("Signed in from elsewhere");
  }

  private static Caller from(String accountId, String address) {
    return new Caller(
        accountId,
        "program@example.com",
        "Program",
        Role.CUSTOMER,
        null,
        Set.of(),
        Credential.account(accountId),
        address);
  }
}
