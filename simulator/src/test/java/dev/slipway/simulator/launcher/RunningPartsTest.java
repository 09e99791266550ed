package dev.slipway.simulator.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class RunningPartsTest {

  private final List<String> stopped = new ArrayList<>();
  private final RunningParts parts = new RunningParts();

  @Test
  void stopsInTheOppositeOrderAndOnlyOnce() {
    parts.start(() -> part("database"));
    parts.start(() -> part("slipway"));
    assertThat(parts.stop()).isTrue();
    assertThat(parts.stop()).isFalse();
    assertThat(stopped).containsExactly("slipway", "database");
  }

  @Test
  void stopsTheOthersWhereOneFails() {
    parts.start(() -> part("database"));
    parts.start(() ->
        () -> {
          throw new IllegalStateException("it hangs");
        });
    parts.stop();
    assertThat(stopped).containsExactly("database");
  }

  @Test
  void startsNothingMoreOnceItIsStopped() {
    parts.stop();
    assertThatThrownBy(() -> parts.start(() -> part("late"))).isInstanceOf(LaunchFailed.class);
  }

  @Test
  void missesNoPartThatIsJustStarting() throws InterruptedException {
    CountDownLatch starting = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Thread start =
        Thread.ofVirtual()
            .start(() ->
                parts.start(() -> {
                  starting.countDown();
                  await(goOn);
                  return part("slow");
                }));
    await(starting);
    Thread stop = Thread.ofVirtual().start(parts::stop);
    goOn.countDown();
    start.join();
    stop.join();
    assertThat(stopped).containsExactly("slow");
  }

  private AutoCloseable part(String name) {
    return () -> stopped.add(name);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
