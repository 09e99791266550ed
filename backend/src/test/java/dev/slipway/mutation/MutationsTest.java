package dev.slipway.mutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.account.ApiScope;
import dev.slipway.account.Caller;
import dev.slipway.account.Credential;
import dev.slipway.account.Role;
import dev.slipway.error.Refusal;
import dev.slipway.error.UserError;
import dev.slipway.simulator.PanelSimulator;
import dev.slipway.testing.SlipwayNode;
import dev.slipway.testing.TestDatabase;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A retry with the same {@code clientMutationId}, on one node, on another, and after a crash. */
class MutationsTest {

  private static PanelSimulator panel;
  private static SlipwayNode one;
  private static SlipwayNode other;

  @BeforeAll
  static void start() {
    panel = PanelSimulator.builder().start();
    Map<String, Object> shared = Map.of("slipway.database.url", TestDatabase.freshUrl());
    one = SlipwayNode.start(panel, shared);
    other = SlipwayNode.start(panel, shared);
  }

  @AfterAll
  static void stop() {
    other.close();
    one.close();
    panel.close();
  }

  private static Caller caller(String accountId) {
    return new Caller(
        accountId,
        "a@example.com",
        "A",
        Role.OPERATOR,
        null,
        ApiScope.ofSession(Role.OPERATOR),
        Credential.session("session"),
        null);
  }

  private static Mutations.Result<String> run(
      SlipwayNode node, String account, String id, String input, AtomicInteger runs) {
    return node.bean(Mutations.class)
        .once(
            caller(account),
            "test",
            id,
            input,
            String.class,
            () -> "run " + runs.incrementAndGet());
  }

  @Test
  void givesTheFirstOutcomeAgainOnEveryNode() {
    AtomicInteger runs = new AtomicInteger();
    assertThat(run(one, "acc_a", "again", "x", runs).value()).isEqualTo("run 1");
    assertThat(run(one, "acc_a", "again", "x", runs).value()).isEqualTo("run 1");
    assertThat(run(other, "acc_a", "again", "x", runs).value()).isEqualTo("run 1");
    assertThat(run(other, "acc_b", "again", "x", runs).value()).isEqualTo("run 2");
  }

  @Test
  void refusesTheSameIdWithOtherInput() {
    AtomicInteger runs = new AtomicInteger();
    run(one, "acc_a", "other input", "x", runs);
    UserError error = run(other, "acc_a", "other input", "y", runs).errors().getFirst();
    assertThat(error.code()).isEqualTo(UserError.Code.INVALID);
    assertThat(error.field()).containsExactly("clientMutationId");
    assertThat(runs).hasValue(1);
  }

  @Test
  void waitsForTheFirstWhileItRuns() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    CompletableFuture<Mutations.Result<String>> first =
        CompletableFuture.supplyAsync(() ->
            one.bean(Mutations.class)
                .once(
                    caller("acc_a"),
                    "test",
                    "waits",
                    "x",
                    String.class,
                    () -> {
                      begun.countDown();
                      await(goOn);
                      return "run " + runs.incrementAndGet();
                    }));
    assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
    CompletableFuture<Mutations.Result<String>> second =
        CompletableFuture.supplyAsync(() -> run(other, "acc_a", "waits", "x", runs));
    goOn.countDown();
    assertThat(first.get(30, TimeUnit.SECONDS).value()).isEqualTo("run 1");
    assertThat(second.get(30, TimeUnit.SECONDS).value()).isEqualTo("run 1");
    assertThat(runs).hasValue(1);
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(30, TimeUnit.SECONDS)) {
        throw new AssertionError("nobody let it go on");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A node that died left the id claimed and no outcome: nobody knows what it had done. */
  @Test
  void doesNothingTwiceWhereTheFirstCallDied() {
    AtomicInteger runs = new AtomicInteger();
    one.bean(DSLContext.class)
        .execute(
            "insert into mutation_outcome (caller_id, mutation, client_mutation_id, input_hash, created_at) "
                + "values ('acc_a', 'test', 'died', ?, utc_timestamp(3) - interval 2 minute)",
            dev.slipway.store.Hashes.sha256("\"x\""));
    Mutations.Result<String> retry = run(other, "acc_a", "died", "x", runs);
    assertThat(retry.errors().getFirst().code()).isEqualTo(UserError.Code.PANEL_UNAVAILABLE);
    assertThat(retry.errors().getFirst().message()).contains("Look at the object");
    assertThat(runs).hasValue(0);
  }

  @Test
  void takesThePlaceOfAFirstCallThatWasRefusedHere() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    CompletableFuture<Mutations.Result<String>> first =
        CompletableFuture.supplyAsync(() ->
            one.bean(Mutations.class)
                .once(
                    caller("acc_a"),
                    "test",
                    "gives back",
                    "x",
                    String.class,
                    () -> {
                      begun.countDown();
                      await(goOn);
                      throw new Refusal(UserError.of(UserError.Code.BUSY, "No."));
                    }));
    assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
    CompletableFuture<Mutations.Result<String>> second =
        CompletableFuture.supplyAsync(() -> run(other, "acc_a", "gives back", "x", runs));
    goOn.countDown();
    assertThat(first.get(30, TimeUnit.SECONDS).errors().getFirst().code())
        .isEqualTo(UserError.Code.BUSY);
    assertThat(second.get(30, TimeUnit.SECONDS).value()).isEqualTo("run 1");
  }

  /** What the call had come to was noted with it, so a retry goes on from there. */
  @Test
  void givesWhatAFirstCallHadComeToWhenItDied() {
    AtomicInteger runs = new AtomicInteger();
    assertThatThrownBy(() ->
            one.bean(Mutations.class)
                .once(
                    caller("acc_a"),
                    "test",
                    "died later",
                    "x",
                    String.class,
                    () -> {
                      one.bean(Mutations.class).begun("tsk_begun");
                      throw new IllegalStateException("the node dies");
                    }))
        .hasMessage("the node dies");
    one.bean(DSLContext.class)
        .execute(
            "update mutation_outcome set created_at = created_at - interval 2 minute where client_mutation_id = 'died later'");
    Mutations.Result<String> retry = run(other, "acc_a", "died later", "x", runs);
    assertThat(retry.value()).isEqualTo("tsk_begun");
    assertThat(retry.errors()).isEmpty();
    assertThat(runs).hasValue(0);
  }

  @Test
  void whatWasBegunIsNotYetTheOutcome() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    CompletableFuture<Mutations.Result<String>> first =
        CompletableFuture.supplyAsync(() ->
            one.bean(Mutations.class)
                .once(
                    caller("acc_a"),
                    "test",
                    "begun",
                    "x",
                    String.class,
                    () -> {
                      one.bean(Mutations.class).begun("begun");
                      begun.countDown();
                      await(goOn);
                      throw new Refusal(UserError.of(UserError.Code.REJECTED_BY_PANEL, "No."));
                    }));
    assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
    CompletableFuture<Mutations.Result<String>> second =
        CompletableFuture.supplyAsync(() -> run(other, "acc_a", "begun", "x", runs));
    goOn.countDown();
    assertThat(first.get(30, TimeUnit.SECONDS).errors()).hasSize(1);
    assertThat(second.get(30, TimeUnit.SECONDS).errors().getFirst().code())
        .isEqualTo(UserError.Code.REJECTED_BY_PANEL);
  }

  @Test
  void forgetsAfterADay() {
    AtomicInteger runs = new AtomicInteger();
    run(one, "acc_a", "old", "x", runs);
    one.bean(DSLContext.class)
        .execute(
            "update mutation_outcome set created_at = created_at - interval 25 hour where client_mutation_id = 'old'");
    assertThat(run(other, "acc_a", "old", "x", runs).value()).isEqualTo("run 2");
  }

  @Test
  void keepsWhatThePanelRefusedAndNotWhatWasRefusedHere() {
    AtomicInteger runs = new AtomicInteger();
    for (UserError.Code code :
        new UserError.Code[] {UserError.Code.REJECTED_BY_PANEL, UserError.Code.BUSY}) {
      Mutations.Result<String> refused =
          one.bean(Mutations.class)
              .once(
                  caller("acc_a"),
                  "test",
                  code.name(),
                  "x",
                  String.class,
                  () -> {
                    throw new Refusal(UserError.of(code, "No."));
                  });
      assertThat(refused.errors().getFirst().code()).isEqualTo(code);
    }
    assertThat(run(other, "acc_a", "REJECTED_BY_PANEL", "x", runs).errors()).hasSize(1);
    assertThat(run(other, "acc_a", "BUSY", "x", runs).value()).isEqualTo("run 1");
  }

  @Test
  void anIdMustBeShort() {
    AtomicInteger runs = new AtomicInteger();
    for (String id : new String[] {"", " ", "x ", " x", "x".repeat(192)}) {
      assertThat(run(one, "acc_a", id, "x", runs).errors().getFirst().field())
          .containsExactly("clientMutationId");
    }
    assertThat(runs).hasValue(0);
    assertThat(run(one, "acc_a", "\uD83D\uDE00".repeat(191), "x", runs).value()).isEqualTo("run 1");
  }
}
