package dev.slipway.dns.powerdns;

import dev.slipway.dns.DnsProperties;
import dev.slipway.dns.DnsUnavailable;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls PowerDNS's API: limited in time, in size and in number at once, logged and counted. Has a
 * connection pool of its own, so that neither the panel's token nor this key can reach the other.
 */
final class PowerDnsClient implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(PowerDnsClient.class);

  /** A zone of 65,536 records comes as some 15 MB. */
  private static final long MAX_BODY_BYTES = 64L * 1024 * 1024;

  private static final int MAX_IN_FLIGHT = 8;

  /** A database that is locked for a moment makes the server answer 500. */
  private static final Retry ON_SERVER_ERROR =
      Retry.of(
          "dns",
          RetryConfig.<Answer>custom()
              .maxAttempts(4)
              .intervalFunction(
                  IntervalFunction.ofExponentialRandomBackoff(Duration.ofMillis(100), 2.0, 0.5))
              .retryOnResult(answer -> answer.status() >= 500)
              .retryOnException(e -> false)
              .build());

  private final String base;
  private final String key;
  private final DnsProperties properties;
  private final HttpClient http;
  private final MeterRegistry meters;
  private final Semaphore free = new Semaphore(MAX_IN_FLIGHT, true);

  /** The server's database has one writer at a time, and one that waits can fail. */
  private final Semaphore writing = new Semaphore(1, true);

  PowerDnsClient(DnsProperties properties, MeterRegistry meters) {
    this.properties = properties;
    this.base =
        properties.url()
            + "/api/v1/servers/"
            + URLEncoder.encode(properties.serverId(), StandardCharsets.UTF_8);
    this.key = Objects.requireNonNull(properties.apiKey());
    this.meters = meters;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(properties.connectTimeout())
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
  }

  /** What came back, whatever it is. */
  record Answer(int status, String body) {

    /** Fit for the log and for operators: at most 500 characters. */
    String excerpt() {
      String oneLine = body.replaceAll("\\s+", " ").strip();
      return oneLine.length() > 500 ? oneLine.substring(0, 500) : oneLine;
    }
  }

  /**
   * Reads, and once more where the connection broke.
   *
   * @param operation a word for meters and the log
   * @param path below the server, for example {@code /zones}
   * @throws DnsUnavailable where nothing came back in time
   */
  Answer get(String operation, String path) {
    HttpRequest request = request("GET", path, null);
    return ON_SERVER_ERROR.executeSupplier(
        () -> exchange(operation, request, properties.readTimeout(), free, true));
  }

  /**
   * Makes a change that leads to the same when it is made again.
   *
   * @throws DnsUnavailable where it is not known whether it was made
   */
  Answer send(String operation, String method, String path, @Nullable String body) {
    HttpRequest request = request(method, path, body);
    return ON_SERVER_ERROR.executeSupplier(
        () -> exchange(operation, request, properties.writeTimeout(), writing, false));
  }

  private HttpRequest request(String method, String path, @Nullable String body) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(base + path))
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .header("X-API-Key", key)
            .header("Accept", "application/json");
    if (body != null) {
      builder.header("Content-Type", "application/json");
    }
    return builder.build();
  }

  private Answer exchange(
      String operation, HttpRequest request, Duration limit, Semaphore turns, boolean repeatable) {
    long started = System.nanoTime();
    long deadline = started + limit.toNanos();
    String outcome = "none";
    try {
      if (!turns.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new DnsUnavailable(what(request) + ": too many calls are under way");
      }
      try {
        HttpResponse<String> response = call(request, deadline, repeatable);
        outcome = response.statusCode() / 100 + "xx";
        log.debug("dns {}: {} gave {}", operation, what(request), response.statusCode());
        return new Answer(response.statusCode(), response.body() == null ? "" : response.body());
      } finally {
        turns.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DnsUnavailable(what(request) + ": interrupted", e);
    } finally {
      meters
          .timer("slipway.dns.calls", "operation", operation, "outcome", outcome)
          .record(System.nanoTime() - started, TimeUnit.NANOSECONDS);
    }
  }

  private HttpResponse<String> call(HttpRequest request, long deadline, boolean repeatable)
      throws InterruptedException {
    // The JDK's own time limit ends with the headers; waiting covers a body that drips, too.
    CompletableFuture<HttpResponse<String>> call =
        http.sendAsync(
            request,
            BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), MAX_BODY_BYTES));
    try {
      return call.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new DnsUnavailable(what(request) + ": no whole answer in time", e);
    } catch (ExecutionException e) {
      if (repeatable && e.getCause() instanceof IOException) {
        return call(request, deadline, false);
      }
      throw new DnsUnavailable(what(request) + ": " + describe(e.getCause()), e);
    } finally {
      call.cancel(true);
    }
  }

  private static String what(HttpRequest request) {
    return request.method() + " " + request.uri();
  }

  private static String describe(@Nullable Throwable cause) {
    return cause instanceof ConnectException ? "no connection" : String.valueOf(cause);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
