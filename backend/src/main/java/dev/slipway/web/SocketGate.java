package dev.slipway.web;

import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.WebSocketGraphQlRequest;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * What answers of the engine pass on their way to one WebSocket, until that closes. Spring's
 * handler sends on a thread that ends with the socket, and logs an error for whatever comes to it
 * afterwards. So nothing does: an answer is handed on either before the end or not at all.
 */
final class SocketGate {

  private static final String ATTRIBUTE = SocketGate.class.getName();

  /** Where a subscription is begun: what takes its time there must not hold up other answers. */
  private static final Scheduler OUTSIDE = Schedulers.fromExecutor(Thread::startVirtualThread);

  private final ReentrantLock lock = new ReentrantLock();
  private final Scheduler inside =
      Schedulers.fromExecutor(task -> Thread.startVirtualThread(() -> runIfOpen(task)));
  private boolean open = true;

  /** Where {@link #of} finds it, for every request on the socket. */
  void putInto(Map<String, Object> attributes) {
    attributes.put(ATTRIBUTE, this);
  }

  /** The gate of the socket that a request came on; null where it came on none. */
  static @Nullable SocketGate of(WebGraphQlRequest request) {
    return request instanceof WebSocketGraphQlRequest message
        ? (SocketGate) message.getSessionInfo().getAttributes().get(ATTRIBUTE)
        : null;
  }

  /** The same answer, and where it is a subscription's the same results, as long as it is open. */
  Mono<WebGraphQlResponse> pass(Mono<WebGraphQlResponse> answer) {
    return answer.map(this::passResults).publishOn(inside);
  }

  private WebGraphQlResponse passResults(WebGraphQlResponse answer) {
    return answer.getData() instanceof Publisher<?> results
        ? answer.transform(
            changed -> changed.data(Flux.from(results).subscribeOn(OUTSIDE).publishOn(inside, 1)))
        : answer;
  }

  private void runIfOpen(Runnable task) {
    lock.lock();
    try {
      if (open) {
        task.run();
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Lets nothing through any more.
   *
   * @param end what ends the thread that answers are sent on
   */
  void close(Runnable end) {
    lock.lock();
    try {
      open = false;
      end.run();
    } finally {
      lock.unlock();
    }
  }
}
