package dev.slipway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.simulator.recording.RecordedRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Counting what the panel was asked. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestLogTest {

  private final PanelSimulator panel = PanelSimulator.builder().demo().start();
  private final Client client = Client.of(panel);

  @BeforeEach
  void forget() {
    panel.chaos().clear();
    panel.clearRequests();
  }

  @AfterAll
  void stop() {
    client.close();
    panel.close();
  }

  @Test
  void callIsKeptWithoutItsToken() throws Exception {
    client.put("/servers/2/modify/name?a=b", "{\"name\":\"Staging\"}");

    RecordedRequest request = panel.requests().getFirst();
    assertThat(request.method()).isEqualTo("PUT");
    assertThat(request.path()).isEqualTo("/api/v1/servers/2/modify/name");
    assertThat(request.operation()).isEqualTo("/servers/2/modify/name");
    assertThat(request.query()).isEqualTo("a=b");
    assertThat(request.body()).isEqualTo("{\"name\":\"Staging\"}");
    assertThat(request.headers()).containsEntry("content-type", "application/json");
    assertThat(request.toString()).doesNotContain(panel.token());
  }

  @Test
  void statusAndTimeAreThereWhenItIsAnswered() throws Exception {
    panel.chaos().slow("GET /servers/999", Duration.ofMillis(30), Duration.ZERO);
    client.get("/servers/999");
    // The client may see the last byte before the panel has noted it.
    while (panel.requests().getFirst().took() == null) {
      Thread.onSpinWait();
    }

    assertThat(panel.requests().getFirst().status()).isEqualTo(404);
    assertThat(panel.requests().getFirst().took()).isGreaterThanOrEqualTo(Duration.ofMillis(30));
  }

  @Test
  void patternsSelectByMethodPathAndQuery() throws Exception {
    client.get("/servers/1");
    client.get("/servers/1?remoteState=true");
    client.get("/servers/2/traffic");
    client.post("/servers/999/suspend");

    assertThat(panel.log().count("**")).isEqualTo(4);
    assertThat(panel.log().count("GET /servers/*")).isEqualTo(2);
    assertThat(panel.log().count("GET /servers/*?remoteState=true")).isEqualTo(1);
    assertThat(panel.log().count("/servers/**")).isEqualTo(4);
    assertThat(panel.log().count("POST /servers/*/suspend")).isEqualTo(1);
    assertThat(panel.log().count("GET /servers")).isZero();
  }

  @Test
  void concurrentCallsAreMeasured() throws Exception {
    panel.chaos().slow("GET /servers/*", Duration.ofMillis(150), Duration.ZERO);
    List<Callable<Integer>> calls =
        IntStream.rangeClosed(1, 5)
            .<Callable<Integer>>mapToObj(i -> () -> client.get("/servers/" + i).status())
            .toList();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Integer> status : threads.invokeAll(calls)) {
        assertThat(status.get()).isEqualTo(200);
      }
    }
    client.get("/connect");

    assertThat(panel.log().maxConcurrent("**")).isEqualTo(5);
    assertThat(panel.log().maxConcurrent("GET /connect")).isEqualTo(1);
  }
}
