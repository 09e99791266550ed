package dev.slipway.history;

import dev.slipway.history.SampleBuffer.Slot;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Writes what this node has gathered into the store, every few seconds and once more at the end.
 */
@Component
class HistoryWriter implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(HistoryWriter.class);

  private static final int BATCH = 500;

  /** Under which this process has rows of its own; never that of folded rows. */
  private final int writer = new SecureRandom().nextInt(1, Integer.MAX_VALUE);

  private final SampleBuffer buffer;
  private final SampleSlots store;
  private final HistoryProperties properties;
  private boolean failing;
  private volatile @Nullable Thread thread;

  HistoryWriter(SampleBuffer buffer, SampleSlots store, HistoryProperties properties) {
    this.buffer = buffer;
    this.store = store;
    this.properties = properties;
  }

  /** Writes all that there is. What can't be written stays for the next time. */
  synchronized void write() {
    try {
      List<Map.Entry<Slot, SlotTotals>> batch;
      do {
        batch = buffer.unwritten(BATCH);
        store.write(batch, properties.fineSlot(), writer);
        buffer.written(batch);
      } while (batch.size() == BATCH);
      failing = false;
    } catch (RuntimeException e) {
      if (!failing) {
        log.warn("Samples can't be written and wait in memory", e);
      }
      failing = true;
    }
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Thread.sleep(properties.writeInterval());
        write();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void start() {
    thread = Thread.ofVirtual().name("history-writer").start(this::run);
  }

  @Override
  public void stop() {
    Thread running = thread;
    if (running != null) {
      running.interrupt();
      thread = null;
      write();
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }
}
