package dev.slipway.webhook;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Takes what is due from the queue, on every node, and has each sent on a thread of its own: a slow
 * receiver holds up nobody else.
 */
@Component
class WebhookDispatcher implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(WebhookDispatcher.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
  private static final Duration AFTER_ERROR = Duration.ofSeconds(5);

  private final WebhookDeliveries deliveries;
  private final WebhookSender sender;
  private final int places;
  private final Semaphore free;
  private final Semaphore ended = new Semaphore(0);
  private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
  private @Nullable Thread loop;
  private volatile boolean running;

  WebhookDispatcher(
      WebhookDeliveries deliveries, WebhookSender sender, WebhookProperties properties) {
    this.deliveries = deliveries;
    this.sender = sender;
    this.places = properties.concurrent();
    this.free = new Semaphore(places);
  }

  private void run() {
    while (running) {
      try {
        dispatch();
        // Sooner when one has ended: there may be more for the same receiver.
        ended.tryAcquire(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
        ended.drainPermits();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        log.error("Webhooks could not be looked at; trying again", e);
        rest();
      }
    }
  }

  private static void rest() {
    try {
      Thread.sleep(AFTER_ERROR);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void dispatch() {
    int room = free.drainPermits();
    int taken = 0;
    try {
      List<WebhookDelivery> due = room == 0 ? List.of() : deliveries.claim(room);
      taken = due.size();
      due.forEach(delivery -> senders.execute(() -> send(delivery)));
    } finally {
      free.release(room - taken);
    }
  }

  private void send(WebhookDelivery delivery) {
    try {
      sender.send(delivery);
    } catch (RuntimeException e) {
      // It stays claimed, and is due again when the claim has run out.
      log.error("Delivery {} broke off", delivery.id(), e);
    } finally {
      free.release();
      ended.release();
    }
  }

  @Scheduled(fixedDelayString = "PT1H")
  void removeOld() {
    deliveries.removeOld();
  }

  @Override
  public void start() {
    running = true;
    loop = Thread.ofVirtual().name("webhooks").start(this::run);
  }

  /** Takes no more, and lets what is under way end. */
  @Override
  public void stop() {
    running = false;
    ended.release();
    Thread looking = loop;
    try {
      if (looking != null) {
        looking.join(Duration.ofSeconds(2));
      }
      if (free.tryAcquire(places, 8, TimeUnit.SECONDS)) {
        free.release(places);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
