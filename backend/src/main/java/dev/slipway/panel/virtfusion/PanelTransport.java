package dev.slipway.panel.virtfusion;

import dev.slipway.panel.PanelReplyUnreadable;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * One HTTP call to the panel: sent, limited in time and size, logged and counted. What the answer
 * means is not its business.
 */
final class PanelTransport implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(PanelTransport.class);

  /**
   * The largest answer seen is a server with a screenshot and a long build log: well below 1 MiB.
   */
  private static final int MAX_BODY_BYTES = 4 * 1024 * 1024;

  /** JSON wherever there is a choice; some answers without content call themselves plain bytes. */
  private static final String ACCEPT = "application/json, */*;q=0.1";

  private final PanelAddress address;
  private final String authorization;
  private final HttpClient http;
  private final MeterRegistry meters;

  PanelTransport(PanelProperties properties, MeterRegistry meters) {
    this.address = properties.address();
    this.authorization = properties.authorization();
    this.meters = meters;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(properties.connectTimeout())
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
  }

  /**
   * Sends a request and waits for the whole answer.
   *
   * @param limit for the whole call, its body included
   * @throws NoAnswer where nothing came back in time
   * @throws PanelReplyUnreadable where too much came back
   */
  PanelAnswer exchange(PanelRequest request, Duration limit) {
    return exchange(request, limit, Level.WARN);
  }

  /**
   * The same for a call whose failure is no news.
   *
   * @param onFailure how loudly a failure is logged
   */
  PanelAnswer exchange(PanelRequest request, Duration limit, Level onFailure) {
    long started = System.nanoTime();
    String outcome = "interrupted";
    try {
      PanelAnswer answer = send(request, limit);
      outcome = answer.status() / 100 + "xx";
      log.atLevel(request.accepted().contains(answer.status()) ? Level.DEBUG : onFailure)
          .log(
              "panel {}: {} gave {} in {} ms",
              request.operation(),
              request,
              answer.status(),
              millisSince(started));
      return answer;
    } catch (NoAnswer | PanelReplyUnreadable e) {
      outcome = e instanceof NoAnswer ? "none" : "unreadable";
      log.atLevel(onFailure)
          .log(
              "panel {}: {} failed after {} ms: {}",
              request.operation(),
              request,
              millisSince(started),
              e.getMessage());
      throw e;
    } finally {
      meters
          .timer("slipway.panel.calls", "operation", request.operation(), "outcome", outcome)
          .record(System.nanoTime() - started, TimeUnit.NANOSECONDS);
    }
  }

  /** Where the panel is, for messages to operators. */
  PanelAddress address() {
    return address;
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  private PanelAnswer send(PanelRequest request, Duration limit) {
    if (!limit.isPositive()) {
      throw new NoAnswer("no time left", null, false);
    }
    AtomicInteger statusSeen = new AtomicInteger();
    // The JDK's own time limit ends with the headers; waiting for the whole answer covers a body
    // that drips, too.
    CompletableFuture<HttpResponse<String>> call =
        http.sendAsync(
            httpRequest(request),
            headers -> {
              statusSeen.set(headers.statusCode());
              return new LimitedBody(MAX_BODY_BYTES);
            });
    try {
      HttpResponse<String> response = call.get(limit.toNanos(), TimeUnit.NANOSECONDS);
      return new PanelAnswer(
          response.statusCode(),
          response.body(),
          response.headers().firstValue("Retry-After").orElse(null));
    } catch (TimeoutException e) {
      return withoutBody(
          request,
          statusSeen.get(),
          new NoAnswer("no whole answer within " + limit.toMillis() + " ms", e, false));
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      return withoutBody(request, statusSeen.get(), failure(cause, statusSeen.get() != 0));
    } catch (InterruptedException e) {
      throw new CallInterrupted();
    } finally {
      // Ends a call that is still under way and its connection; does nothing to one that is over.
      call.cancel(true);
    }
  }

  /**
   * A change whose status says "done" is done, whatever becomes of the rest; anything else has
   * failed.
   */
  private static PanelAnswer withoutBody(
      PanelRequest request, int statusSeen, RuntimeException failure) {
    if (request.isRead() || !request.accepted().contains(statusSeen)) {
      throw failure;
    }
    return new PanelAnswer(statusSeen, "", null);
  }

  private HttpRequest httpRequest(PanelRequest request) {
    BodyPublisher body =
        request.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(request.body());
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(address.resolve(request.path()))
            .method(request.method(), body)
            .header("Authorization", authorization)
            .header("Accept", ACCEPT);
    if (!request.isRead()) {
      builder.header("Content-Type", "application/json");
    }
    return builder.build();
  }

  private static RuntimeException failure(Throwable cause, boolean headersSeen) {
    if (cause instanceof LimitedBody.TooLarge) {
      return new PanelReplyUnreadable("answered with a " + cause.getMessage(), cause);
    }
    String what = describe(cause);
    // Where a connection dies before the first byte of an answer, the JDK has sent a GET a second
    // time by itself.
    boolean repeatedAlready = !headersSeen && !(cause instanceof ConnectException);
    boolean broken = cause instanceof IOException && !(cause instanceof HttpTimeoutException);
    return new NoAnswer(what, cause, broken && !repeatedAlready);
  }

  private static String describe(Throwable cause) {
    if (cause instanceof ConnectException) {
      boolean unknownHost =
          cause.getCause() instanceof UnresolvedAddressException
              || (cause.getCause() != null
                  && cause.getCause().getCause() instanceof UnresolvedAddressException);
      return unknownHost ? "the host name is unknown" : "the connection was refused";
    }
    String message = cause.getMessage();
    return cause.getClass().getSimpleName() + (message == null ? "" : ": " + message);
  }

  private static long millisSince(long nanoTime) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanoTime);
  }
}
