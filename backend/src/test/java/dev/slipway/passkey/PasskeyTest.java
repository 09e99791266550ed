package dev.slipway.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.simulator.PanelSimulator;
import dev.slipway.testing.GraphQlCaller;
import dev.slipway.testing.SlipwayNode;
import dev.slipway.testing.Stories;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.graphql.test.tester.GraphQlTester;

/** Passkeys through the API, with a device written by hand. */
class PasskeyTest {

  private static final String REBUILD =
      """
      mutation {
        rebuildServer(input: { serverId: "srv_x", osTemplateId: "x" }) { userErrors { code } }
      }
      """;

  private static PanelSimulator panel;
  private static SlipwayNode node;
  private static int externalId = 500;

  @BeforeAll
  static void start() {
    panel = PanelSimulator.builder().start();
    node = SlipwayNode.start(panel);
  }

  @AfterAll
  static void stop() {
    node.close();
    panel.close();
  }

  private static GraphQlCaller somebody() {
    String email = "key-" + externalId + "@example.com";
    Stories.createCustomer(node.operator(), externalId++, email);
    return node.signIn(email, Stories.CUSTOMER_PASSWORD);
  }

  private static String creationOptions(GraphQlCaller caller) {
    return caller
        .query("{ viewer { signInMethods { passkeyCreationOptions } } }")
        .path("viewer.signInMethods.passkeyCreationOptions")
        .entity(String.class)
        .get();
  }

  private static String requestOptions() {
    return node.anonymous()
        .query("{ passkeyRequestOptions }")
        .path("passkeyRequestOptions")
        .entity(String.class)
        .get();
  }

  private static GraphQlTester.Response register(GraphQlCaller caller, String response) {
    return caller.query(
        """
        mutation($response: String!) {
          registerPasskey(input: { name: "My phone", response: $response }) {
            passkey { id name lastUsedAt }
            userErrors { code field message }
          }
        }
        """,
        Map.of("response", response));
  }

  private static SoftwareKey registered(GraphQlCaller caller) {
    SoftwareKey key = new SoftwareKey();
    register(caller, key.make(creationOptions(caller)))
        .path("registerPasskey.userErrors[*].message")
        .entityList(String.class)
        .satisfies(messages -> assertThat(messages).isEmpty());
    return key;
  }

  private static GraphQlTester.Response signIn(String response) {
    return node.anonymous()
        .query(
            """
            mutation($response: String!) {
              signInWithPasskey(input: { response: $response }) {
                viewer { id }
                userErrors { code field }
              }
            }
            """,
            Map.of("response", response));
  }

  private static GraphQlTester.Response confirm(GraphQlCaller caller, String response) {
    return caller.query(
        """
        mutation($response: String) {
          confirmIdentity(input: { passkey: $response }) { freshUntil userErrors { code } }
        }
        """,
        Map.of("response", response));
  }

  private static void isRefused(GraphQlTester.Response answer, String mutation, String code) {
    answer.path(mutation + ".userErrors[*].code").entityList(String.class).containsExactly(code);
  }

  private static String id(GraphQlCaller caller) {
    return caller.query("{ viewer { id } }").path("viewer.id").entity(String.class).get();
  }

  private static void timePasses() {
    node.bean(DSLContext.class)
        .execute("UPDATE session SET confirmed_at = confirmed_at - INTERVAL 1 HOUR");
  }

  @Test
  void signsInWithoutAPasswordAndEachSignatureOnce() {
    GraphQlCaller caller = somebody();
    SoftwareKey key = registered(caller);
    String signed = key.sign(requestOptions());
    signIn(signed).path("signInWithPasskey.viewer.id").entity(String.class).isEqualTo(id(caller));
    isRefused(signIn(signed), "signInWithPasskey", "INVALID");
    signIn(key.sign(requestOptions())).path("signInWithPasskey.viewer.id").hasValue();
    caller
        .query("{ viewer { signInMethods { passkeys { name lastUsedAt } } } }")
        .path("viewer.signInMethods.passkeys[0].lastUsedAt")
        .hasValue();
  }

  @Test
  void refusesWhatWasSignedForAnotherSiteByNobodyByACopyOrByAnUnknownKey() {
    GraphQlCaller caller = somebody();
    SoftwareKey key = registered(caller);
    signIn(key.countsFrom(10).sign(requestOptions()))
        .path("signInWithPasskey.viewer.id")
        .hasValue();
    isRefused(signIn(key.countsFrom(3).sign(requestOptions())), "signInWithPasskey", "INVALID");
    key.countsFrom(20);
    SoftwareKey unknown = new SoftwareKey();
    isRefused(signIn(unknown.sign(requestOptions())), "signInWithPasskey", "INVALID");
    isRefused(signIn("{}"), "signInWithPasskey", "INVALID");
    isRefused(signIn("no JSON"), "signInWithPasskey", "INVALID");
    // The challenge of making a key is not one for signing.
    isRefused(
        signIn(key.sign(creationOptions(caller).replace("\"id\"", "\"x\""))),
        "signInWithPasskey",
        "INVALID");
    isRefused(
        signIn(key.at("https://my.slipway.example.evil.example").sign(requestOptions())),
        "signInWithPasskey",
        "INVALID");
    isRefused(
        signIn(key.at(GraphQlCaller.ORIGIN).unrecognised().sign(requestOptions())),
        "signInWithPasskey",
        "INVALID");
  }

  @Test
  void countsAsTheFreshCheckThatItsOwnerIsAskedFor() {
    GraphQlCaller caller = somebody();
    isRefused(caller.query(REBUILD), "rebuildServer", "NOT_FOUND");
    SoftwareKey key = registered(caller);
    SoftwareKey foreign = registered(somebody());
    timePasses();
    isRefused(caller.query(REBUILD), "rebuildServer", "FRESH_CHECK_REQUIRED");
    isRefused(confirm(caller, foreign.sign(requestOptions())), "confirmIdentity", "INVALID");
    isRefused(caller.query(REBUILD), "rebuildServer", "FRESH_CHECK_REQUIRED");
    confirm(caller, key.sign(requestOptions())).path("confirmIdentity.freshUntil").hasValue();
    isRefused(caller.query(REBUILD), "rebuildServer", "NOT_FOUND");
  }

  @Test
  void isAddedAndRemovedOnlyByWhoProvedToBeThere() {
    GraphQlCaller caller = somebody();
    SoftwareKey key = new SoftwareKey();
    String made = key.make(creationOptions(caller));
    timePasses();
    isRefused(register(caller, made), "registerPasskey", "FRESH_CHECK_REQUIRED");
    caller
        .query(
            "mutation($password: String) { confirmIdentity(input: { password: $password }) { freshUntil } }",
            Map.of("password", Stories.CUSTOMER_PASSWORD))
        .path("confirmIdentity.freshUntil")
        .hasValue();
    // The same again, as whoever was asked sends it.
    String id =
        register(caller, made).path("registerPasskey.passkey.id").entity(String.class).get();
    isRefused(register(caller, made), "registerPasskey", "INVALID");
    String remove =
        "mutation($id: ID!) { removePasskey(input: { passkeyId: $id }) { removedId userErrors { code } } }";
    isRefused(somebody().query(remove, Map.of("id", id)), "removePasskey", "NOT_FOUND");
    caller.query(remove, Map.of("id", id)).path("removePasskey.removedId").hasValue();
    isRefused(signIn(key.sign(requestOptions())), "signInWithPasskey", "INVALID");
  }

  @Test
  void aKeyThatWasMadeForSomebodyElseIsNotTaken() {
    GraphQlCaller caller = somebody();
    String made = new SoftwareKey().make(creationOptions(somebody()));
    isRefused(register(caller, made), "registerPasskey", "INVALID");
  }

  @Test
  void isTakenAwayByAnOperatorWhereTheDeviceIsLost() {
    GraphQlCaller caller = somebody();
    SoftwareKey key = registered(caller);
    var answer =
        node.operator()
            .query(
                """
                mutation($id: ID!) {
                  resetSignInMethods(input: { accountId: $id }) {
                    account { passkeyCount }
                    userErrors { code }
                  }
                }
                """,
                Map.of("id", id(caller)));
    answer.path("resetSignInMethods.account.passkeyCount").entity(Integer.class).isEqualTo(0);
    isRefused(signIn(key.sign(requestOptions())), "signInWithPasskey", "INVALID");
    caller.query("{ viewer { id } }").path("viewer").valueIsNull();
  }
}
