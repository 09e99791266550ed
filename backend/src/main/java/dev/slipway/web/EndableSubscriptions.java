package dev.slipway.web;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.WebSocketGraphQlRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Lets the subscriptions of a WebSocket be ended at any moment. Spring's handler knows a
 * subscription only once it runs: one that is completed while it still starts would go on for as
 * long as the socket is open.
 */
@Component
@Order(-1)
class EndableSubscriptions implements WebGraphQlInterceptor {

  private final Map<String, Map<String, Sinks.Empty<Void>>> ends = new ConcurrentHashMap<>();

  /** An operation is about to be handed to the engine. */
  void begin(String socketId, String operationId) {
    ends.computeIfAbsent(socketId, id -> new ConcurrentHashMap<>()).put(operationId, Sinks.empty());
  }

  /** The client wants no more of an operation. Nothing where it has ended by then. */
  void end(String socketId, String operationId) {
    Map<String, Sinks.Empty<Void>> ofSocket = ends.get(socketId);
    Sinks.Empty<Void> end = ofSocket == null ? null : ofSocket.remove(operationId);
    if (end != null) {
      end.tryEmitEmpty();
    }
  }

  /** A socket is closed. */
  void endAll(String socketId) {
    Map<String, Sinks.Empty<Void>> ofSocket = ends.remove(socketId);
    if (ofSocket != null) {
      ofSocket.values().forEach(Sinks.Empty::tryEmitEmpty);
    }
  }

  @Override
  public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
    if (!(request instanceof WebSocketGraphQlRequest socket)) {
      return chain.next(request);
    }
    String socketId = socket.getSessionInfo().getId();
    Sinks.Empty<Void> end = ends.getOrDefault(socketId, Map.of()).get(request.getId());
    // Without one it was ended before it began.
    Mono<Void> ended = end == null ? Mono.empty() : end.asMono();
    return chain
        .next(request)
        .map(response ->
            response.getData() instanceof Publisher<?> events
                ? response.transform(builder ->
                    builder.data(
                        Flux.from(events)
                            .takeUntilOther(ended)
                            .doFinally(signal -> forget(socketId, request.getId(), end))))
                : response)
        .doOnNext(response -> {
          if (!(response.getData() instanceof Publisher)) {
            forget(socketId, request.getId(), end);
          }
        });
  }

  private void forget(String socketId, String operationId, Sinks.@Nullable Empty<Void> end) {
    Map<String, Sinks.Empty<Void>> ofSocket = ends.get(socketId);
    if (ofSocket != null && end != null) {
      ofSocket.remove(operationId, end);
    }
  }
}
