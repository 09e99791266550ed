package dev.slipway.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.simulator.Client.Reply;
import dev.slipway.simulator.chaos.CannedReply;
import dev.slipway.simulator.chaos.Fault;
import dev.slipway.simulator.demo.DemoWorld;
import dev.slipway.simulator.model.BuildState;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Everything that can be made to go wrong, from Java and over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SwitchesTest {

  private final PanelSimulator panel = PanelSimulator.builder().demo().start();
  private final Client client = Client.of(panel);
  private final Client control = Client.at(panel.controlUrl(), "");

  @AfterEach
  void heal() {
    panel.chaos().clear();
  }

  @AfterAll
  void stop() {
    client.close();
    control.close();
    panel.close();
  }

  private long millis(String path) throws IOException, InterruptedException {
    long start = System.nanoTime();
    client.get(path);
    return (System.nanoTime() - start) / 1_000_000;
  }

  @Test
  void slowCallsAreThoseThatThePatternMeans() throws Exception {
    panel.chaos().slow("GET /servers/*/traffic", Duration.ofMillis(200), Duration.ofMillis(20));

    assertThat(millis("/servers/1/traffic")).isBetween(200L, 2000L);
    assertThat(millis("/servers/1")).isLessThan(190);
  }

  @Test
  void failureCanBeForTheNextCallsOnly() throws Exception {
    panel.chaos().next(2, "GET /connect", new Fault.Instead(CannedReply.badGateway()));

    Reply first = client.get("/connect");
    assertThat(first.status()).isEqualTo(502);
    assertThat(first.contentType()).startsWith("text/html");
    assertThat(client.get("/connect").status()).isEqualTo(502);
    assertThat(client.get("/connect").status()).isEqualTo(200);
  }

  @Test
  void rateLimitSaysHowLongToWait() throws Exception {
    panel.chaos().failAll("**", CannedReply.tooManyRequests(7));

    Reply reply = client.get("/servers");

    assertThat(reply.status()).isEqualTo(429);
    assertThat(reply.raw().headers().firstValue("Retry-After")).contains("7");
  }

  @Test
  void successMayBeEmptyOrOfAnotherKindOrCutOff() throws Exception {
    panel.chaos().failNext("GET /servers/1", CannedReply.empty());
    panel.chaos().failNext("GET /servers/1", CannedReply.wrongJson());
    panel.chaos().failNext("GET /servers/1", CannedReply.brokenJson());

    assertThat(client.get("/servers/1").body()).isEmpty();
    assertThat(client.get("/servers/1").json().isArray()).isTrue();
    assertThat(client.get("/servers/1").body()).startsWith("{").doesNotEndWith("}");
    assertThat(client.get("/servers/1").at("/id").asInt()).isEqualTo(1);
  }

  @Test
  void failedOrderIsNotCarriedOut() throws Exception {
    panel.chaos().failNext("POST /servers/*/power/*", CannedReply.serverError());

    assertThat(client.post("/servers/9/power/poweroff").status()).isEqualTo(500);

    assertThat(panel.server(DemoWorld.WINDOWS).isBusy()).isFalse();
  }

  @Test
  void silenceLastsUntilTheFaultsAreCleared() {
    panel.chaos().always("GET /servers/2", new Fault.Silence());

    assertThatThrownBy(
            () -> client.send("GET", "/servers/2", "", "application/json", Duration.ofMillis(200)))
        .isInstanceOf(HttpTimeoutException.class);
    assertThat(panel.log().matching("GET /servers/2").getLast().status()).isZero();
  }

  @Test
  void connectionCanBeResetBeforeOrAfterTheWorkIsDone() throws Exception {
    String path = "/servers/10/modify/name";
    panel.chaos().next(1, "PUT /servers/10/**", new Fault.Reset());
    assertThatThrownBy(() -> client.put(path, "{\"name\":\"lost\"}"))
        .isInstanceOf(IOException.class);
    assertThat(panel.server(10).name()).isEqualTo("Router");

    panel.chaos().next(1, "PUT /servers/10/**", new Fault.ResetAfterwards());
    assertThatThrownBy(() -> client.put(path, "{\"name\":\"done\"}"))
        .isInstanceOf(IOException.class);
    assertThat(panel.server(10).name()).isEqualTo("done");
    assertThat(client.put(path, "{\"name\":\"Router\"}").status()).isEqualTo(201);
  }

  @Test
  void bodyCanDrip() throws Exception {
    panel.chaos().next(1, "GET /connect", new Fault.Drip(1, Duration.ofMillis(80)));

    assertThat(millis("/connect")).isGreaterThanOrEqualTo(160);
  }

  @Test
  void gonePanelRefusesConnectionsAndComesBackAtTheSameAddress() throws Exception {
    String address = panel.baseUrl();

    panel.gone();

    assertThat(panel.isGone()).isTrue();
    assertThatThrownBy(() -> client.get("/connect")).isInstanceOf(ConnectException.class);
    assertThat(control.get("").json().path("gone").asBoolean()).isTrue();

    panel.back();

    assertThat(panel.baseUrl()).isEqualTo(address);
    assertThat(client.get("/connect").status()).isEqualTo(200);
  }

  @Test
  void panelGoesAndComesBackOverHttp() throws Exception {
    assertThat(client.get("/connect").status()).isEqualTo(200);
    assertThat(control.post("/gone").status()).isEqualTo(200);
    long deadline = System.nanoTime() + 5_000_000_000L;
    while (!panel.isGone() && System.nanoTime() < deadline) {
      Thread.sleep(10);
    }
    assertThatThrownBy(() -> client.get("/connect")).isInstanceOf(ConnectException.class);

    assertThat(control.post("/back").json().path("gone").asBoolean()).isFalse();

    assertThat(client.get("/connect").status()).isEqualTo(200);
  }

  @Test
  void faultsAreOrderedOverHttp() throws Exception {
    Reply ordered =
        control.post(
            "/faults",
            """
            {"on":"GET /servers/*","times":1,"fault":"reply","status":503,"body":"{}"}\
            """);
    assertThat(ordered.json().path("faults").get(0).asString()).contains("503");

    assertThat(client.get("/servers/1").status()).isEqualTo(503);
    assertThat(client.get("/servers/1").status()).isEqualTo(200);

    control.post("/faults", "{\"fault\":\"unauthorized\"}");
    assertThat(client.get("/connect").status()).isEqualTo(401);
    control.delete("/faults");
    assertThat(client.get("/connect").status()).isEqualTo(200);

    assertThat(control.post("/faults", "{\"fault\":\"unheardOf\"}").status()).isEqualTo(400);
  }

  @Test
  void serversAreChangedOverHttp() throws Exception {
    assertThat(control.post("/servers/14", "{\"running\":true,\"maintenance\":true}").status())
        .isEqualTo(200);
    assertThat(panel.server(14).isRunning()).isTrue();
    assertThat(client.get("/servers/14").at("/hypervisor/maintenance").asBoolean()).isTrue();

    control.post("/servers/14", "{\"state\":\"failed\"}");
    assertThat(panel.server(14).state()).isEqualTo(BuildState.FAILED);
    assertThat(control.post("/servers/14", "{\"unheardOf\":1}").status()).isEqualTo(400);

    control.delete("/servers/14");
    assertThat(client.get("/servers/14").status()).isEqualTo(404);
    assertThat(control.delete("/servers/14").status()).isEqualTo(404);
  }

  @Test
  void liveStateCanBeMissingOrPartial() throws Exception {
    String path = "/servers/12?remoteState=true";

    panel.server(12).liveStateMissing(true);
    assertThat(client.get(path).at("/remoteState").isBoolean()).isTrue();

    panel.server(12).liveStateMissing(false).agentSilent(true);
    assertThat(client.get(path).at("/remoteState/agent").isArray()).isTrue();
    assertThat(client.get(path).at("/remoteState/memory").has("actual")).isFalse();

    panel.server(12).agentSilent(false).mapsEmpty(true);
    assertThat(client.get(path).at("/remoteState/memory").isArray()).isTrue();
    assertThat(client.get(path).at("/remoteState/disk").isArray()).isTrue();
    panel.server(12).mapsEmpty(false);
  }
}
