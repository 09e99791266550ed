package dev.slipway.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.simulator.PanelSimulator;
import dev.slipway.testing.GraphQlCaller;
import dev.slipway.testing.SlipwayNode;
import dev.slipway.testing.Stories;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.graphql.test.tester.GraphQlTester;

/**
 * Showing again who one is, where a host demands that of everybody; and that it has no key to keep
 * secrets with.
 */
class FreshCheckTest {

  private static final String CONFIRM =
      """
      mutation($password: String) {
        confirmIdentity(input: { password: $password }) { freshUntil userErrors { code field } }
      }
      """;

  private static PanelSimulator panel;
  private static SlipwayNode node;

  @BeforeAll
  static void start() {
    panel = PanelSimulator.builder().start();
    node = SlipwayNode.start(panel, Map.of("slipway.session.fresh-check", "everybody"));
  }

  @AfterAll
  static void stop() {
    node.close();
    panel.close();
  }

  private static GraphQlCaller operatorSinceLongAgo() {
    GraphQlCaller operator = node.operator();
    node.bean(DSLContext.class)
        .execute("UPDATE session SET confirmed_at = confirmed_at - INTERVAL 1 HOUR");
    return operator;
  }

  private static GraphQlTester.Response confirm(GraphQlCaller caller, String password) {
    return caller.query(CONFIRM, Map.of("password", password));
  }

  private static void isRefused(GraphQlTester.Response answer, String mutation, String code) {
    answer.path(mutation + ".userErrors[*].code").entityList(String.class).containsExactly(code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rebuildServer | serverId: \"srv_x\", osTemplateId: \"x\", clientMutationId: \"a\"",
        "terminateServer | serverId: \"srv_x\", clientMutationId: \"a\"",
        "cancelOrder | orderId: \"ord_x\", clientMutationId: \"a\"",
        "settleSurplusServer | orderId: \"ord_x\", panelServerId: 1, decision: DELETE, clientMutationId: \"a\"",
        "resetServerPassword | serverId: \"srv_x\", user: ROOT, clientMutationId: \"a\"",
        "resetPanelPassword | serverId: \"srv_x\", clientMutationId: \"a\"",
      })
  void isAskedForBeforeWhatCanNotBeUndoneOrShowsASecret(String mutation, String input) {
    String document =
        "mutation { " + mutation + "(input: { " + input + " }) { userErrors { code } } }";
    GraphQlCaller operator = operatorSinceLongAgo();
    isRefused(operator.query(document), mutation, "FRESH_CHECK_REQUIRED");
    confirm(operator, SlipwayNode.OPERATOR_PASSWORD).path("confirmIdentity.freshUntil").hasValue();
    // The same call, with the same clientMutationId, goes on.
    isRefused(operator.query(document), mutation, "NOT_FOUND");
  }

  @Test
  void isNotAskedForWhereASurplusServerIsKept() {
    isRefused(
        operatorSinceLongAgo()
            .query(
                """
                mutation {
                  settleSurplusServer(input: { orderId: "ord_x", panelServerId: 1, decision: KEEP }) {
                    userErrors { code }
                  }
                }
                """),
        "settleSurplusServer",
        "NOT_FOUND");
  }

  @Test
  void isAskedForBeforeATokenIsMadeThatWouldNotBeAsked() {
    String document =
        """
        mutation {
          createApiToken(input: { name: "x", scopes: [SERVERS_READ] }) { secret userErrors { code } }
        }
        """;
    GraphQlCaller operator = operatorSinceLongAgo();
    var refused = operator.query(document);
    isRefused(refused, "createApiToken", "FRESH_CHECK_REQUIRED");
    refused.path("createApiToken.secret").valueIsNull();
    confirm(operator, SlipwayNode.OPERATOR_PASSWORD);
    operator.query(document).path("createApiToken.secret").hasValue();
  }

  @Test
  void aTokenIsNotAsked() {
    GraphQlCaller operator = node.operator();
    GraphQlCaller program =
        node.withToken(Stories.createToken(operator, List.of("PROVISIONING"), Map.of()));
    isRefused(
        program.query(
            "mutation { terminateServer(input: { serverId: \"srv_x\" }) { userErrors { code } } }"),
        "terminateServer",
        "NOT_FOUND");
  }

  @Test
  void aWrongPasswordCountsTowardsTheLimitOfTheAccount() {
    Stories.createCustomer(node.operator(), 5, "guessed-at@example.com");
    GraphQlCaller caller = node.signIn("guessed-at@example.com", Stories.CUSTOMER_PASSWORD);
    for (int i = 0; i < 10; i++) {
      var wrong = confirm(caller, "guess " + i);
      isRefused(wrong, "confirmIdentity", "INVALID");
      wrong
          .path("confirmIdentity.userErrors[0].field")
          .entityList(String.class)
          .containsExactly("password");
    }
    isRefused(confirm(caller, Stories.CUSTOMER_PASSWORD), "confirmIdentity", "RATE_LIMITED");
    isRefused(
        caller.query("mutation { confirmIdentity(input: {}) { userErrors { code } } }"),
        "confirmIdentity",
        "INVALID");
  }

  @Test
  void withoutAKeyNoSecondFactorIsOffered() {
    GraphQlCaller operator = node.operator();
    operator
        .query("{ viewer { signInMethods { secondFactorOffered } } }")
        .path("viewer.signInMethods.secondFactorOffered")
        .entity(Boolean.class)
        .isEqualTo(false);
    operator
        .query(
            "mutation { beginSecondFactor(input: {}) { setup { secret } userErrors { message } } }")
        .path("beginSecondFactor.userErrors[0].message")
        .entity(String.class)
        .satisfies(message -> assertThat(message).contains("slipway.secret-key"));
  }
}
