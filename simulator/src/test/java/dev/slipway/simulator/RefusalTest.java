package dev.slipway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.simulator.Client.Reply;
import dev.slipway.simulator.demo.DemoWorld;
import dev.slipway.simulator.http.TokenScope;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the panel does not accept, and how it says so. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalTest {

  private final PanelSimulator panel = PanelSimulator.builder().demo().start();
  private final Client client = Client.of(panel);

  @AfterAll
  void stop() {
    client.close();
    panel.close();
  }

  @Test
  void wrongTokenIsPlainTextServedAsAFile() throws Exception {
    try (Client stranger = Client.at(panel.baseUrl() + "/api/v1", "guessed")) {
      Reply reply = stranger.get("/connect");

      assertThat(reply.status()).isEqualTo(401);
      assertThat(reply.contentType()).startsWith("application/octet-stream");
      assertThat(reply.body()).isEqualTo("401 Unauthorized");
    }
  }

  @Test
  void tokenWithoutTheScopeIsForbidden() throws Exception {
    try (PanelSimulator narrow =
            PanelSimulator.builder().scopes(TokenScope.GENERAL, TokenScope.SERVERS).demo().start();
        Client limited = Client.of(narrow)) {
      assertThat(limited.get("/connect").status()).isEqualTo(200);
      assertThat(limited.get("/servers").status()).isEqualTo(200);
      assertThat(limited.get("/queue/171").status()).isEqualTo(403);
    }
  }

  @Test
  void panelWithoutPrefixAnswersWithoutItOnly() throws Exception {
    try (PanelSimulator bare =
            PanelSimulator.builder().options(now -> now.withPrefix("")).demo().start();
        Client plain = Client.at(bare.baseUrl(), bare.token())) {
      assertThat(plain.get("/servers/1").at("/id").asInt()).isEqualTo(1);
      assertThat(plain.get("/api/v1/servers/1").status()).isEqualTo(404);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /nothing/here, 404",
    "GET, /servers/abc, 404",
    "GET, /servers/1.5, 404",
    "POST, /servers/1/power/explode, 404",
    "GET, /servers/1/power/boot, 405",
    "DELETE, /connect, 405",
    "PATCH, /servers/1/modify/name, 405"
  })
  void unknownAddressOrMethodIsAPageForPeople(String method, String path, int status)
      throws Exception {
    Reply reply = client.call(method, path, "");

    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.contentType()).startsWith("text/html");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /servers/999",
    "GET, /servers/999/traffic",
    "POST, /servers/999/power/boot",
    "POST, /servers/999/suspend",
    "DELETE, /servers/999"
  })
  void unknownServerIsNotFoundInThePanelsOwnWords(String method, String path) throws Exception {
    Reply reply = client.call(method, path, "");

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.json().path("msg").asString()).isEqualTo("server not found");
  }

  @ParameterizedTest
  @CsvSource({
    "/servers?results=0",
    "/servers?results=201",
    "/servers?results=many",
    "/servers?page=0",
    "/servers?type=verbose",
    "/servers?hypervisorId=a",
    "/servers/1?remoteState=perhaps"
  })
  void parameterOfTheWrongKindIsInvalid(String path) throws Exception {
    Reply reply = client.get(path);

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.json().path("message").asString()).isNotEmpty();
    assertThat(reply.json().path("errors").isObject()).isTrue();
  }

  @Test
  void unknownParametersAreIgnored() throws Exception {
    assertThat(client.get("/servers/1?unheardOf=1").status()).isEqualTo(200);
    assertThat(
            client
                .put("/servers/1/modify/name", "{\"name\":\"Web shop\",\"unheardOf\":true}")
                .status())
        .isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PUT    | /servers/1/modify/name | {}",
        "PUT    | /servers/1/modify/name | {\"name\":\"\"}",
        "PUT    | /servers/1/modify/name | {\"name\":7}",
        "PUT    | /servers/1/modify/name | [\"name\"]",
        "PUT    | /servers/1/modify/name | name=plain",
        "PUT    | /servers/1/modify/name | {\"name\":\"cut",
        "POST   | /servers/2/build       | {}",
        "POST   | /servers/2/build       | {\"operatingSystemId\":\"latest\"}",
        "POST   | /servers/2/build       | {\"operatingSystemId\":true}",
        "POST   | /servers/2/build       | {\"operatingSystemId\":49,\"sshKeys\":7}",
        "POST   | /servers/2/build       | {\"operatingSystemId\":49,\"sshKeys\":[\"a\"]}",
        "POST   | /servers/2/build       | {\"operatingSystemId\":49,\"email\":\"yes\"}",
        "POST   | /servers/2/build       | {\"operatingSystemId\":49,\"swap\":100}"
      })
  void bodyOfTheWrongKindIsInvalid(String method, String path, String body) throws Exception {
    Reply reply = client.call(method, path, body);

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.json().path("errors").isObject()).isTrue();
  }

  @Test
  void bodyThatIsMissingOrCalledAFormIsInvalid() throws Exception {
    String path = "/servers/1/modify/name";

    assertThat(client.put(path, "").status()).isEqualTo(422);
    assertThat(
            client
                .send(
                    "PUT",
                    path,
                    "{\"name\":\"a\"}",
                    "application/x-www-form-urlencoded",
                    Duration.ofSeconds(5))
                .status())
        .isEqualTo(422);
  }

  @Test
  void unknownOperatingSystemIsSaidAsAListOfErrors() throws Exception {
    Reply reply = client.post("/servers/2/build", "{\"operatingSystemId\":9999}");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.json().path("errors").isArray()).isTrue();
    assertThat(client.get("/servers/2").at("/state").asString()).isEqualTo("complete");
  }

  @ParameterizedTest
  @CsvSource({"-1", "43801", "soon"})
  void delayOutOfRangeDeletesNothing(String delay) throws Exception {
    assertThat(client.delete("/servers/1?delay=" + delay).status()).isEqualTo(422);
    assertThat(client.get("/servers/1").status()).isEqualTo(200);
  }

  @Test
  void serverUnderConstructionIsBusy() throws Exception {
    String path = "/servers/" + DemoWorld.BUILDING;

    assertThat(client.post(path + "/power/boot").status()).isEqualTo(423);
    assertThat(client.delete(path).status()).isEqualTo(423);
    assertThat(client.put(path + "/modify/name", "{\"name\":\"Still possible\"}").status())
        .isEqualTo(201);
  }
}
