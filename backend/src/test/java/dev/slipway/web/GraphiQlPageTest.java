package dev.slipway.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.simulator.PanelSimulator;
import dev.slipway.simulator.demo.DemoWorld;
import dev.slipway.testing.SlipwayNode;
import dev.slipway.testing.Stories;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GraphiQlPageTest {

  private static PanelSimulator panel;
  private static SlipwayNode node;
  private static HttpClient http;

  @BeforeAll
  static void start() {
    panel = PanelSimulator.builder().demo().start();
    node = SlipwayNode.start(panel);
    http = HttpClient.newHttpClient();
  }

  @AfterAll
  static void stop() {
    http.close();
    node.close();
    panel.close();
  }

  @Test
  void anOperatorGetsGraphiQlWithAPolicyOfItsOwn() throws Exception {
    HttpResponse<String> page = get(node.operator().cookie());
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("<title>GraphiQL");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("script-src 'self';", "worker-src 'self'", "frame-ancestors 'none'");
    assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
  }

  @Test
  void aCustomerAndWhoIsNotSignedInGetTheClientArea() throws Exception {
    Stories.createCustomer(node.operator(), DemoWorld.HARBOUR_LANE, "studio@example.com");
    String customer = node.signIn("studio@example.com", Stories.CUSTOMER_PASSWORD).cookie();
    for (String cookie : new String[] {customer, null, "slipway_session=nonsense"}) {
      assertThat(get(cookie).body()).contains("<title>Slipway</title>").doesNotContain("GraphiQL");
    }
  }

  private static HttpResponse<String> get(@Nullable String cookie) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(node.url("/graphiql"));
    if (cookie != null) {
      request.header("Cookie", cookie);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
