package dev.slipway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.simulator.Client.Reply;
import dev.slipway.simulator.demo.DemoWorld;
import dev.slipway.simulator.model.ManualClock;
import dev.slipway.simulator.model.ServerSpec;
import dev.slipway.simulator.model.Timings;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Servers from their creation to their deletion, and the accounts and lists around them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LifecycleTest {

  private final ManualClock clock = new ManualClock(Instant.parse("2026-03-14T10:00:00Z"));
  private final Timings timings = Timings.real();
  private final PanelSimulator panel =
      PanelSimulator.builder().clock(clock).timings(timings).demo().start();
  private final Client client = Client.of(panel);

  @BeforeEach
  void makeServersFree() {
    clock.advance(Duration.ofMinutes(5));
  }

  @AfterAll
  void stop() {
    client.close();
    panel.close();
  }

  private String create(int packageId, int userId, int groupId) {
    return "{\"packageId\":%d,\"userId\":%d,\"hypervisorId\":%d}"
        .formatted(packageId, userId, groupId);
  }

  private JsonNode server(int id) throws IOException, InterruptedException {
    return client.get("/servers/" + id).data();
  }

  @Test
  void serverIsCreatedBuiltAndDeleted() throws Exception {
    Reply created = client.post("/servers", create(3, 3, 2));
    int id = created.at("/id").asInt();
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.at("/state").asString()).isEqualTo("allocated");
    assertThat(created.at("/settings/resources/memory").asInt()).isEqualTo(4096);
    assertThat(created.at("/network/interfaces/0/ipv4/0/address").asString()).isNotEmpty();

    Reply built =
        client.post(
            "/servers/" + id + "/build",
            "{\"operatingSystemId\":46,\"hostname\":\"a.example\",\"name\":\"A\"}");
    assertThat(built.at("/state").asString()).isEqualTo("queued");
    assertThat(built.at("/settings/decryptedPassword").asString()).isNotEmpty();
    assertThat(server(id).at("/settings").has("decryptedPassword")).isFalse();
    clock.advance(timings.build().dividedBy(2));
    assertThat(server(id).path("state").asString()).isEqualTo("building");
    clock.advance(timings.build().dividedBy(2));
    assertThat(server(id).path("state").asString()).isEqualTo("complete");
    assertThat(server(id).path("hostname").asString()).isEqualTo("a.example");
    assertThat(panel.server(id).isRunning()).isTrue();

    assertThat(client.delete("/servers/" + id + "?delay=3").status()).isEqualTo(204);
    clock.advance(Duration.ofMinutes(2));
    assertThat(client.get("/servers/" + id).status()).isEqualTo(200);
    clock.advance(Duration.ofMinutes(1));
    assertThat(client.get("/servers/" + id).status()).isEqualTo(404);
  }

  @Test
  void buildThatFailsLeavesTheServerOffAndCanBeRepeated() throws Exception {
    panel.server(DemoWorld.STOPPED).buildFails(true);
    String path = "/servers/" + DemoWorld.STOPPED + "/build";
    client.post(path, "{\"operatingSystemId\":49}");
    clock.advance(timings.build());

    assertThat(server(DemoWorld.STOPPED).path("state").asString()).isEqualTo("failed");
    assertThat(server(DemoWorld.STOPPED).path("buildFailed").asBoolean()).isTrue();
    assertThat(panel.server(DemoWorld.STOPPED).isRunning()).isFalse();

    panel.server(DemoWorld.STOPPED).buildFails(false);
    client.post(path, "{\"operatingSystemId\":49}");
    clock.advance(timings.build());
    assertThat(server(DemoWorld.STOPPED).path("state").asString()).isEqualTo("complete");
  }

  @Test
  void dryRunCreatesNothing() throws Exception {
    int before = client.get("/servers").json().path("total").asInt();

    assertThat(client.post("/servers?dryRun=true", create(1, 2, 1)).status()).isEqualTo(200);

    assertThat(client.get("/servers").json().path("total").asInt()).isEqualTo(before);
  }

  @Test
  void impossibleServersAreRefusedWithReasons() throws Exception {
    JsonNode errors = client.post("/servers", create(6, 99, 77)).json().path("errors");

    assertThat(errors.isArray()).isTrue();
    assertThat(errors.size()).isEqualTo(2);
    assertThat(client.post("/servers", create(1, 2, 77)).status()).isEqualTo(422);
    assertThat(client.post("/servers", create(1, 2, 5)).status())
        .as("the lab has no addresses left")
        .isEqualTo(422);
    assertThat(client.post("/servers", "{\"packageId\":1}").json().path("errors").isObject())
        .isTrue();
  }

  @Test
  void suspensionSwitchesOffAndHoldsUntilItIsLifted() throws Exception {
    String path = "/servers/" + DemoWorld.OTHER_RUNNING;

    assertThat(client.post(path + "/suspend").status()).isEqualTo(204);
    assertThat(server(DemoWorld.OTHER_RUNNING).path("suspended").asBoolean()).isTrue();
    assertThat(panel.server(DemoWorld.OTHER_RUNNING).isRunning()).isFalse();
    assertThat(client.post(path + "/power/boot").status()).isEqualTo(423);

    assertThat(client.post(path + "/unsuspend").status()).isEqualTo(204);
    assertThat(client.post(path + "/power/boot").status()).isEqualTo(200);
  }

  @Test
  void suspensionOfABusyServerWaitsForItsTurn() throws Exception {
    String path = "/servers/" + DemoWorld.UNMETERED;
    client.post(path + "/power/restart");

    assertThat(client.post(path + "/suspend").status()).isEqualTo(204);

    JsonNode waiting = server(DemoWorld.UNMETERED);
    assertThat(waiting.path("suspended").asBoolean()).isFalse();
    assertThat(waiting.at("/tasks/actions/pending").size()).isEqualTo(1);
    clock.advance(timings.restart());
    assertThat(server(DemoWorld.UNMETERED).path("suspended").asBoolean()).isTrue();
  }

  @Test
  void packageChangeNeverShrinksTheDiskAndSaysSo() throws Exception {
    String path = "/servers/" + DemoWorld.WINDOWS + "/package/";

    JsonNode info = client.put(path + "3", "").json().path("info");

    assertThat(info.toString()).contains("primary disk not updated");
    JsonNode resources = server(DemoWorld.WINDOWS).at("/settings/resources");
    assertThat(resources.path("memory").asInt()).isEqualTo(4096);
    assertThat(resources.path("storage").asInt()).isEqualTo(160);
    assertThat(client.put(path + "99", "").status()).isEqualTo(404);
  }

  @Test
  void accountsAreFoundByNumberOrText() throws Exception {
    assertThat(client.get("/users/1001/byExtRelation").at("/id").asInt()).isEqualTo(2);
    assertThat(client.get("/users/1001/byExtRelation?relStr=true").status()).isEqualTo(404);
    String body = "{\"name\":\"Quay Books\",\"email\":\"q@quay.example\",\"relStr\":\"quay\"}";

    assertThat(client.post("/users", body).at("/password").asString()).isNotEmpty();

    assertThat(client.get("/users/quay/byExtRelation?relStr=true").status()).isEqualTo(200);
    Reply again = client.post("/users", body);
    assertThat(again.status()).isEqualTo(422);
    assertThat(again.json().path("errors").propertyNames()).containsExactly("email", "relStr");
  }

  @Test
  void loginIsForOwnersOnlyAndALinkOnThePanel() throws Exception {
    Reply own = client.post("/users/1001/serverAuthenticationTokens/1");

    assertThat(own.at("/authentication/endpoint_complete").asString())
        .startsWith("/token_authenticate/?1=");
    assertThat(client.post("/users/1002/serverAuthenticationTokens/1").status()).isEqualTo(404);
  }

  @Test
  void buildTakesKeysOfTheOwnerOnly() throws Exception {
    Reply reply =
        client.post(
            "/servers/" + DemoWorld.OTHER_STOPPED + "/build",
            "{\"operatingSystemId\":49,\"sshKeys\":[1]}");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(server(DemoWorld.OTHER_STOPPED).path("state").asString()).isEqualTo("complete");
  }

  @Test
  void creditIsShownInTheHourlyStatistics() throws Exception {
    String path = "/byUserExtRelationId/1003";
    client.post("/selfService/credit" + path, "{\"tokens\":12.5}");

    assertThat(client.get("/selfService/hourlyStats" + path).at("/credit/tokens").asString())
        .isEqualTo("12.5");
    assertThat(client.post("/selfService/credit" + path, "{\"tokens\":\"many\"}").status())
        .isEqualTo(422);
  }

  @Test
  void largeGroupComesInPagesOfTwenty() throws Exception {
    String path = "/compute/hypervisors/groups/2/resources";

    JsonNode first = client.get(path).json();
    assertThat(first.path("data").size()).isEqualTo(20);
    assertThat(first.path("last_page").asInt()).isEqualTo(3);
    assertThat(first.path("next_page_url").asString()).doesNotContain(panel.baseUrl());
    assertThat(client.get(path + "?page=3").json().path("data").size()).isEqualTo(5);
    assertThat(client.get(path + "?results=200").json().path("data").size()).isEqualTo(45);
    assertThat(client.get(path + "?page=9").json().path("data").isEmpty()).isTrue();
  }

  @Test
  void smallServersAreNotOfferedWindows() throws Exception {
    assertThat(client.get("/media/templates/fromServerPackageSpec/1").body())
        .contains("Debian")
        .doesNotContain("Windows");
    assertThat(client.get("/media/templates/fromServerPackageSpec/4").body()).contains("Windows");
    assertThat(client.get("/media/templates/fromServerPackageSpec/99").status()).isEqualTo(404);
  }

  @Test
  void iconsArePublic() throws Exception {
    try (Client stranger = Client.at(panel.baseUrl(), "")) {
      Reply icon = stranger.get("/img/logo/ubuntu_logo.png");
      assertThat(icon.status()).isEqualTo(200);
      assertThat(icon.contentType()).startsWith("image/png");
      assertThat(stranger.get("/img/logo/unheard_of.png").status()).isEqualTo(404);
    }
  }

  @Test
  void worldsOfAnySizeArePutTogether() throws Exception {
    try (PanelSimulator large =
            PanelSimulator.builder()
                .customer(7, "Pier Twelve")
                .server(7, ServerSpec.named("first").stoppedFor(Duration.ofDays(1)))
                .servers(7, 1000)
                .start();
        Client other = Client.of(large)) {
      JsonNode page = other.get("/servers?results=200&page=6").json();
      assertThat(page.path("total").asInt()).isEqualTo(1001);
      assertThat(page.path("data").size()).isEqualTo(1);
      assertThat(large.server(1).isRunning()).isFalse();
      assertThat(other.get("/servers/1001").at("/owner/extRelationId").asInt()).isEqualTo(7);
      Reply own = other.get("/servers/user/2");
      assertThat(own.status()).isEqualTo(200);
      assertThat(own.data().size()).isEqualTo(1001);
    }
  }
}
