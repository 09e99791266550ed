package dev.slipway.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.simulator.PanelSimulator;
import dev.slipway.simulator.demo.DemoWorld;
import dev.slipway.testing.GraphQlCaller;
import dev.slipway.testing.SlipwayNode;
import dev.slipway.testing.Stories;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What operators alone see of the whole. */
class OperationsTest {

  private static PanelSimulator panel;
  private static SlipwayNode node;
  private static GraphQlCaller operator;
  private static GraphQlCaller customer;
  private static String customerId;
  private static String running;
  private static String stopped;

  @BeforeAll
  static void start() {
    panel = PanelSimulator.builder().demo().start();
    node = SlipwayNode.start(panel);
    operator = node.operator();
    customerId = Stories.createCustomer(operator, DemoWorld.HARBOUR_LANE, "studio@example.com");
    running = Stories.adopt(operator, customerId, DemoWorld.RUNNING);
    stopped = Stories.adopt(operator, customerId, DemoWorld.STOPPED);
    customer = node.signIn("studio@example.com", Stories.CUSTOMER_PASSWORD);
  }

  @AfterAll
  static void stop() {
    node.close();
    panel.close();
  }

  @Test
  void findsActivityOfEverybody() {
    var all =
        operator.query(
            "{ activity(filter: { search: \"SERVER.ADOPT\" }) { nodes { action summary server { id } } } }");
    all.errors().verify();
    all.path("activity.nodes[*].server.id")
        .entityList(String.class)
        .satisfies(ids -> assertThat(ids).contains(running, stopped));
    operator
        .query("{ activity(filter: { search: \"no such thing\" }) { nodes { id } } }")
        .path("activity.nodes")
        .entityList(Object.class)
        .hasSize(0);
    operator
        .query("{ activity(filter: { failedOnly: true, search: \"adopt\" }) { nodes { id } } }")
        .path("activity.nodes")
        .entityList(Object.class)
        .hasSize(0);
    operator
        .query("{ activity(filter: { search: \"%\" }) { nodes { id } } }")
        .path("activity.nodes")
        .entityList(Object.class)
        .hasSize(0);
  }

  @Test
  void listsTasksOfEverybody() {
    String task =
        customer
            .query(
                "mutation($id: ID!) { powerServer(input: { serverId: $id, action: BOOT }) { task { id } userErrors { message } } }",
                Map.of("id", stopped))
            .path("powerServer.task.id")
            .entity(String.class)
            .get();
    operator
        .query("{ tasks(filter: { kind: [BOOT] }) { totalCount nodes { id kind server { id } } } }")
        .path("tasks.nodes[*].id")
        .entityList(String.class)
        .contains(task);
    operator
        .query("{ tasks(filter: { kind: [REBUILD] }) { totalCount } }")
        .path("tasks.totalCount")
        .entity(Integer.class)
        .isEqualTo(0);
  }

  @Test
  void showsThePanelsWordsWithoutWhatLetsSomebodyIn() {
    var answer =
        operator.query(
            "query($id: ID!) { server(id: $id) { panelDocument } }", Map.of("id", running));
    answer.errors().verify();
    String document = answer.path("server.panelDocument").entity(String.class).get();
    assertThat(document)
        .contains("\"name\" : \"Web shop\"")
        .contains("203.0.113.10")
        .contains("(removed)");
    assertThat(document.toLowerCase(java.util.Locale.ROOT))
        .doesNotContain("ssh-ed25519", "eyj", "base64", "token=");
  }

  @Test
  void saysWherePanelAndStoreDiffer() {
    var drift =
        operator.query(
            "{ drift { panelServerCount unmanaged { panelServerId name } missing { id } stillThere { id } } }");
    drift.errors().verify();
    drift
        .path("drift.unmanaged[*].panelServerId")
        .entityList(Integer.class)
        .satisfies(ids ->
            assertThat(ids)
                .contains(DemoWorld.BUILDING, DemoWorld.WITHOUT_OWNER)
                .doesNotContain(DemoWorld.RUNNING, DemoWorld.STOPPED));
    drift.path("drift.missing").entityList(Object.class).hasSize(0);
    String lost = Stories.adopt(operator, customerId, DemoWorld.NO_AGENT);
    panel.server(DemoWorld.NO_AGENT).delete();
    operator
        .query("{ drift { missing { id } } }")
        .path("drift.missing[*].id")
        .entityList(String.class)
        .containsExactly(lost);
  }

  @Test
  void showsSettingsAndNoSecrets() {
    var answer =
        operator.query(
            "{ settings { name environmentVariable value defaultValue secret given description } }");
    answer.errors().verify();
    answer
        .path("settings[?(@.name == 'slipway.panel.token')]")
        .entityList(Object.class)
        .satisfies(found ->
            assertThat(found.toString())
                .contains("secret=true", "given=true", "value=null")
                .doesNotContain(panel.token()));
    answer
        .path("settings[?(@.name == 'slipway.live-stats.interval')].value")
        .entityList(String.class)
        .containsExactly("200ms");
    answer
        .path("settings[?(@.name == 'slipway.catalog.os-families')].value")
        .entityList(String.class)
        .containsExactly("Windows,Ubuntu,Debian,CentOS,AlmaLinux");
    answer
        .path("settings[*].value")
        .entityList(Object.class)
        .satisfies(values ->
            assertThat(values.toString())
                .doesNotContain(panel.token(), SlipwayNode.OPERATOR_PASSWORD));
  }

  @Test
  void isForOperatorsOnly() {
    for (String query :
        List.of(
            "{ activity { nodes { id } } }",
            "{ tasks { totalCount } }",
            "{ drift { panelServerCount } }",
            "{ settings { name } }",
            "{ panelPackages { id } }",
            "{ hypervisorGroups { id } }",
            "{ server(id: \"" + running + "\") { panelDocument } }")) {
      customer
          .query(query)
          .errors()
          .satisfy(errors ->
              assertThat(errors)
                  .as(query)
                  .first()
                  .satisfies(error ->
                      assertThat(error.getExtensions()).containsEntry("code", "FORBIDDEN")));
    }
  }
}
