package dev.slipway.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.simulator.PanelSimulator;
import dev.slipway.simulator.chaos.CannedReply;
import dev.slipway.simulator.model.PanelUser;
import dev.slipway.simulator.model.ServerSpec;
import dev.slipway.simulator.model.Timings;
import dev.slipway.testing.GraphQlCaller;
import dev.slipway.testing.SlipwayNode;
import dev.slipway.testing.Stories;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.graphql.test.tester.GraphQlTester;

/** Selling a service as another product, and taking servers out of management and back. */
class ChangeServerProductTest {

  private static final long OWNER = 6501;
  private static final long OTHER = 6502;

  private static PanelSimulator panel;
  private static SlipwayNode node;
  private static GraphQlCaller operator;
  private static String customerId;
  private static String larger;

  private record Fixture(String id, int panelId) {}

  @BeforeAll
  static void start() {
    panel =
        PanelSimulator.builder()
            .timings(Timings.real().atSpeed(60))
            .customer(OWNER, "Ropewalk Studio")
            .customer(OTHER, "Ferry Stairs")
            .start();
    node = SlipwayNode.start(panel, Map.of("slipway.provisioning.task-timeout", "2s"));
    operator = node.operator();
    customerId = Stories.createCustomer(operator, OWNER, "ropewalk@example.com");
    larger = OrderStories.product(operator, Map.of("name", "Larger", "packageId", 3));
  }

  @AfterAll
  static void stop() {
    node.close();
    panel.close();
  }

  @AfterEach
  void mend() {
    panel.chaos().clear();
  }

  private static int onPanel(long owner) {
    PanelUser user =
        panel.world().accounts().byRelation(String.valueOf(owner), false).orElseThrow();
    return panel
        .world()
        .locked(() ->
            panel
                .world()
                .add(ServerSpec.named("box").owner(user).runningFor(Duration.ofHours(1)))
                .id());
  }

  private static Fixture running() {
    int id = onPanel(OWNER);
    return new Fixture(Stories.adopt(operator, customerId, id), id);
  }

  private static GraphQlTester.Response change(Fixture server, Map<String, ?> more) {
    Map<String, Object> input = new HashMap<>();
    input.put("serverId", server.id());
    input.put("productId", larger);
    input.putAll(more);
    return operator.query(
        """
        mutation($input: ChangeServerProductInput!) {
          createServer: changeServerProduct(input: $input) {
            server { id } task { id kind } userErrors { code field message }
          }
        }
        """,
        Map.of("input", input));
  }

  private static GraphQlTester.Response page(Fixture server, String taskId) {
    return operator.query(
        """
        query($id: ID!, $task: ID!) {
          server(id: $id) { status panelServerId product { id } resources { memoryBytes cpuCores trafficLimitBytes } }
          task(id: $task) { state message }
        }
        """,
        Map.of("id", server.id(), "task", taskId));
  }

  @Test
  void theServerGetsThePackageAndThenSingleFigures() {
    Fixture server = running();
    GraphQlTester.Response answer =
        change(server, Map.of("options", Map.of("memoryMb", 512, "cpuCores", 3, "trafficGb", 0)));
    String task = OrderStories.taskId(answer);
    assertThat(OrderStories.end(operator, task)).isEqualTo("SUCCEEDED");
    GraphQlTester.Response after = page(server, task);
    after.path("server.product.id").entity(String.class).isEqualTo(larger);
    after.path("server.resources.memoryBytes").entity(Long.class).isEqualTo(512L << 20);
    after.path("server.resources.cpuCores").entity(Integer.class).isEqualTo(3);
    after.path("server.resources.trafficLimitBytes").valueIsNull();
    String body =
        panel.log().matching("PUT /servers/" + server.panelId() + "/package/3").getFirst().body();
    assertThat(body).contains("\"memory\":true", "\"primaryDiskSize\":true", "\"backupPlan\":true");
    assertThat(body).doesNotContain("false");
    assertThat(
            panel.log().matching("PUT /servers/" + server.panelId() + "/modify/*").stream()
                .map(request -> request.path().replaceAll(".*/", ""))
                .toList())
        .containsExactly("memory", "cpuCores", "traffic");
  }

  @Test
  void whatCouldNotBeDoneIsSaidAndTheRestStands() {
    Fixture server = running();
    panel
        .chaos()
        .failAll(
            "PUT /servers/*/modify/memory", CannedReply.of(422, "{\"errors\":[\"too much\"]}"));
    panel.chaos().failAll("PUT /servers/*/modify/traffic", CannedReply.forbidden());
    GraphQlTester.Response answer =
        change(
            server,
            Map.of(
                "options", Map.of("memoryMb", 700, "cpuCores", 2, "trafficGb", 9, "ipv4Count", 4)));
    String task = OrderStories.taskId(answer);
    assertThat(OrderStories.end(operator, task)).isEqualTo("SUCCEEDED");
    page(server, task)
        .path("task.message")
        .entity(String.class)
        .satisfies(message ->
            assertThat(message)
                .contains("memory could not be set", "traffic could not be set", "IPv4 addresses")
                .doesNotContain("too much", "CPU"));
    page(server, task).path("server.product.id").entity(String.class).isEqualTo(larger);
  }

  @ParameterizedTest
  @CsvSource({
    "423, {\"msg\":\"locked\"}, REJECTED_BY_PANEL",
    "404, {\"msg\":\"server not found\"}, NOT_PROVISIONED",
    "404, {\"msg\":\"package not found\"}, REJECTED_BY_PANEL",
    "404, <html></html>, PANEL_UNAVAILABLE",
    "422, {\"errors\":[\"no\"]}, REJECTED_BY_PANEL",
    "500, oops, PANEL_UNAVAILABLE"
  })
  void aPackageThatThePanelDoesNotTakeChangesNothing(int status, String body, String code) {
    Fixture server = running();
    panel.chaos().failAll("PUT /servers/*/package/*", CannedReply.of(status, body));
    GraphQlTester.Response answer = change(server, Map.of("options", Map.of("memoryMb", 700)));
    OrderStories.refused(answer, code, List.of());
    assertThat(panel.log().count("PUT /servers/" + server.panelId() + "/modify/*")).isZero();
    operator
        .query(
            "query($id: ID!) { server(id: $id) { product { id } activeTask { id } } }",
            Map.of("id", server.id()))
        .path("server.activeTask")
        .valueIsNull();
  }

  @Test
  void inputIsCheckedFirst() {
    Fixture server = running();
    OrderStories.refused(
        change(server, Map.of("productId", "prd_x")), "NOT_FOUND", List.of("productId"));
    OrderStories.refused(
        change(server, Map.of("serverId", "srv_x")), "NOT_FOUND", List.of("serverId"));
    OrderStories.refused(
        change(server, Map.of("options", Map.of("cpuCores", 0))),
        "INVALID",
        List.of("options", "cpuCores"));
    assertThat(panel.log().count("PUT /servers/" + server.panelId() + "/package/*")).isZero();
  }

  private static GraphQlTester.Response link(String mutation, Map<String, ?> input) {
    String type = mutation.equals("unlinkServer") ? "ServerLifecycleInput" : "RelinkServerInput";
    return operator.query(
        """
        mutation($input: %s!) {
          result: %s(input: $input) { server { id status panelServerId } userErrors { code field } }
        }
        """
            .formatted(type, mutation),
        Map.of("input", input));
  }

  @Test
  void aServerIsTakenOutOfManagementAndPutBack() {
    Fixture server = running();
    GraphQlTester.Response out = link("unlinkServer", Map.of("serverId", server.id()));
    out.path("result.server.panelServerId").valueIsNull();
    out.path("result.server.status").entity(String.class).isEqualTo("PENDING");
    link("unlinkServer", Map.of("serverId", server.id()))
        .path("result.userErrors[*].code")
        .entityList(String.class)
        .containsExactly("NOT_PROVISIONED");
    int foreign = onPanel(OTHER);
    link("relinkServer", Map.of("serverId", server.id(), "panelServerId", foreign))
        .path("result.userErrors[*].code")
        .entityList(String.class)
        .containsExactly("INVALID");
    link("relinkServer", Map.of("serverId", server.id(), "panelServerId", 999_999))
        .path("result.userErrors[*].code")
        .entityList(String.class)
        .containsExactly("NOT_FOUND");
    GraphQlTester.Response in =
        link("relinkServer", Map.of("serverId", server.id(), "panelServerId", server.panelId()));
    in.path("result.server.panelServerId").entity(Integer.class).isEqualTo(server.panelId());
    in.path("result.server.status").entity(String.class).isEqualTo("ACTIVE");
    Fixture another = running();
    link("unlinkServer", Map.of("serverId", another.id()));
    link("relinkServer", Map.of("serverId", another.id(), "panelServerId", server.panelId()))
        .path("result.userErrors[*].code")
        .entityList(String.class)
        .containsExactly("INVALID");
  }
}
