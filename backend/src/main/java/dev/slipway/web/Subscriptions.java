package dev.slipway.web;

import dev.slipway.account.Caller;
import dev.slipway.account.CredentialEnded;
import dev.slipway.account.Credentials;
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

  /** How soon a session or token that ran out, instead of being ended, is noticed. */
  private static final Duration CREDENTIAL_CHECK = Duration.ofSeconds(30);

  private static final int MAX_WAITING = 1000;

  private final Credentials credentials;
  private final Scheduler virtualThreads =
      Schedulers.fromExecutorService(Executors.newVirtualThreadPerTaskExecutor());

  Subscriptions(Credentials credentials) {
    this.credentials = credentials;
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

  /** Ends a subscription with UNAUTHENTICATED when its caller's session or token ends. */
  public <T> Flux<T> whileSignedIn(Caller caller, Flux<T> subscription) {
    Flux<String> ended =
        to(credentials.ended())
            .map(CredentialEnded::credentialId)
            .filter(caller.credential().id()::equals);
    Flux<String> ranOut =
        Flux.interval(CREDENTIAL_CHECK)
            .onBackpressureDrop()
            .publishOn(virtualThreads, 1)
            .filter(tick -> !credentials.isUsable(caller.credential()))
            .map(tick -> caller.credential().id());
    Mono<T> over = Flux.merge(ended, ranOut).next().flatMap(id -> Mono.error(isOver(caller)));
    return Flux.merge(subscription.materialize(), over.flux().materialize()).<T>dematerialize();
  }

  private static ApiException isOver(Caller caller) {
    return caller.credential().isToken()
        ? Credentials.unusableToken()
        : ApiException.unauthenticated();
  }
}
