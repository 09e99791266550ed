package dev.slipway.console;

import dev.slipway.cluster.Windows;
import dev.slipway.testing.GraphQlCaller;
import dev.slipway.testing.SlipwayNode;
import java.net.URI;
import java.util.Map;
import org.springframework.graphql.test.tester.GraphQlTester;

/** Asking for consoles through the API. */
public final class ConsoleStories {

  private static final String OPEN =
      """
      mutation($id: ID!) {
        openConsole(input: { serverId: $id }) {
          console { webSocketUrl expiresAt }
          userErrors { code message retryAfterSeconds field }
        }
      }
      """;

  private ConsoleStories() {}

  static GraphQlTester.Response ask(GraphQlCaller caller, String server) {
    return caller.query(OPEN, Map.of("id", server));
  }

  static String code(GraphQlCaller caller, String server) {
    return ask(caller, server).path("openConsole.userErrors[0].code").entity(String.class).get();
  }

  /** The address of a console, on the node itself; does not wait for the limit to let one pass. */
  public static URI address(SlipwayNode node, GraphQlCaller caller, String server) {
    node.bean(Windows.class).close("console:" + server);
    String url =
        ask(caller, server).path("openConsole.console.webSocketUrl").entity(String.class).get();
    return onNode(node, url);
  }

  /** A public address on a node under test, which nobody reaches by its public URL. */
  public static URI onNode(SlipwayNode node, String webSocketUrl) {
    String path = URI.create(webSocketUrl).getRawPath();
    return URI.create(node.url(path).toString().replaceFirst("http", "ws"));
  }
}
