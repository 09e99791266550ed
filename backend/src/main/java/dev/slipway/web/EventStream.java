package dev.slipway.web;

import dev.slipway.error.ApiException.Code;
import graphql.ExecutionResult;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.reactivestreams.Publisher;
import org.springframework.graphql.execution.SubscriptionPublisherException;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerResponse;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Answers as server-sent events, as GraphQL over SSE has it in its distinct connections mode: each
 * result is an event {@code next}, the end is an event {@code complete}. Queries and mutations
 * answer with one result.
 */
@Component
class EventStream {

  /** For as long as the caller listens: what is no longer listened to is noticed by a heartbeat. */
  private static final Duration NO_TIMEOUT = Duration.ZERO;

  private static final Duration HEARTBEAT = Duration.ofSeconds(12);

  /** Between results: a comment, which clients pass over. */
  private static final Map<String, Object> STILL_HERE = Map.of();

  private static final Flux<Map<String, Object>> HEARTBEATS =
      Flux.interval(HEARTBEAT).map(tick -> STILL_HERE).onBackpressureDrop();

  private final Subscriptions subscriptions;
  private final OpenStreams streams;
  private final HttpErrors errors;

  EventStream(Subscriptions subscriptions, OpenStreams streams, HttpErrors errors) {
    this.subscriptions = subscriptions;
    this.streams = streams;
    this.errors = errors;
  }

  /** Answers, where the caller has not too many open streams already. */
  ServerResponse answer(String callerKey, Mono<WebGraphQlResponse> response) {
    if (!streams.tryOpen(callerKey)) {
      return ServerResponse.status(HttpStatus.TOO_MANY_REQUESTS)
          .header(HttpHeaders.RETRY_AFTER, "1")
          .contentType(MediaType.APPLICATION_JSON)
          .body(
              errors.body(
                  Code.RATE_LIMITED,
                  "You have too many open sockets and event streams: close some first.",
                  1L));
    }
    Flux<Map<String, Object>> results =
        response.flatMapMany(EventStream::results).onErrorResume(EventStream::asResult);
    // One subscription to the results, however often they are looked at: a mutation runs once.
    Flux<Map<String, Object>> events =
        results.publish(
            shared -> Flux.merge(shared, HEARTBEATS.takeUntilOther(shared.ignoreElements())));
    return ServerResponse.sse(
        stream -> {
          // Before it begins, as it may be over in a moment.
          Disposable.Swap sending = Disposables.swap();
          stream.onComplete(() -> {
            sending.dispose();
            streams.close(callerKey);
          });
          stream.onError(gone -> sending.dispose());
          sending.update(
              events
                  .publishOn(subscriptions.virtualThreads(), 1)
                  .subscribe(
                      result -> send(stream, result), e -> fail(stream, e), () -> end(stream)));
        },
        NO_TIMEOUT);
  }

  private static Flux<Map<String, Object>> results(WebGraphQlResponse response) {
    return response.getData() instanceof Publisher<?> publisher
        ? Flux.from(publisher).cast(ExecutionResult.class).map(ExecutionResult::toSpecification)
        : Flux.just(response.toMap());
  }

  private static Mono<Map<String, Object>> asResult(Throwable failure) {
    return failure instanceof SubscriptionPublisherException known
        ? Mono.just(
            Map.of(
                "errors",
                known.getErrors().stream().map(error -> error.toSpecification()).toList()))
        : Mono.just(Map.of("errors", List.of(Map.of("message", "The subscription failed."))));
  }

  private static void send(ServerResponse.SseBuilder stream, Map<String, Object> result) {
    try {
      if (result.isEmpty()) {
        stream.comment("").send();
      } else {
        stream.event("next").data(result);
      }
    } catch (IOException e) {
      fail(stream, e);
    }
  }

  private static void fail(ServerResponse.SseBuilder stream, Throwable e) {
    try {
      stream.error(e);
    } catch (IllegalStateException gone) {
      // The other side has gone already.
    }
  }

  private static void end(ServerResponse.SseBuilder stream) {
    try {
      stream.event("complete").data("");
      stream.complete();
    } catch (IOException e) {
      fail(stream, e);
    }
  }
}
