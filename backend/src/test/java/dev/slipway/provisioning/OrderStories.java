package dev.slipway.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.GraphQlCaller;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.springframework.graphql.test.tester.GraphQlTester;

/** What tests of orders do again and again, over the API. */
final class OrderStories {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private OrderStories() {}

  /** A product of the simulator's smallest package, whose stock is not controlled. */
  static String product(GraphQlCaller operator, Map<String, ?> more) {
    Map<String, Object> input = new HashMap<>();
    input.put("name", "Small");
    input.put("packageId", 1);
    input.put("hypervisorGroupIds", List.of(2));
    input.putAll(more);
    GraphQlTester.Response answer =
        operator.query(
            "mutation($input: UpsertProductInput!) { upsertProduct(input: $input) { product { id }"
                + " userErrors { message } } }",
            Map.of("input", input));
    answer.path("upsertProduct.userErrors[*].message").entityList(String.class).hasSize(0);
    return answer.path("upsertProduct.product.id").entity(String.class).get();
  }

  /** The id of one operating system that the product can be built with. */
  static String template(GraphQlCaller operator, String productId) {
    return operator
        .query(
            "query($id: ID!) { product(id: $id) { osTemplateGroups { templates { id } } } }",
            Map.of("id", productId))
        .path("product.osTemplateGroups[*].templates[*].id")
        .entityList(String.class)
        .get()
        .getFirst();
  }

  static GraphQlTester.Response order(GraphQlCaller caller, Map<String, ?> input) {
    return caller.query(
        """
        mutation($input: CreateServerInput!) {
          createServer(input: $input) {
            server { id name status panelServerId activeTask { id } }
            task { id kind state message }
            clientMutationId
            userErrors { code field message }
          }
        }
        """,
        Map.of("input", input));
  }

  static String serverId(GraphQlTester.Response answer) {
    answer.path("createServer.userErrors[*].message").entityList(String.class).hasSize(0);
    return answer.path("createServer.server.id").entity(String.class).get();
  }

  static String taskId(GraphQlTester.Response answer) {
    answer.path("createServer.userErrors[*].message").entityList(String.class).hasSize(0);
    return answer.path("createServer.task.id").entity(String.class).get();
  }

  static void refused(GraphQlTester.Response answer, String code, List<String> field) {
    answer.path("createServer.server").valueIsNull();
    answer.path("createServer.task").valueIsNull();
    answer.path("createServer.userErrors[*].code").entityList(String.class).containsExactly(code);
    if (!field.isEmpty()) {
      answer.path("createServer.userErrors[0].field[*]").entityList(String.class).isEqualTo(field);
    }
  }

  /** Waits for the end of a task. */
  static String end(GraphQlCaller operator, String taskId) {
    List<String> states =
        operator
            .subscribe(
                "subscription($id: ID!) { taskUpdated(taskId: $id) { state } }",
                Map.of("id", taskId),
                "taskUpdated.state",
                String.class)
            .collectList()
            .block(PATIENCE);
    return Objects.requireNonNull(states).getLast();
  }

  /** A service with its order. */
  static GraphQlTester.Response look(GraphQlCaller operator, String serverId) {
    return operator.query(
        """
        query($id: ID!) {
          server(id: $id) {
            id name hostname status panelServerId externalId missingSince
            product { id } activeTask { id kind }
            activity { nodes { action summary succeeded } }
            provisioningOrder {
              id state problem panelServerId orderDone
              steps { kind state } events { step outcome detail }
              actions { kind allowed }
              task { id state message }
            }
          }
        }
        """,
        Map.of("id", serverId));
  }

  static String state(GraphQlCaller operator, String serverId) {
    return look(operator, serverId)
        .path("server.provisioningOrder.state")
        .entity(String.class)
        .get();
  }

  static String problem(GraphQlCaller operator, String serverId) {
    return look(operator, serverId)
        .path("server.provisioningOrder.problem")
        .entity(String.class)
        .get();
  }

  static int panelServer(GraphQlCaller operator, String serverId) {
    return look(operator, serverId).path("server.panelServerId").entity(Integer.class).get();
  }

  static GraphQlTester.Response manage(
      GraphQlCaller caller, String mutation, String serverId, Map<String, ?> more) {
    Map<String, Object> input = new HashMap<>(more);
    input.put(
        "orderId",
        look(caller, serverId).path("server.provisioningOrder.id").entity(String.class).get());
    String type = mutation.equals("resolveOrder") ? "ResolveOrderInput" : "OrderInput";
    return caller.query(
        """
        mutation($input: %s!) {
          result: %s(input: $input) { order { state task { id } } userErrors { code field message } }
        }
        """
            .formatted(type, mutation),
        Map.of("input", input));
  }

  static void allDistinct(List<Integer> numbers) {
    assertThat(numbers).doesNotHaveDuplicates();
  }

  static List<Integer> range(int count) {
    return IntStream.range(0, count).boxed().toList();
  }
}
