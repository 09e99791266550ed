package dev.slipway.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.simulator.PanelSimulator;
import dev.slipway.simulator.demo.DemoWorld;
import dev.slipway.testing.GraphQlCaller;
import dev.slipway.testing.SlipwayNode;
import dev.slipway.testing.Stories;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.graphql.test.tester.GraphQlTester;

/**
 * Where things were done from, and who is told. Four renamed a server each, which an operator had
 * adopted.
 */
class ActivityAddressTest {

  private static final String OPERATORS = "198.51.100.7";
  private static final String PARTNERS = "198.51.100.8";
  private static final String CUSTOMERS = "203.0.113.7";
  private static final String CUSTOMERS_SCRIPT = "2001:db8::5";

  private static PanelSimulator panel;
  private static SlipwayNode node;
  private static GraphQlCaller operator;
  private static GraphQlCaller customer;
  private static GraphQlCaller script;
  private static String customerId;
  private static String ofCustomer;
  private static String ofScript;
  private static String ofPartner;
  private static String ofOperator;

  @BeforeAll
  static void start() {
    panel = PanelSimulator.builder().demo().start();
    node = SlipwayNode.start(panel);
    operator = node.operator().from(OPERATORS);
    customerId = Stories.createCustomer(operator, DemoWorld.HARBOUR_LANE, "studio@example.com");
    customer = node.signIn("studio@example.com", Stories.CUSTOMER_PASSWORD).from(CUSTOMERS);
    script = token(customer, Map.of(), "SERVERS_READ", "SERVERS_MANAGE").from(CUSTOMERS_SCRIPT);
    GraphQlCaller partner = token(operator, Map.of(), "SERVERS_MANAGE").from(PARTNERS);
    ofCustomer = renamed(customer, DemoWorld.RUNNING);
    ofScript = renamed(script, DemoWorld.STOPPED);
    ofPartner = renamed(partner, DemoWorld.UNMETERED);
    ofOperator = renamed(operator, DemoWorld.IPV6_ONLY);
  }

  @AfterAll
  static void stop() {
    node.close();
    panel.close();
  }

  @Test
  void tellsTheCustomerWhereTheirOwnDoingsCameFromAndNobodyElses() {
    for (GraphQlCaller own : List.of(customer, script)) {
      assertThat(addresses(own, ofCustomer)).isEqualTo(lines(CUSTOMERS, null));
      assertThat(addresses(own, ofScript)).isEqualTo(lines(CUSTOMERS_SCRIPT, null));
      assertThat(addresses(own, ofPartner)).isEqualTo(lines(null, null));
      assertThat(addresses(own, ofOperator)).isEqualTo(lines(null, null));
    }
  }

  @Test
  void tellsWhoRunsTheHostWhereEverythingCameFrom() {
    GraphQlCaller all = token(operator, Map.of(), "SERVERS_READ", "OPERATIONS").from(PARTNERS);
    for (GraphQlCaller host : List.of(operator, all)) {
      assertThat(addresses(host, ofCustomer)).isEqualTo(lines(CUSTOMERS, OPERATORS));
      assertThat(addresses(host, ofScript)).isEqualTo(lines(CUSTOMERS_SCRIPT, OPERATORS));
      assertThat(addresses(host, ofPartner)).isEqualTo(lines(PARTNERS, OPERATORS));
      assertThat(addresses(host, ofOperator)).isEqualTo(lines(OPERATORS, OPERATORS));
    }
    operator
        .query("{ activity(filter: { search: \"2001:db8::5\" }) { nodes { remoteAddress } } }")
        .path("activity.nodes[*].remoteAddress")
        .entityList(String.class)
        .containsExactly(CUSTOMERS_SCRIPT);
  }

  @Test
  void tellsAnOperatorsLesserTokenNothing() {
    for (GraphQlCaller lesser :
        List.of(
            token(operator, Map.of(), "SERVERS_READ", "PROVISIONING"),
            token(operator, Map.of("customerId", customerId), "SERVERS_READ"))) {
      for (String server : List.of(ofCustomer, ofScript, ofPartner, ofOperator)) {
        assertThat(addresses(lesser, server)).isEqualTo(lines(null, null));
      }
    }
  }

  @Test
  void tellsAnotherCustomerNothingOfAServerThatBecameTheirs() {
    String other = Stories.createCustomer(operator, DemoWorld.NORTHWIND, "shop@example.com");
    GraphQlCaller stranger = node.signIn("shop@example.com", Stories.CUSTOMER_PASSWORD);
    String handedOver = renamed(customer, DemoWorld.MANY_ADDRESSES);
    read(stranger, handedOver).path("server").valueIsNull();
    node.bean(DSLContext.class)
        .execute("update server set customer_id = ? where id = ?", other, handedOver);
    assertThat(addresses(stranger, handedOver)).isEqualTo(lines(null, null));
  }

  private static String renamed(GraphQlCaller by, int panelServerId) {
    String server = Stories.adopt(operator, customerId, panelServerId);
    by.query(
            """
            mutation($id: ID!) {
              renameServer(input: { serverId: $id, name: "Renamed" }) { userErrors { message } }
            }
            """,
            Map.of("id", server))
        .path("renameServer.userErrors")
        .entityList(Object.class)
        .hasSize(0);
    return server;
  }

  private static GraphQlCaller token(GraphQlCaller owner, Map<String, ?> others, String... scopes) {
    return node.withToken(Stories.createToken(owner, List.of(scopes), others));
  }

  private static GraphQlTester.Response read(GraphQlCaller reader, String server) {
    return reader.query(
        "query($id: ID!) { server(id: $id) { activity { nodes { action remoteAddress } } } }",
        Map.of("id", server));
  }

  /** Where each thing done with a server came from, as the reader is told, by what it was. */
  private static Map<String, @Nullable Object> addresses(GraphQlCaller reader, String server) {
    Map<String, @Nullable Object> byAction = new HashMap<>();
    read(reader, server)
        .path("server.activity.nodes")
        .entityList(new ParameterizedTypeReference<Map<String, @Nullable Object>>() {})
        .get()
        .forEach(
            line -> byAction.put(String.valueOf(line.get("action")), line.get("remoteAddress")));
    return byAction;
  }

  private static Map<String, @Nullable Object> lines(
      @Nullable String renamedFrom, @Nullable String adoptedFrom) {
    Map<String, @Nullable Object> expected = new HashMap<>();
    expected.put("server.rename", renamedFrom);
    expected.put("server.adopt", adoptedFrom);
    return expected;
  }
}
