package dev.slipway.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.simulator.PanelSimulator;
import dev.slipway.simulator.model.ServerSpec;
import dev.slipway.testing.GraphQlCaller;
import dev.slipway.testing.SlipwayNode;
import dev.slipway.testing.Stories;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pages of a list that changes while somebody walks through it. */
class ServerCursorsTest {

  private static final long OWNER = 2001;
  private static final String BY_NAME = "first: 1, orderBy: { field: NAME, direction: ASC }";

  @Test
  void aCursorStaysRightWhileServersAreAddedAndRenamed() {
    try (PanelSimulator panel =
            PanelSimulator.builder()
                .customer(OWNER, "Quay Street")
                .server(OWNER, ServerSpec.named("a first"))
                .server(OWNER, ServerSpec.named("b second"))
                .server(OWNER, ServerSpec.named("c third"))
                .start();
        SlipwayNode node = SlipwayNode.start(panel)) {
      GraphQlCaller operator = node.operator();
      String owner = Stories.createCustomer(operator, OWNER, "quay@example.com");
      GraphQlCaller quay = node.signIn("quay@example.com", Stories.CUSTOMER_PASSWORD);
      String second = Stories.adopt(operator, owner, 2);
      Stories.adopt(operator, owner, 3);
      String cursor =
          quay.query("{ servers(" + BY_NAME + ") { pageInfo { endCursor } } }")
              .path("servers.pageInfo.endCursor")
              .entity(String.class)
              .get();
      String next = BY_NAME + ", after: \"" + cursor + "\"";
      assertThat(names(quay, next)).containsExactly("c third");

      // One comes before the cursor, and the one that the cursor stands at moves to the end.
      Stories.adopt(operator, owner, 1);
      rename(quay, second, "d moved");

      assertThat(names(quay, next)).containsExactly("c third");
      assertThat(names(quay, BY_NAME)).containsExactly("a first");
    }
  }

  private static void rename(GraphQlCaller caller, String server, String name) {
    caller
        .query(
            "mutation { renameServer(input: { serverId: \"%s\", name: \"%s\" }) { userErrors { code } } }"
                .formatted(server, name))
        .path("renameServer.userErrors")
        .entityList(Object.class)
        .hasSize(0);
  }

  private static List<String> names(GraphQlCaller caller, String arguments) {
    return caller
        .query("{ servers(" + arguments + ") { nodes { name } } }")
        .path("servers.nodes[*].name")
        .entityList(String.class)
        .get();
  }
}
