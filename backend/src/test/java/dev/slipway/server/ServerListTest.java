package dev.slipway.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.simulator.PanelSimulator;
import dev.slipway.simulator.model.ServerSpec;
import dev.slipway.testing.GraphQlCaller;
import dev.slipway.testing.SlipwayNode;
import dev.slipway.testing.Stories;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.graphql.test.tester.GraphQlTester;

/** The list of servers: pages, search, filter and order, none of which asks the panel. */
class ServerListTest {

  private static final long OWNER = 2001;

  private static PanelSimulator panel;
  private static SlipwayNode node;
  private static GraphQlCaller operator;
  private static GraphQlCaller customer;

  @BeforeAll
  static void start() {
    panel =
        PanelSimulator.builder()
            .customer(OWNER, "Mill Street Hosting")
            .customer(OWNER + 1, "Paper Lantern")
            .servers(OWNER, 50)
            .server(OWNER + 1, ServerSpec.named("100% _odd_ \\ name"))
            .server(OWNER + 1, ServerSpec.named("plain name").stoppedFor(Duration.ofDays(1)))
            .start();
    node = SlipwayNode.start(panel);
    operator = node.operator();
    String many = Stories.createCustomer(operator, OWNER, "mill@example.com");
    String few = Stories.createCustomer(operator, OWNER + 1, "lantern@example.com");
    IntStream.rangeClosed(1, 50).forEach(id -> Stories.adopt(operator, many, id));
    Stories.adopt(operator, few, 51);
    Stories.adopt(operator, few, 52);
    customer = node.signIn("mill@example.com", Stories.CUSTOMER_PASSWORD);
  }

  @AfterAll
  static void stop() {
    node.close();
    panel.close();
  }

  private static List<String> names(GraphQlCaller caller, String arguments) {
    return caller
        .query("{ servers(" + arguments + ") { nodes { name } } }")
        .path("servers.nodes[*].name")
        .entityList(String.class)
        .get();
  }

  @Test
  void aPageOfFiftyServersWithAllTheirPlainFieldsCostsThePanelNothing() {
    panel.clearRequests();
    GraphQlTester.Response page =
        customer.query(
            """
            { servers(first: 50) { totalCount nodes {
              id name hostname externalId status powerState createdAt builtAt asOf stale underMaintenance
              customer { name } location { name countryCode } operatingSystem { name kernel }
              resources { cpuCores memoryBytes storageBytes trafficLimitBytes }
              addresses { address prefixLength primary } activeTask { id } actions { kind allowed reason }
            } } }
            """);
    page.path("servers.nodes[*].id").entityList(String.class).hasSize(50);
    page.path("servers.totalCount").entity(Integer.class).isEqualTo(50);
    assertThat(panel.log().count("GET /servers/**")).isZero();
  }

  @Test
  void walksThePagesForwardsWithoutMissingOrRepeatingAServer() {
    assertThat(walk("first: 7, after: ", "endCursor", "hasNextPage"))
        .hasSize(50)
        .doesNotHaveDuplicates()
        .isSorted();
  }

  @Test
  void walksThePagesBackwardsWithoutMissingOrRepeatingAServer() {
    assertThat(walk("last: 7, before: ", "startCursor", "hasPreviousPage"))
        .hasSize(50)
        .doesNotHaveDuplicates();
  }

  private static List<String> walk(String arguments, String cursorField, String moreField) {
    List<String> names = new ArrayList<>();
    String cursor = null;
    boolean more = true;
    while (more) {
      GraphQlTester.Response page =
          customer.query(
              "query($c: String) { servers(%s$c) { nodes { name } pageInfo { %s %s } } }"
                  .formatted(arguments, cursorField, moreField),
              cursor == null ? Map.of() : Map.of("c", cursor));
      names.addAll(page.path("servers.nodes[*].name").entityList(String.class).get());
      cursor = page.path("servers.pageInfo." + cursorField).entity(String.class).get();
      more = page.path("servers.pageInfo." + moreField).entity(Boolean.class).get();
    }
    return names;
  }

  @ParameterizedTest
  @CsvSource({
    "NAME,ASC",
    "NAME,DESC",
    "CREATED_AT,ASC",
    "CREATED_AT,DESC",
    "STATUS,ASC",
    "STATUS,DESC"
  })
  void everyOrderPagesThroughAllServers(String field, String direction) {
    String order = "orderBy: { field: %s, direction: %s }".formatted(field, direction);
    assertThat(walk(order + ", first: 20, after: ", "endCursor", "hasNextPage"))
        .hasSize(50)
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {"100%", "_odd_", "_ODD_", "'\\ n'", "'% _'"})
  void searchTakesEveryCharacterAsItIs(String text) {
    GraphQlTester.Response found =
        operator.query(
            "query($s: String) { servers(filter: { search: $s }) { nodes { name } } }",
            Map.of("s", text));
    found
        .path("servers.nodes[*].name")
        .entityList(String.class)
        .containsExactly("100% _odd_ \\ name");
  }

  @Test
  void searchFindsServersByNameHostNameAndAddress() {
    assertThat(names(customer, "filter: { search: \"NODE-0007\" }")).containsExactly("node-0007");
    assertThat(names(customer, "filter: { search: \"0007.example.net\" }"))
        .containsExactly("node-0007");
    String address =
        customer
            .query("{ servers(first: 1) { nodes { name addresses { address } } } }")
            .path("servers.nodes[0].addresses[0].address")
            .entity(String.class)
            .get();
    assertThat(names(customer, "filter: { search: \"" + address + "\" }")).isNotEmpty();
  }

  @Test
  void filtersByStatusAndPowerState() {
    assertThat(names(operator, "filter: { powerState: [STOPPED] }")).containsExactly("plain name");
    assertThat(names(operator, "filter: { status: [SUSPENDED, FAILED] }")).isEmpty();
    assertThat(names(operator, "filter: { status: [], powerState: [] }, first: 100")).hasSize(52);
  }

  @Test
  void showsACustomerHisOwnServersAndAnOperatorAll() {
    assertThat(names(customer, "first: 100")).hasSize(50);
    assertThat(names(operator, "first: 100")).hasSize(52);
    assertThat(names(customer, "filter: { search: \"plain\" }")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "first: 101",
        "first: -1",
        "last: 101",
        "first: 1, last: 1",
        "after: \"nonsense\"",
        "after: \"\"",
        "first: 1, before: \"x\"",
        "last: 1, after: \"x\"",
      })
  void refusesArgumentsThatMakeNoSense(String arguments) {
    customer
        .query("{ servers(" + arguments + ") { totalCount } }")
        .errors()
        .satisfy(errors ->
            assertThat(errors)
                .singleElement()
                .satisfies(error ->
                    assertThat(error.getExtensions())
                        .containsEntry("code", "BAD_USER_INPUT")
                        .containsKey("requestId")));
  }

  @Test
  void refusesACursorOfAnotherOrder() {
    String cursor =
        customer
            .query("{ servers(first: 1) { pageInfo { endCursor } } }")
            .path("servers.pageInfo.endCursor")
            .entity(String.class)
            .get();
    customer
        .query(
            "query($c: String) { servers(after: $c, orderBy: { field: STATUS, direction: ASC }) { totalCount } }",
            Map.of("c", cursor))
        .errors()
        .satisfy(errors -> assertThat(errors).hasSize(1));
  }
}
