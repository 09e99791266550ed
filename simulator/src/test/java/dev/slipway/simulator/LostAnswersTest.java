package dev.slipway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.simulator.Client.Reply;
import dev.slipway.simulator.chaos.CannedReply;
import dev.slipway.simulator.chaos.Fault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The panel does its work, and what it answers has nothing to do with it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LostAnswersTest {

  private static final String ORDER = "{\"packageId\":1,\"userId\":2,\"hypervisorId\":2}";

  private final PanelSimulator panel = PanelSimulator.builder().customer(1001, "Harbour").start();
  private final Client client = Client.of(panel);

  @AfterAll
  void stop() {
    client.close();
    panel.close();
  }

  private int servers() {
    return panel.world().locked(() -> panel.world().servers().size());
  }

  @Test
  void anotherAnswerComesAfterTheWork() throws Exception {
    int before = servers();
    panel.chaos().next(1, "POST /servers", new Fault.InsteadAfterwards(CannedReply.serverError()));
    Reply reply = client.post("/servers", ORDER);
    assertThat(reply.status()).isEqualTo(500);
    assertThat(servers()).isEqualTo(before + 1);
  }

  @Test
  void aCallIsDoneTwoTimes() throws Exception {
    int before = servers();
    panel.chaos().next(1, "POST /servers", new Fault.Twice());
    Reply reply = client.post("/servers", ORDER);
    assertThat(reply.status()).isEqualTo(201);
    assertThat(servers()).isEqualTo(before + 2);
  }
}
