package dev.slipway.rdns;

import dev.slipway.simulator.PanelSimulator;
import dev.slipway.simulator.model.ServerSpec;
import dev.slipway.testing.GraphQlCaller;
import dev.slipway.testing.SlipwayNode;
import dev.slipway.testing.Stories;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A host that offers no reverse DNS: nothing of it fails, and it says so. */
class ReverseDnsOffTest {

  @Test
  void isAbsentAndNotFailing() {
    try (PanelSimulator panel =
            PanelSimulator.builder()
                .customer(7101, "Quiet Harbour")
                .server(7101, ServerSpec.named("quiet"))
                .start();
        SlipwayNode node = SlipwayNode.start(panel)) {
      GraphQlCaller operator = node.operator();
      String owner = Stories.createCustomer(operator, 7101, "quiet@example.com");
      String server = Stories.adopt(operator, owner, 1);
      GraphQlCaller customer = node.signIn("quiet@example.com", Stories.CUSTOMER_PASSWORD);

      var page =
          customer.query(
              """
              query($id: ID!) {
                reverseDnsOffered
                server(id: $id) {
                  reverseDns { enabled records { address } }
                  actions { kind allowed reason }
                }
              }
              """,
              Map.of("id", server));
      page.path("reverseDnsOffered").entity(Boolean.class).isEqualTo(false);
      page.path("server.reverseDns.enabled").entity(Boolean.class).isEqualTo(false);
      page.path("server.reverseDns.records").entityList(Object.class).hasSize(0);
      page.path("server.actions[?(@.kind == 'SET_REVERSE_DNS')].allowed")
          .entityList(Boolean.class)
          .containsExactly(false);
      customer
          .query(
              """
              mutation($input: SetReverseDnsInput!) {
                setReverseDns(input: $input) { record { address } userErrors { code } }
              }
              """,
              Map.of("input", Map.of("serverId", server, "address", "192.0.2.1")))
          .path("setReverseDns.userErrors[*].code")
          .entityList(String.class)
          .containsExactly("DNS_UNAVAILABLE");
      operator
          .query(
              "{ connections { kind } reverseDnsService { enabled zones { name } lastRun { force } } }")
          .path("connections[?(@.kind == 'DNS')]")
          .entityList(Object.class)
          .hasSize(0);
    }
  }
}
