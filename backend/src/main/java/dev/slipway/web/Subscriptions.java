package dev.slipway.web;

import dev.slipway.account.Caller;
import dev.slipway.account.SessionEnded;
import dev.slipway.account.Sessions;
import dev.slipway.cluster.Topic;
import dev.slipway.error.ApiException;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** What all GraphQL subscriptions share. */
@Component
public class Subscriptions {

  /** How soon a session that ran out, instead of being ended, is noticed. */
  private static final Duration SESSION_CHECK = Duration.ofSeconds(30);

  private static final int MAX_WAITING = 1000;

  private final Sessions sessions;
  private final Scheduler virtualThreads =
      Schedulers.fromExecutorService(Executors.newVirtualThreadPerTaskExecutor());

  Subscriptions(Sessions sessions) {
    this.sessions = sessions;
  }

  /** Where subscriptions may block. */
  public Scheduler virtualThreads() {
    return virtualThreads;
  }

  /**
   * What is published on a topic. A reader who can't keep up loses the oldest; what follows may
   * block, it runs on a virtual thread.
   */
  public <T> Flux<T> to(Topic<T> topic) {
    return Flux.<T>create(
            sink -> {
              Topic.Subscription subscription = topic.subscribe(sink::next);
              sink.onDispose(subscription::close);
            },
            FluxSink.OverflowStrategy.IGNORE)
        .onBackpressureBuffer(
            MAX_WAITING, lost -> {}, reactor.core.publisher.BufferOverflowStrategy.DROP_OLDEST)
        .publishOn(virtualThreads, 1);
  }

  /**
   * Occasions to look at something anew: at once, at each message, and every so often in case a
   * message was lost.
   *
   * @return what it emits means nothing; only when it does
   */
  public Flux<Object> hints(Flux<?> messages, Duration everySoOften) {
    Flux<Object> ticks = Flux.interval(Duration.ZERO, everySoOften).cast(Object.class);
    return Flux.merge(messages, ticks).onBackpressureLatest().publishOn(virtualThreads, 1);
  }

  /** Ends a subscription with UNAUTHENTICATED when its caller's session ends. */
  public <T> Flux<T> whileSignedIn(Caller caller, Flux<T> subscription) {
    Flux<String> ended =
        to(sessions.ended()).map(SessionEnded::sessionId).filter(caller.sessionId()::equals);
    Flux<String> ranOut =
        Flux.interval(SESSION_CHECK)
            .onBackpressureDrop()
            .publishOn(virtualThreads, 1)
            .filter(tick -> !sessions.isOpen(caller.sessionId()))
            .map(tick -> caller.sessionId());
    Mono<T> over =
        Flux.merge(ended, ranOut).next().flatMap(id -> Mono.error(ApiException.unauthenticated()));
    return Flux.merge(subscription.materialize(), over.flux().materialize()).<T>dematerialize();
  }
}
