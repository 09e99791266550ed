package dev.slipway.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.simulator.PanelSimulator;
import dev.slipway.testing.GraphQlCaller;
import dev.slipway.testing.SlipwayNode;
import dev.slipway.testing.Stories;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.graphql.test.tester.GraphQlTester;

/** Codes beside the password, through the API. */
class SecondFactorTest {

  private static final String METHODS =
      "{ viewer { signInMethods { freshUntil secondFactorOffered secondFactor { enabledAt recoveryCodesLeft } } } }";

  private static PanelSimulator panel;
  private static SlipwayNode node;
  private static int externalId = 100;

  @BeforeAll
  static void start() {
    panel = PanelSimulator.builder().start();
    node =
        SlipwayNode.start(
            panel, Map.of("slipway.secret-key", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="));
  }

  @AfterAll
  static void stop() {
    node.close();
    panel.close();
  }

  /** Somebody with a second factor, and the secret behind it. */
  private record Person(
      String email, GraphQlCaller caller, String secret, List<String> recoveryCodes) {

    /** The code of a step beside now; each is good once. */
    String code(int away) {
      return AuthenticatorApp.code(secret, away);
    }
  }

  private static String newCustomer() {
    String email = "person-" + externalId + "@example.com";
    Stories.createCustomer(node.operator(), externalId++, email);
    return email;
  }

  private static Person withSecondFactor() {
    String email = newCustomer();
    GraphQlCaller caller = node.signIn(email, Stories.CUSTOMER_PASSWORD);
    String secret = begin(caller);
    // The code before the present one, so that this is left; where a step ends on its way, it is
    // too old.
    long step;
    GraphQlTester.Response answer;
    do {
      step = Totp.stepAt(Instant.now());
      answer = enable(caller, AuthenticatorApp.code(secret, -1));
    } while (step != Totp.stepAt(Instant.now()) && isWrong(answer));
    answer
        .path("enableSecondFactor.userErrors[*].message")
        .entityList(String.class)
        .satisfies(messages -> assertThat(messages).isEmpty());
    return new Person(
        email,
        caller,
        secret,
        answer.path("enableSecondFactor.recoveryCodes").entityList(String.class).get());
  }

  private static boolean isWrong(GraphQlTester.Response answer) {
    return !answer
        .path("enableSecondFactor.userErrors[*].code")
        .entityList(String.class)
        .get()
        .isEmpty();
  }

  private static String begin(GraphQlCaller caller) {
    return caller
        .query("mutation { beginSecondFactor(input: {}) { setup { secret } userErrors { code } } }")
        .path("beginSecondFactor.setup.secret")
        .entity(String.class)
        .get();
  }

  private static GraphQlTester.Response enable(GraphQlCaller caller, String code) {
    return caller.query(
        """
        mutation($code: String!) {
          enableSecondFactor(input: { code: $code }) {
            recoveryCodes
            signInMethods { secondFactor { recoveryCodesLeft } }
            userErrors { code field message }
          }
        }
        """,
        Map.of("code", code));
  }

  private static GraphQlTester.Response signIn(
      String email, String password, @Nullable String code) {
    Map<String, String> input = new HashMap<>(Map.of("email", email, "password", password));
    if (code != null) {
      input.put("code", code);
    }
    return node.anonymous()
        .query(
            """
            mutation($input: SignInInput!) {
              signIn(input: $input) {
                viewer { email }
                userErrors { code field message retryAfterSeconds }
              }
            }
            """,
            Map.of("input", input));
  }

  private static void isRefused(GraphQlTester.Response answer, String mutation, String code) {
    answer.path(mutation + ".userErrors[*].code").entityList(String.class).containsExactly(code);
  }

  private static void hasSignedIn(GraphQlTester.Response answer, Person person) {
    answer.path("signIn.viewer.email").entity(String.class).isEqualTo(person.email());
  }

  /** As if it was long ago that anybody proved to be there. */
  private static void timePasses() {
    node.bean(DSLContext.class)
        .execute("UPDATE session SET confirmed_at = confirmed_at - INTERVAL 1 HOUR");
  }

  @Test
  void signingInTakesACodeOnceAndTellsOfItOnlyWithTheRightPassword() {
    Person person = withSecondFactor();
    var asked = signIn(person.email(), Stories.CUSTOMER_PASSWORD, null);
    asked.path("signIn.viewer").valueIsNull();
    isRefused(asked, "signIn", "SECOND_FACTOR_REQUIRED");

    for (String code : new String[] {null, person.code(0), "000000"}) {
      var guessed = signIn(person.email(), "not the password", code);
      isRefused(guessed, "signIn", "INVALID");
      guessed.path("signIn.userErrors[0].field").valueIsNull();
      guessed
          .path("signIn.userErrors[0].message")
          .entity(String.class)
          .isEqualTo("The email address or the password is wrong.");
    }

    String code = person.code(0);
    String spaced = code.substring(0, 3) + " " + code.substring(3);
    hasSignedIn(signIn(person.email(), Stories.CUSTOMER_PASSWORD, spaced), person);
    var again = signIn(person.email(), Stories.CUSTOMER_PASSWORD, code);
    isRefused(again, "signIn", "INVALID");
    again.path("signIn.userErrors[0].field").entityList(String.class).containsExactly("code");
    // Nor is one from before it, that nobody has used.
    isRefused(
        signIn(person.email(), Stories.CUSTOMER_PASSWORD, person.code(-1)), "signIn", "INVALID");
  }

  @Test
  void recoveryCodesTakeTheAppsPlaceAndAreGoodOnce() {
    Person person = withSecondFactor();
    assertThat(person.recoveryCodes()).hasSize(10).doesNotHaveDuplicates();
    String code = person.recoveryCodes().get(3);
    hasSignedIn(signIn(person.email(), Stories.CUSTOMER_PASSWORD, code), person);
    isRefused(signIn(person.email(), Stories.CUSTOMER_PASSWORD, code), "signIn", "INVALID");
    person
        .caller()
        .query(METHODS)
        .path("viewer.signInMethods.secondFactor.recoveryCodesLeft")
        .entity(Integer.class)
        .isEqualTo(9);
    List<String> next =
        person
            .caller()
            .query(
                "mutation { replaceRecoveryCodes(input: {}) { recoveryCodes userErrors { code } } }")
            .path("replaceRecoveryCodes.recoveryCodes")
            .entityList(String.class)
            .get();
    assertThat(next).hasSize(10).doesNotContainAnyElementsOf(person.recoveryCodes());
    isRefused(
        signIn(person.email(), Stories.CUSTOMER_PASSWORD, person.recoveryCodes().get(5)),
        "signIn",
        "INVALID");
    hasSignedIn(signIn(person.email(), Stories.CUSTOMER_PASSWORD, next.getFirst()), person);
  }

  @Test
  void afterFiveWrongCodesTheRightOneIsRefusedTooWhereverItIsGiven() {
    Person person = withSecondFactor();
    for (int i = 0; i < 5; i++) {
      isRefused(
          signIn(person.email(), Stories.CUSTOMER_PASSWORD, "00000" + i), "signIn", "INVALID");
    }
    var locked = signIn(person.email(), Stories.CUSTOMER_PASSWORD, person.code(0));
    isRefused(locked, "signIn", "RATE_LIMITED");
    locked
        .path("signIn.userErrors[0].retryAfterSeconds")
        .entity(Integer.class)
        .satisfies(seconds -> assertThat(seconds).isBetween(1, 900));
    isRefused(
        person
            .caller()
            .query(
                "mutation($code: String) { confirmIdentity(input: { code: $code }) { userErrors { code } } }",
                Map.of("code", person.code(0))),
        "confirmIdentity",
        "RATE_LIMITED");
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() ->
            assertThat(activity(person))
                .first()
                .isEqualTo(
                    "Refused codes of “%s” for a while after too many wrong ones"
                        .formatted(person.email())));
  }

  /** What the person reads of their account, newest first. */
  private static List<String> activity(Person person) {
    return person
        .caller()
        .query("{ viewer { activity { nodes { summary } } } }")
        .path("viewer.activity.nodes[*].summary")
        .entityList(String.class)
        .get();
  }

  @Test
  void whatIsDoneWithItIsAmongTheActivityOfTheAccount() {
    Person person = withSecondFactor();
    hasSignedIn(signIn(person.email(), Stories.CUSTOMER_PASSWORD, person.code(0)), person);
    hasSignedIn(
        signIn(person.email(), Stories.CUSTOMER_PASSWORD, person.recoveryCodes().getFirst()),
        person);
    person
        .caller()
        .query(
            "mutation($code: String) { confirmIdentity(input: { code: $code }) { userErrors { code } } }",
            Map.of("code", person.recoveryCodes().getLast()))
        .path("confirmIdentity.userErrors")
        .entityList(Object.class)
        .hasSize(0);
    for (String mutation : List.of("replaceRecoveryCodes", "disableSecondFactor")) {
      person.caller().query("mutation { " + mutation + "(input: {}) { userErrors { code } } }");
    }
    assertThat(activity(person).stream().map(each -> each.replaceAll(" \\(.*", "")))
        .containsExactly(
            "Turned the second factor off",
            "Made new recovery codes",
            "Showed who they are with a recovery code",
            "Signed in with a password and a recovery code",
            "Signed in with a password and a code",
            "Turned the second factor on",
            "Signed in with a password");
  }

  @Test
  void whatCanNotBeUndoneIsAskedAboutOnlyWithASecondFactor() {
    Person person = withSecondFactor();
    GraphQlCaller plain = node.signIn(newCustomer(), Stories.CUSTOMER_PASSWORD);
    timePasses();
    String rebuild =
        """
        mutation {
          rebuildServer(input: { serverId: "srv_x", osTemplateId: "x", clientMutationId: "1" }) {
            userErrors { code }
          }
        }
        """;
    isRefused(plain.query(rebuild), "rebuildServer", "NOT_FOUND");
    isRefused(person.caller().query(rebuild), "rebuildServer", "FRESH_CHECK_REQUIRED");
    // The password is what somebody at an open browser may know.
    isRefused(
        person
            .caller()
            .query(
                "mutation($password: String) { confirmIdentity(input: { password: $password }) { userErrors { code } } }",
                Map.of("password", Stories.CUSTOMER_PASSWORD)),
        "confirmIdentity",
        "INVALID");
    person
        .caller()
        .query(
            "mutation($code: String) { confirmIdentity(input: { code: $code }) { freshUntil userErrors { code } } }",
            Map.of("code", person.code(0)))
        .path("confirmIdentity.freshUntil")
        .hasValue();
    isRefused(person.caller().query(rebuild), "rebuildServer", "NOT_FOUND");
  }

  @Test
  void turningItOffNeedsAFreshCheckAndThenThePasswordIsEnough() {
    Person person = withSecondFactor();
    String off = "mutation { disableSecondFactor(input: {}) { userErrors { code } } }";
    timePasses();
    person.caller().query(METHODS).path("viewer.signInMethods.freshUntil").valueIsNull();
    isRefused(person.caller().query(off), "disableSecondFactor", "FRESH_CHECK_REQUIRED");
    person
        .caller()
        .query(
            "mutation($code: String) { confirmIdentity(input: { code: $code }) { userErrors { code } } }",
            Map.of("code", person.recoveryCodes().getFirst()))
        .path("confirmIdentity.userErrors")
        .entityList(Object.class)
        .hasSize(0);
    person
        .caller()
        .query(off)
        .path("disableSecondFactor.userErrors")
        .entityList(Object.class)
        .hasSize(0);
    hasSignedIn(signIn(person.email(), Stories.CUSTOMER_PASSWORD, null), person);
    isRefused(person.caller().query(off), "disableSecondFactor", "WRONG_STATUS");
  }

  @Test
  void itIsNotOnBeforeTheAppHasShownThatItHasTheSecret() {
    String email = newCustomer();
    GraphQlCaller caller = node.signIn(email, Stories.CUSTOMER_PASSWORD);
    isRefused(enable(caller, "123456"), "enableSecondFactor", "INVALID");
    String uri =
        caller
            .query(
                "mutation { beginSecondFactor(input: {}) { setup { uri } userErrors { code } } }")
            .path("beginSecondFactor.setup.uri")
            .entity(String.class)
            .get();
    assertThat(URI.create(uri).getPath()).isEqualTo("/Slipway:" + email);
    assertThat(uri).startsWith("otpauth://totp/").contains("issuer=Slipway", "secret=");
    String abandoned = begin(caller);
    String secret = begin(caller);
    isRefused(enable(caller, AuthenticatorApp.code(abandoned, 0)), "enableSecondFactor", "INVALID");
    signIn(email, Stories.CUSTOMER_PASSWORD, null).path("signIn.viewer.email").hasValue();
    enable(caller, AuthenticatorApp.code(secret, 0))
        .path("enableSecondFactor.signInMethods.secondFactor.recoveryCodesLeft")
        .entity(Integer.class)
        .isEqualTo(10);
    isRefused(
        caller.query("mutation { beginSecondFactor(input: {}) { userErrors { code } } }"),
        "beginSecondFactor",
        "WRONG_STATUS");
  }

  @Test
  void whatAnotherSessionProvedByThePasswordCountsNoMore() {
    String email = newCustomer();
    GraphQlCaller other = node.signIn(email, Stories.CUSTOMER_PASSWORD);
    GraphQlCaller here = node.signIn(email, Stories.CUSTOMER_PASSWORD);
    String secret = begin(here);
    enable(here, AuthenticatorApp.code(secret, 0))
        .path("enableSecondFactor.recoveryCodes")
        .hasValue();
    other.query(METHODS).path("viewer.signInMethods.freshUntil").valueIsNull();
    here.query(METHODS).path("viewer.signInMethods.freshUntil").hasValue();
  }

  private static final String RESET =
      """
      mutation($id: ID!) {
        resetSignInMethods(input: { accountId: $id }) {
          account { email secondFactorEnabled passkeyCount }
          userErrors { code field }
        }
      }
      """;

  /** The person's account, as the operator who helps them finds it. */
  private static String accountOf(GraphQlCaller operator, String email) {
    return operator
        .query(
            """
            query($email: String) {
              customers(filter: { search: $email }) {
                nodes { accounts { id email secondFactorEnabled passkeyCount } }
              }
            }
            """,
            Map.of("email", email))
        .path("customers.nodes[0].accounts[0].id")
        .entity(String.class)
        .get();
  }

  @Test
  void whoHasLostAppAndCodesIsLetInByAnOperator() {
    Person person = withSecondFactor();
    GraphQlCaller operator = node.operator();
    String account = accountOf(operator, person.email());
    for (int i = 0; i < 5; i++) {
      isRefused(
          signIn(person.email(), Stories.CUSTOMER_PASSWORD, "00000" + i), "signIn", "INVALID");
    }
    timePasses();
    isRefused(
        operator.query(RESET, Map.of("id", account)), "resetSignInMethods", "FRESH_CHECK_REQUIRED");
    GraphQlCaller fresh = node.operator();
    var answer = fresh.query(RESET, Map.of("id", account));
    answer
        .path("resetSignInMethods.account.secondFactorEnabled")
        .entity(Boolean.class)
        .isEqualTo(false);
    // What was open is closed; the password is enough, and another factor can be set up at once.
    person.caller().query("{ viewer { id } }").path("viewer").valueIsNull();
    hasSignedIn(signIn(person.email(), Stories.CUSTOMER_PASSWORD, null), person);
    GraphQlCaller back = node.signIn(person.email(), Stories.CUSTOMER_PASSWORD);
    // Who did it is told, and not where the operator sits.
    back.query("{ viewer { activity { nodes { actor action summary remoteAddress } } } }")
        .path(
            "viewer.activity.nodes[?(@.action == 'account.reset-sign-in' && @.remoteAddress == null"
                + " && @.actor == '"
                + SlipwayNode.OPERATOR_EMAIL
                + "')].summary")
        .entityList(String.class)
        .containsExactly("Removed the second factor of “" + person.email() + "”");
    enable(back, AuthenticatorApp.code(begin(back), 0))
        .path("enableSecondFactor.recoveryCodes")
        .hasValue();
    back.query(METHODS)
        .path("viewer.signInMethods.secondFactor.recoveryCodesLeft")
        .entity(Integer.class)
        .isEqualTo(10);
  }

  @Test
  void nothingIsResetForOperatorsForStrangersOrWhereThereIsNothing() {
    GraphQlCaller operator = node.operator();
    String plain = accountOf(operator, newCustomer());
    isRefused(operator.query(RESET, Map.of("id", plain)), "resetSignInMethods", "WRONG_STATUS");
    String own = operator.query("{ viewer { id } }").path("viewer.id").entity(String.class).get();
    for (String id : List.of(own, "acc_x", "")) {
      isRefused(operator.query(RESET, Map.of("id", id)), "resetSignInMethods", "NOT_FOUND");
    }
    Person person = withSecondFactor();
    String account = accountOf(operator, person.email());
    GraphQlCaller program =
        node.withToken(Stories.createToken(operator, List.of("OPERATIONS"), Map.of()));
    for (GraphQlCaller other : List.of(person.caller(), program)) {
      other
          .query(RESET, Map.of("id", account))
          .errors()
          .satisfy(errors ->
              assertThat(errors)
                  .singleElement()
                  .satisfies(error ->
                      assertThat(error.getExtensions().get("code")).isEqualTo("FORBIDDEN")));
    }
    isRefused(
        signIn(person.email(), Stories.CUSTOMER_PASSWORD, null),
        "signIn",
        "SECOND_FACTOR_REQUIRED");
  }

  @Test
  void theStoreHoldsNothingThatCodesCouldBeMadeFrom() {
    Person person = withSecondFactor();
    String stored =
        node.bean(DSLContext.class)
            .fetch("SELECT secret FROM second_factor")
            .map(row -> row.get(0, String.class))
            .toString();
    assertThat(stored)
        .contains("v1.")
        .doesNotContain(person.secret())
        .doesNotContain(
            Base64.getEncoder().encodeToString(AuthenticatorApp.decode(person.secret())));
    String codes =
        node.bean(DSLContext.class)
            .fetch("SELECT code_hash FROM recovery_code")
            .map(row -> row.get(0, String.class))
            .toString();
    assertThat(codes).doesNotContain(person.recoveryCodes().getFirst());
  }
}
