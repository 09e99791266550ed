package dev.slipway.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.simulator.PanelSimulator;
import dev.slipway.testing.GraphQlCaller;
import dev.slipway.testing.SlipwayNode;
import dev.slipway.testing.Stories;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.graphql.test.tester.GraphQlTester;

/** Operators make customers and find them. */
class CustomersTest {

  private static PanelSimulator panel;
  private static SlipwayNode node;
  private static GraphQlCaller operator;

  @BeforeAll
  static void start() {
    panel = PanelSimulator.builder().start();
    node = SlipwayNode.start(panel);
    operator = node.operator();
    Stories.createCustomer(operator, 1, "first@example.com");
    Stories.createCustomer(operator, 2, "second@example.com");
  }

  @AfterAll
  static void stop() {
    node.close();
    panel.close();
  }

  private static GraphQlTester.Response create(
      String name,
      String email,
      String externalId,
      @Nullable String password,
      @Nullable String id) {
    Map<String, Object> input = new HashMap<>();
    input.put("name", name);
    input.put("email", email);
    input.put("externalId", externalId);
    input.put("password", password);
    input.put("clientMutationId", id);
    return operator.query(
        """
        mutation($input: CreateCustomerInput!) { createCustomer(input: $input) {
          customer { id name email externalId } clientMutationId userErrors { code field message } } }
        """,
        Map.of("input", input));
  }

  @Test
  void aCustomerWithAPasswordCanSignInAndOneWithoutCanNot() {
    create("Quiet Harbour", "quiet@example.com", "q-1", "a good password", null)
        .path("createCustomer.customer.name")
        .entity(String.class)
        .isEqualTo("Quiet Harbour");
    node.signIn("quiet@example.com", "a good password")
        .query("{ viewer { customer { externalId servers { totalCount } } } }")
        .path("viewer.customer.externalId")
        .entity(String.class)
        .isEqualTo("q-1");
    create("No Password", "none@example.com", "q-2", null, null)
        .path("createCustomer.customer.id")
        .hasValue();
    node.anonymous()
        .query(
            "mutation { signIn(input: { email: \"none@example.com\", password: \"\" }) { userErrors { code } } }")
        .path("signIn.userErrors[0].code")
        .entity(String.class)
        .isEqualTo("INVALID");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "'', ok@example.com, x-1, -, name",
        "' ', ok@example.com, x-1, -, name",
        "Name, nonsense, x-1, -, email",
        "Name, a b@example.com, x-1, -, email",
        "Name, ok@example.com, '', -, externalId",
        "Name, ok@example.com, x-1, short, password",
        "Name, FIRST@example.com, x-1, -, email",
        "Name, operator@slipway.example, x-1, -, email",
        "Name, ok@example.com, 1, -, externalId",
      })
  void badInputNamesItsField(
      String name, String email, String externalId, @Nullable String password, String field) {
    var answer = create(name, email, externalId, password, null);
    answer.path("createCustomer.customer").valueIsNull();
    answer
        .path("createCustomer.userErrors[*].code")
        .entityList(String.class)
        .containsExactly("INVALID");
    answer
        .path("createCustomer.userErrors[0].field")
        .entityList(String.class)
        .containsExactly(field);
  }

  @Test
  void everyMistakeIsNamedAtOnce() {
    create("", "nonsense", "", "short", null)
        .path("createCustomer.userErrors[*].field[0]")
        .entityList(String.class)
        .containsExactly("name", "email", "externalId", "password");
  }

  @Test
  void aRetryGivesTheFirstCustomerAndARefusedCallCanBeMended() {
    create("Twice", "nonsense", "t-1", null, "once")
        .path("createCustomer.userErrors[0].field[0]")
        .entity(String.class)
        .isEqualTo("email");
    String first = id(create("Twice", "twice@example.com", "t-1", null, "once"));
    assertThat(id(create("Twice", "twice@example.com", "t-1", null, "once"))).isEqualTo(first);
    create("Thrice", "twice@example.com", "t-1", null, "once")
        .path("createCustomer.userErrors[0].field[0]")
        .entity(String.class)
        .isEqualTo("clientMutationId");
  }

  private static String id(GraphQlTester.Response answer) {
    return answer.path("createCustomer.customer.id").entity(String.class).get();
  }

  @Test
  void operatorsFindCustomersByAPartOfWhatTheyKnow() {
    create("Percent 100% Ltd", "percent@example.com", "EXT_77", null, null);
    for (String search : List.of("percent 100%", "PERCENT@", "ext_7")) {
      operator
          .query(
              "query($s: String) { customers(filter: { search: $s }) { nodes { name } totalCount } }",
              Map.of("s", search))
          .path("customers.nodes[*].name")
          .entityList(String.class)
          .containsExactly("Percent 100% Ltd");
    }
    operator
        .query("{ customers(filter: { externalId: \"EXT_77\" }) { totalCount } }")
        .path("customers.totalCount")
        .entity(Integer.class)
        .isEqualTo(1);
    operator
        .query("{ customers(filter: { externalId: \"ext_77\" }) { totalCount } }")
        .path("customers.totalCount")
        .entity(Integer.class)
        .isEqualTo(0);
  }

  @Test
  void customersArePagedByName() {
    var page =
        operator.query(
            "{ customers(first: 1) { nodes { id } pageInfo { hasNextPage endCursor } } }");
    page.path("customers.pageInfo.hasNextPage").entity(Boolean.class).isEqualTo(true);
    String cursor = page.path("customers.pageInfo.endCursor").entity(String.class).get();
    String first = page.path("customers.nodes[0].id").entity(String.class).get();
    operator
        .query(
            "query($c: String) { customers(first: 1, after: $c) { nodes { id } pageInfo { hasPreviousPage } } }",
            Map.of("c", cursor))
        .path("customers.nodes[0].id")
        .entity(String.class)
        .isNotEqualTo(first);
  }
}
