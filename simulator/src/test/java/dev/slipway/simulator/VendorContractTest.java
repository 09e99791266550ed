package dev.slipway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.simulator.Client.Reply;
import dev.slipway.simulator.demo.DemoWorld;
import dev.slipway.simulator.model.ManualClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every operation answers with the documented status and with every field of the vendor's recorded
 * answer, of the same type. The vendor's document is not part of this project: without it only the
 * statuses are held against this table.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VendorContractTest {

  private static final String KEY =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJxT0v5oXw3b2m1q8rYkLd7c9uFhGzPsNaEeVtQyRiUo";

  private record Operation(String method, String documented, String path, String body, int status) {
    @Override
    public String toString() {
      return method + " " + documented;
    }
  }

  /** In this order: the deletions come last. */
  private static final List<Operation> OPERATIONS =
      List.of(
          op("GET", "/connect", "/connect", 200),
          op("GET", "/servers", "/servers?results=5", 200),
          op("GET", "/servers/{serverId}", "/servers/12", 200),
          op("GET", "/servers/user/{userId}", "/servers/user/2", 200),
          op("GET", "/servers/{serverId}/traffic", "/servers/1/traffic", 200),
          op("POST", "/servers/{serverId}/power/boot", "/servers/2/power/boot", 200),
          op("POST", "/servers/{serverId}/power/shutdown", "/servers/6/power/shutdown", 200),
          op("POST", "/servers/{serverId}/power/restart", "/servers/7/power/restart", 200),
          op("POST", "/servers/{serverId}/power/poweroff", "/servers/8/power/poweroff", 200),
          op("GET", "/queue/{queueId}", "/queue/172", 200),
          op(
              "PUT",
              "/servers/{serverId}/modify/name",
              "/servers/1/modify/name",
              "{'name':'a'}",
              201),
          op(
              "PUT",
              "/servers/{serverId}/modify/memory",
              "/servers/1/modify/memory",
              "{'memory':1024}",
              201),
          op(
              "PUT",
              "/servers/{serverId}/modify/cpuCores",
              "/servers/1/modify/cpuCores",
              "{'cores':4}",
              201),
          op(
              "PUT",
              "/servers/{serverId}/modify/traffic",
              "/servers/1/modify/traffic",
              "{'traffic':'1000'}",
              201),
          op(
              "PUT",
              "/servers/{serverId}/package/{packageId}",
              "/servers/12/package/4",
              "{'cpu':true}",
              200),
          op(
              "POST",
              "/servers/{serverId}/resetPassword",
              "/servers/12/resetPassword",
              "{'user':'root'}",
              200),
          op(
              "POST",
              "/servers/{serverId}/build",
              "/servers/14/build",
              "{'operatingSystemId':49}",
              200),
          op(
              "POST",
              "/servers",
              "/servers",
              "{'packageId':1,'userId':2,'hypervisorId':1,'ipv4':1,'networkSpeedInbound':200}",
              201),
          op("POST", "/servers/{serverId}/suspend", "/servers/13/suspend", 204),
          op("POST", "/servers/{serverId}/unsuspend", "/servers/13/unsuspend", 204),
          op("GET", "/servers/{serverId}/templates", "/servers/1/templates", 200),
          op(
              "GET",
              "/media/templates/fromServerPackageSpec/{serverPackageId}",
              "/media/templates/fromServerPackageSpec/4",
              200),
          op("GET", "/packages", "/packages", 200),
          op("GET", "/packages/{packageId}", "/packages/1", 200),
          op("GET", "/compute/hypervisors/groups", "/compute/hypervisors/groups", 200),
          op(
              "GET",
              "/compute/hypervisors/groups/{hypervisorGroupId}",
              "/compute/hypervisors/groups/1",
              200),
          op(
              "GET",
              "/compute/hypervisors/groups/{hypervisorGroupId}/resources",
              "/compute/hypervisors/groups/2/resources",
              200),
          op("GET", "/backups/server/{serverId}", "/backups/server/1", 200),
          op("GET", "/users/{extRelationId}/byExtRelation", "/users/1001/byExtRelation", 200),
          op(
              "POST",
              "/users",
              "/users",
              "{'name':'Fig Lane','email':'post@fig-lane.example','extRelationId':1009}",
              201),
          op(
              "POST",
              "/users/{extRelationId}/byExtRelation/resetPassword",
              "/users/1001/byExtRelation/resetPassword",
              201),
          op(
              "POST",
              "/users/{extRelationId}/serverAuthenticationTokens/{serverId}",
              "/users/1001/serverAuthenticationTokens/1",
              200),
          op("GET", "/ssh_keys/user/{userId}", "/ssh_keys/user/2", 200),
          op(
              "POST",
              "/ssh_keys",
              "/ssh_keys",
              "{'userId':2,'name':'k','publicKey':'" + KEY + "'}",
              201),
          op(
              "GET",
              "/selfService/usage/byUserExtRelationId/{extRelationId}",
              "/selfService/usage/byUserExtRelationId/1001?period[]=2026-01-01",
              200),
          op(
              "GET",
              "/selfService/report/byUserExtRelationId/{extRelationId}",
              "/selfService/report/byUserExtRelationId/1003",
              200),
          op(
              "GET",
              "/selfService/hourlyStats/byUserExtRelationId/{extRelationId}",
              "/selfService/hourlyStats/byUserExtRelationId/1001",
              200),
          op(
              "POST",
              "/selfService/credit/byUserExtRelationId/{extRelationId}",
              "/selfService/credit/byUserExtRelationId/1001",
              "{'tokens':100,'reference_1':400}",
              201),
          op("DELETE", "/ssh_keys/{keyId}", "/ssh_keys/3", 204),
          op("DELETE", "/servers/{serverId}", "/servers/10?delay=0", 204));

  private final Optional<VendorContract> vendor = VendorContract.find();
  private final ManualClock clock = new ManualClock(Instant.parse("2026-03-14T10:00:00Z"));
  private final PanelSimulator panel = PanelSimulator.builder().clock(clock).demo().start();
  private final Client client = Client.of(panel);

  VendorContractTest() throws IOException {}

  private static Operation op(String method, String documented, String path, int status) {
    return op(method, documented, path, "", status);
  }

  private static Operation op(
      String method, String documented, String path, String body, int status) {
    return new Operation(method, documented, path, body.replace('\'', '"'), status);
  }

  @AfterAll
  void stop() {
    client.close();
    panel.close();
  }

  @TestFactory
  Stream<DynamicTest> answersAsTheVendorRecorded() {
    return OPERATIONS.stream()
        .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> check(operation)));
  }

  private void check(Operation operation) throws IOException, InterruptedException {
    String path = operation.path().replace("[]", "%5B%5D");
    Reply reply = client.call(operation.method(), path, operation.body());
    assertThat(reply.status()).as(reply.body()).isEqualTo(operation.status());

    // Orders are done before the next call.
    clock.advance(Duration.ofMinutes(1));
    vendor.ifPresent(contract -> {
      String method = operation.method().toLowerCase(Locale.ROOT);
      String documented = operation.documented();
      assertThat(contract.has(method, documented, operation.status())).isTrue();
      var recorded = contract.example(method, documented, operation.status());
      if (!recorded.isMissingNode()) {
        assertThat(VendorContract.differences(recorded, reply.json())).isEmpty();
      } else {
        assertThat(reply.body()).isEmpty();
      }
    });
  }

  @Test
  void comparisonFindsWhatIsMissingOrOfAnotherType() {
    JsonMapper json = new JsonMapper();
    var recorded =
        json.readTree("{\"a\":1,\"b\":[{\"c\":\"x\"}],\"d\":null,\"e\":[],\"f\":{\"g\":true}}");

    assertThat(
            VendorContract.differences(
                recorded,
                json.readTree(
                    "{\"a\":2,\"b\":[{\"c\":\"\",\"h\":1}],\"e\":{},\"f\":{\"g\":false}}")))
        .isEmpty();
    assertThat(
            VendorContract.differences(
                recorded, json.readTree("{\"a\":\"1\",\"b\":[{}],\"e\":0,\"f\":[]}")))
        .containsExactly(
            "a: NUMBER became STRING",
            "b[].c: STRING became MISSING",
            "e: ARRAY became NUMBER",
            "f: OBJECT became ARRAY");
  }

  @Test
  void oddShapesOfTheRealPanelAreKept() throws Exception {
    Reply fresh = client.get("/servers/" + DemoWorld.ALLOCATED + "?remoteState=false");

    assertThat(fresh.at("/settings/config").isArray()).isTrue();
    assertThat(fresh.at("/name").asString()).isEmpty();
    assertThat(fresh.at("/hostname").isNull()).isTrue();
    assertThat(fresh.at("/built").isNull()).isTrue();
    assertThat(fresh.at("/state").asString()).isEqualTo("allocated");
    assertThat(fresh.at("/remoteState").isBoolean()).isTrue();
    assertThat(fresh.at("/hypervisor/group/icon").asString()).isEqualTo("DE");
    assertThat(fresh.at("/qemuAgent/os").propertyNames()).containsExactly("screen");
    assertThat(client.get("/servers/1").at("/settings/config").isObject()).isTrue();
    assertThat(client.get("/servers/1").at("/owner/extRelationId").isIntegralNumber()).isTrue();
    assertThat(client.get("/servers/15").at("/owner/extRelationId").isNull()).isTrue();
    assertThat(client.get("/servers/16").at("/owner").isNull()).isTrue();
  }
}
