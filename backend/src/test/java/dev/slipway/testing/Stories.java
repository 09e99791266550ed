package dev.slipway.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.graphql.test.tester.GraphQlTester;

/** What operators and customers do again and again in tests, through the API. */
public final class Stories {

  public static final String CUSTOMER_PASSWORD = "customer-password";

  private Stories() {}

  /**
   * Makes a customer with an account.
   *
   * @return the customer's id
   */
  public static String createCustomer(GraphQlCaller operator, long externalId, String email) {
    return require(
        operator.query(
            """
            mutation($input: CreateCustomerInput!) {
              createCustomer(input: $input) { customer { id } userErrors { message } }
            }
            """,
            Map.of(
                "input",
                Map.of(
                    "name",
                    "Customer " + externalId,
                    "email",
                    email,
                    "externalId",
                    String.valueOf(externalId),
                    "password",
                    CUSTOMER_PASSWORD))),
        "createCustomer",
        "customer.id");
  }

  /**
   * Takes a server of the panel under management.
   *
   * @return the server's id
   */
  public static String adopt(GraphQlCaller operator, String customerId, int panelServerId) {
    return require(
        operator.query(
            """
            mutation($input: AdoptServerInput!) {
              adoptServer(input: $input) { server { id } userErrors { message } }
            }
            """,
            Map.of("input", Map.of("customerId", customerId, "panelServerId", panelServerId))),
        "adoptServer",
        "server.id");
  }

  /**
   * Makes a token.
   *
   * @param others further parts of the input
   * @return its secret
   */
  public static String createToken(
      GraphQlCaller owner, List<String> scopes, Map<String, ?> others) {
    Map<String, Object> input = new HashMap<>(Map.of("name", "Test", "scopes", scopes));
    input.putAll(others);
    return require(
        owner.query(
            """
            mutation($input: CreateApiTokenInput!) {
              createApiToken(input: $input) { secret userErrors { message } }
            }
            """,
            Map.of("input", input)),
        "createApiToken",
        "secret");
  }

  private static String require(GraphQlTester.Response answer, String mutation, String path) {
    answer
        .path(mutation + ".userErrors[*].message")
        .entityList(String.class)
        .satisfies(messages -> assertThat(messages).isEmpty());
    return answer.path(mutation + "." + path).entity(String.class).get();
  }
}
