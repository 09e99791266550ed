package dev.slipway.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.secondfactor.AuthenticatorApp;
import dev.slipway.simulator.PanelSimulator;
import dev.slipway.testing.GraphQlCaller;
import dev.slipway.testing.SlipwayNode;
import dev.slipway.testing.Stories;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.graphql.test.tester.GraphQlTester;

/** OpenID Connect through the API, with Spring Authorization Server as the provider. */
class OpenIdSignInTest {

  private static PanelSimulator panel;
  private static RealProvider provider;
  private static SlipwayNode node;
  private static int number = 900;

  @BeforeAll
  static void start() {
    panel = PanelSimulator.builder().start();
    provider = new RealProvider(GraphQlCaller.ORIGIN + "/sign-in/openid");
    node =
        SlipwayNode.start(
            panel,
            Map.of(
                "slipway.secret-key",
                "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
                "slipway.oidc.issuer",
                provider.issuer(),
                "slipway.oidc.client-id",
                RealProvider.CLIENT_ID,
                "slipway.oidc.client-secret",
                RealProvider.CLIENT_SECRET,
                "slipway.oidc.name",
                "Example Billing",
                "slipway.oidc.trust-email",
                true));
  }

  @AfterAll
  static void stop() {
    node.close();
    provider.close();
    panel.close();
  }

  /** Somebody whom the provider knows by a name and an address of their own. */
  private record Person(String subject, String email) {

    RealProvider.Browser browser() {
      return provider.browser(subject);
    }
  }

  private static Person person(@Nullable Boolean emailVerified) {
    Person person = new Person("person-" + ++number, "person-" + number + "@example.com");
    Map<String, Object> claims = new HashMap<>(Map.of("email", person.email()));
    if (emailVerified != null) {
      claims.put("emailVerified", emailVerified);
    }
    provider.know(person.subject(), claims);
    return person;
  }

  /** The same, who has an account with a password. */
  private static Person customer() {
    Person person = person(null);
    Stories.createCustomer(node.operator(), number, person.email());
    return person;
  }

  private static GraphQlTester.Response begin(
      GraphQlCaller caller, String purpose, @Nullable String returnTo) {
    Map<String, Object> input = new HashMap<>(Map.of("purpose", purpose));
    input.put("returnTo", returnTo);
    return caller.query(
        """
        mutation($input: BeginOpenIdInput!) {
          beginOpenId(input: $input) { authorizationUrl userErrors { code field message } }
        }
        """,
        Map.of("input", input));
  }

  private static String url(GraphQlCaller caller, String purpose) {
    return begin(caller, purpose, "/servers")
        .path("beginOpenId.authorizationUrl")
        .entity(String.class)
        .get();
  }

  private static GraphQlTester.Response finish(
      GraphQlCaller caller, String response, @Nullable String code) {
    Map<String, Object> input = new HashMap<>(Map.of("response", response));
    input.put("code", code);
    return caller.query(
        """
        mutation($input: FinishOpenIdInput!) {
          finishOpenId(input: $input) {
            purpose
            viewer { email role customer { externalId } }
            returnTo
            userErrors { code field message }
          }
        }
        """,
        Map.of("input", input));
  }

  private static GraphQlTester.Response goThrough(
      GraphQlCaller caller, String purpose, RealProvider.Browser browser) {
    return finish(caller, browser.visit(url(caller, purpose)), null);
  }

  private static void isWell(GraphQlTester.Response answer) {
    answer
        .path("finishOpenId.userErrors[*].message")
        .entityList(String.class)
        .satisfies(messages -> assertThat(messages).isEmpty());
  }

  private static void isRefused(GraphQlTester.Response answer, String code, String message) {
    answer.path("finishOpenId.viewer").valueIsNull();
    answer.path("finishOpenId.userErrors[*].code").entityList(String.class).containsExactly(code);
    answer
        .path("finishOpenId.userErrors[0].message")
        .entity(String.class)
        .satisfies(text -> assertThat(text).contains(message));
  }

  private static @Nullable String email(GraphQlCaller caller) {
    return caller.query("{ viewer { email } }").path("viewer.email").entity(String.class).get();
  }

  private static List<Map<String, Object>> identities(GraphQlCaller caller) {
    return caller
        .query("{ viewer { signInMethods { openIdIdentities { id issuer email lastUsedAt } } } }")
        .path("viewer.signInMethods.openIdIdentities")
        .entityList(
            new org.springframework.core.ParameterizedTypeReference<Map<String, Object>>() {})
        .get();
  }

  private static void timePasses() {
    node.bean(DSLContext.class)
        .execute("UPDATE session SET confirmed_at = confirmed_at - INTERVAL 1 HOUR");
  }

  private static String freshUntil(GraphQlCaller caller) {
    return String.valueOf(
        caller
            .query("{ viewer { signInMethods { freshUntil } } }")
            .path("viewer.signInMethods")
            .entity(
                new org.springframework.core.ParameterizedTypeReference<Map<String, Object>>() {})
            .get()
            .get("freshUntil"));
  }

  @Test
  void anybodyIsToldWhereTheyCanSignIn() {
    node.anonymous()
        .query("{ openIdProvider { name } }")
        .path("openIdProvider.name")
        .entity(String.class)
        .isEqualTo("Example Billing");
  }

  @Test
  void aCustomerWithoutAnAccountSignsInByTheirAddressAndStaysTheSame() {
    Person person = person(true);
    node.operator()
        .query(
            """
            mutation($email: String!, $id: String!) {
              createCustomer(input: { name: "New", email: $email, externalId: $id }) {
                userErrors { message }
              }
            }
            """,
            Map.of("email", person.email(), "id", String.valueOf(number)))
        .path("createCustomer.userErrors")
        .entityList(Object.class)
        .hasSize(0);
    GraphQlCaller caller = node.anonymous();
    GraphQlTester.Response answer = goThrough(caller, "SIGN_IN", person.browser());
    isWell(answer);
    answer.path("finishOpenId.purpose").entity(String.class).isEqualTo("SIGN_IN");
    answer.path("finishOpenId.returnTo").entity(String.class).isEqualTo("/servers");
    answer
        .path("finishOpenId.viewer.customer.externalId")
        .entity(String.class)
        .isEqualTo(String.valueOf(person.subject().substring("person-".length())));
    assertThat(email(caller)).isEqualTo(person.email());
    assertThat(freshUntil(caller)).as("has just given a password there").isNotEqualTo("null");
    caller
        .query("{ viewer { signInMethods { hasPassword } } }")
        .path("viewer.signInMethods.hasPassword")
        .entity(Boolean.class)
        .isEqualTo(false);

    provider.know(person.subject(), Map.of("email", "moved@example.com"));
    GraphQlCaller later = node.anonymous();
    isWell(goThrough(later, "SIGN_IN", person.browser()));
    assertThat(email(later)).isEqualTo(person.email());
    assertThat(identities(later))
        .singleElement()
        .satisfies(identity -> {
          assertThat(identity).containsEntry("email", "moved@example.com");
          assertThat(identity).containsEntry("issuer", provider.issuer());
          assertThat(identity.get("lastUsedAt")).isNotNull();
        });
  }

  @Test
  void anAccountIsConnectedByItsAddressAndItsOwnerCanSeeThat() {
    Person person = customer();
    isWell(goThrough(node.anonymous(), "SIGN_IN", person.browser()));
    GraphQlCaller byPassword = node.signIn(person.email(), Stories.CUSTOMER_PASSWORD);
    assertThat(identities(byPassword)).hasSize(1);
    byPassword
        .query("{ viewer { activity(first: 5) { nodes { action summary } } } }")
        .path("viewer.activity.nodes[*].summary")
        .entityList(String.class)
        .contains("Connected an identity of Example Billing", "Signed in with Example Billing");
  }

  @Test
  void anAddressThatTheProviderHasNotVerifiedIsWorthNothing() {
    Person person = person(false);
    Stories.createCustomer(node.operator(), number, person.email());
    GraphQlCaller caller = node.anonymous();
    isRefused(goThrough(caller, "SIGN_IN", person.browser()), "INVALID", "connected");
    caller.query("{ viewer { email } }").path("viewer").valueIsNull();
  }

  @Test
  void whoIsNoCustomerIsToldSo() {
    isRefused(
        goThrough(node.anonymous(), "SIGN_IN", person(true).browser()), "INVALID", "no customer");
  }

  @Test
  void anOperatorIsNeverConnectedByAnAddressButByThemselves() {
    provider.know("boss", Map.of("email", SlipwayNode.OPERATOR_EMAIL, "emailVerified", true));
    RealProvider.Browser boss = provider.browser("boss");
    isRefused(goThrough(node.anonymous(), "SIGN_IN", boss), "INVALID", "operator");
    GraphQlCaller operator = node.operator();
    isWell(goThrough(operator, "LINK", boss));
    GraphQlCaller later = node.anonymous();
    isWell(goThrough(later, "SIGN_IN", boss));
    assertThat(email(later)).isEqualTo(SlipwayNode.OPERATOR_EMAIL);
    assertThat(boss.timesAsked()).isEqualTo(1);
  }

  @Test
  void aSecondFactorIsAskedForAfterTheProviderToo() {
    Person person = customer();
    GraphQlCaller owner = node.signIn(person.email(), Stories.CUSTOMER_PASSWORD);
    String secret =
        owner
            .query("mutation { beginSecondFactor(input: {}) { setup { secret } } }")
            .path("beginSecondFactor.setup.secret")
            .entity(String.class)
            .get();
    owner
        .query(
            "mutation($code: String!) { enableSecondFactor(input: { code: $code }) { userErrors { code } } }",
            Map.of("code", AuthenticatorApp.code(secret, 0)))
        .path("enableSecondFactor.userErrors")
        .entityList(Object.class)
        .hasSize(0);

    GraphQlCaller caller = node.anonymous();
    String response = person.browser().visit(url(caller, "SIGN_IN"));
    isRefused(finish(caller, response, null), "SECOND_FACTOR_REQUIRED", "code");
    caller.query("{ viewer { email } }").path("viewer").valueIsNull();
    isRefused(finish(caller, response, "000000"), "INVALID", "code");
    isWell(finish(caller, response, AuthenticatorApp.code(secret, 1)));
    assertThat(email(caller)).isEqualTo(person.email());
    // Who has a second factor confirms by it.
    begin(caller, "CONFIRM", null)
        .path("beginOpenId.userErrors[0].message")
        .entity(String.class)
        .satisfies(text -> assertThat(text).contains("second factor"));
  }

  @Test
  void anAnswerIsGoodOnceAndOnlyInTheBrowserThatBegan() {
    Person person = customer();
    GraphQlCaller caller = node.anonymous();
    String first = person.browser().visit(url(caller, "SIGN_IN"));
    isRefused(finish(node.anonymous(), first, null), "INVALID", "begun elsewhere");
    GraphQlCaller attacked = node.anonymous();
    url(attacked, "SIGN_IN");
    isRefused(finish(attacked, first, null), "INVALID", "begun elsewhere");
    isRefused(
        finish(caller, first.replaceFirst("state=[^&]+", "state=x"), null), "INVALID", "else");
    // The attempt that the browser is on is the last one that it began.
    url(caller, "SIGN_IN");
    isRefused(finish(caller, first, null), "INVALID", "begun elsewhere");
    String second = person.browser().visit(url(caller, "SIGN_IN"));
    isWell(finish(caller, second, null));
    isRefused(finish(caller, second, null), "INVALID", "begun elsewhere");
  }

  @Test
  void anotherNodeCanFinishWhatOneBegan() {
    Person person = customer();
    GraphQlCaller caller = node.anonymous();
    String response = person.browser().visit(url(caller, "SIGN_IN"));
    node.restart();
    isWell(finish(caller, response, null));
  }

  @Test
  void whoTurnsBackAtTheProviderIsToldWhatToDo() {
    GraphQlCaller caller = node.anonymous();
    String state = url(caller, "SIGN_IN").replaceFirst(".*[?&]state=([^&]+).*", "$1");
    String response =
        GraphQlCaller.ORIGIN
            + "/sign-in/openid?error=access_denied&error_description=Call+0800-ATTACKER&state="
            + state;
    GraphQlTester.Response answer = finish(caller, response, null);
    isRefused(answer, "INVALID", "turned back");
    answer
        .path("finishOpenId.userErrors[0].message")
        .entity(String.class)
        .satisfies(text -> assertThat(text).doesNotContain("0800"));
  }

  @Test
  void onlyOnesOwnPagesAreGoneOnWith() {
    for (String path : List.of("https://evil.example", "//evil.example", "/\\evil.example", "x")) {
      begin(node.anonymous(), "SIGN_IN", path)
          .path("beginOpenId.userErrors[*].field[0]")
          .entityList(String.class)
          .containsExactly("returnTo");
    }
  }

  @Test
  void connectingNeedsAFreshCheckAndTheSameSession() {
    Person person = customer();
    GraphQlCaller caller = node.signIn(person.email(), Stories.CUSTOMER_PASSWORD);
    String response = person.browser().visit(url(caller, "LINK"));
    // Somebody else has signed in meanwhile, in the same browser.
    caller.query("mutation { signOut }");
    isUnauthenticated(finish(caller, response, null));
    caller = node.signIn(person.email(), Stories.CUSTOMER_PASSWORD);
    timePasses();
    begin(caller, "LINK", null)
        .path("beginOpenId.userErrors[*].code")
        .entityList(String.class)
        .containsExactly("FRESH_CHECK_REQUIRED");
  }

  private static void isUnauthenticated(GraphQlTester.Response answer) {
    answer
        .errors()
        .satisfy(errors ->
            assertThat(errors)
                .singleElement()
                .satisfies(error ->
                    assertThat(error.getExtensions()).containsEntry("code", "UNAUTHENTICATED")));
  }

  @Test
  void anIdentityBelongsToOneAccountAndCanBeDisconnected() {
    Person person = customer();
    isWell(goThrough(node.anonymous(), "SIGN_IN", person.browser()));
    Person other = customer();
    GraphQlCaller otherOwner = node.signIn(other.email(), Stories.CUSTOMER_PASSWORD);
    isRefused(goThrough(otherOwner, "LINK", person.browser()), "INVALID", "another account");
    assertThat(identities(otherOwner)).isEmpty();

    GraphQlCaller owner = node.signIn(person.email(), Stories.CUSTOMER_PASSWORD);
    isWell(goThrough(owner, "LINK", person.browser()));
    String id = String.valueOf(identities(owner).getFirst().get("id"));
    disconnect(otherOwner, id, "NOT_FOUND");
    timePasses();
    disconnect(owner, id, "FRESH_CHECK_REQUIRED");
    owner = node.signIn(person.email(), Stories.CUSTOMER_PASSWORD);
    disconnect(owner, id, null);
    assertThat(identities(owner)).isEmpty();
    otherOwner = node.signIn(other.email(), Stories.CUSTOMER_PASSWORD);
    isWell(goThrough(otherOwner, "LINK", person.browser()));
  }

  private static void disconnect(GraphQlCaller caller, String id, @Nullable String refusal) {
    caller
        .query(
            """
            mutation($id: ID!) {
              disconnectIdentity(input: { identityId: $id }) { userErrors { code } }
            }
            """,
            Map.of("id", id))
        .path("disconnectIdentity.userErrors[*].code")
        .entityList(String.class)
        .satisfies(
            codes -> assertThat(codes).isEqualTo(refusal == null ? List.of() : List.of(refusal)));
  }

  @Test
  void theLastWayInStays() {
    Person person = person(true);
    node.operator()
        .query(
            """
            mutation($email: String!, $id: String!) {
              createCustomer(input: { name: "New", email: $email, externalId: $id }) {
                userErrors { message }
              }
            }
            """,
            Map.of("email", person.email(), "id", "last-" + number));
    GraphQlCaller caller = node.anonymous();
    isWell(goThrough(caller, "SIGN_IN", person.browser()));
    disconnect(caller, String.valueOf(identities(caller).getFirst().get("id")), "INVALID");
  }

  @Test
  void theProviderIsAFreshCheckWhereItAsksAgain() {
    Person person = customer();
    RealProvider.Browser browser = person.browser();
    GraphQlCaller caller = node.anonymous();
    isWell(goThrough(caller, "SIGN_IN", browser));
    timePasses();
    assertThat(freshUntil(caller)).isEqualTo("null");
    isWell(goThrough(caller, "CONFIRM", browser));
    assertThat(freshUntil(caller)).isNotEqualTo("null");
    assertThat(browser.timesAsked()).as("the second time for the confirmation").isEqualTo(2);
    timePasses();
    Person other = customer();
    isRefused(goThrough(caller, "CONFIRM", other.browser()), "INVALID", "not the identity");
    assertThat(freshUntil(caller)).isEqualTo("null");
  }

  @Test
  void whoWasAtTheProviderLongAgoIsSignedInButHasConfirmedNothing() {
    Person person = customer();
    long anHourAgo = Instant.now().minus(Duration.ofHours(1)).getEpochSecond();
    provider.know(person.subject(), Map.of("email", person.email(), "authTime", anHourAgo));
    RealProvider.Browser browser = person.browser();
    GraphQlCaller caller = node.anonymous();
    isWell(goThrough(caller, "SIGN_IN", browser));
    assertThat(freshUntil(caller)).isEqualTo("null");
    isRefused(goThrough(caller, "CONFIRM", browser), "INVALID", "did not ask");
    assertThat(freshUntil(caller)).isEqualTo("null");
  }

  @Test
  void tokensCanNeitherConnectNorConfirm() {
    Person person = customer();
    GraphQlCaller owner = node.signIn(person.email(), Stories.CUSTOMER_PASSWORD);
    GraphQlCaller token =
        node.withToken(Stories.createToken(owner, List.of("SERVERS_READ"), Map.of()));
    for (String purpose : List.of("LINK", "CONFIRM")) {
      begin(token, purpose, null)
          .errors()
          .satisfy(errors ->
              assertThat(errors)
                  .singleElement()
                  .satisfies(error ->
                      assertThat(error.getExtensions()).containsEntry("code", "FORBIDDEN")));
    }
  }
}
