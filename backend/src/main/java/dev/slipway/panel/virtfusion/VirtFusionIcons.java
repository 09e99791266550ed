package dev.slipway.panel.virtfusion;

import dev.slipway.panel.PanelIcons;
import dev.slipway.panel.PanelReplyUnreadable;
import dev.slipway.panel.PanelUnavailable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The panel's public pictures. They lie beside its API and need no token, so none is sent, and
 * whether they can be had says nothing of the API: these calls neither count for the breaker nor
 * take the API's turns, but have a few of their own.
 */
final class VirtFusionIcons implements PanelIcons, AutoCloseable {

  /** The panel's own are below 20 KiB. */
  private static final int MAX_BYTES = 256 * 1024;

  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final int MAX_IN_FLIGHT = 4;

  private final URI folder;
  private final PanelMonitor monitor;
  private final Semaphore turns = new Semaphore(MAX_IN_FLIGHT);
  private final HttpClient http;

  VirtFusionIcons(PanelProperties properties, PanelMonitor monitor) {
    this.folder = URI.create(properties.address().origin() + "/img/logo/");
    this.monitor = monitor;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(properties.connectTimeout())
            .build();
  }

  @Override
  public Optional<byte[]> read(String fileName) {
    if (!monitor.reachability().reachable()) {
      throw new PanelUnavailable("icon " + fileName + " was held back: the panel is away");
    }
    try {
      if (!turns.tryAcquire(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new PanelUnavailable("icon " + fileName + " was held back: too many are under way");
      }
      try {
        return answer(fileName, http.send(request(fileName), limited()));
      } finally {
        turns.release();
      }
    } catch (IOException e) {
      throw new PanelUnavailable("icon " + fileName + ": " + e, e, null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PanelUnavailable("icon " + fileName + ": interrupted");
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  private HttpRequest request(String fileName) {
    return HttpRequest.newBuilder(folder.resolve(fileName))
        .timeout(LIMIT)
        .header("Accept", "image/*")
        .GET()
        .build();
  }

  private static HttpResponse.BodyHandler<byte[]> limited() {
    return BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_BYTES);
  }

  private static Optional<byte[]> answer(String fileName, HttpResponse<byte[]> response) {
    return switch (response.statusCode()) {
      case 200 -> Optional.of(response.body());
      case 404, 410 -> Optional.empty();
      case 401, 403, 429, 500, 502, 503, 504 ->
          throw new PanelUnavailable("icon " + fileName + " answered " + response.statusCode());
      default ->
          throw new PanelReplyUnreadable("icon " + fileName + " answered " + response.statusCode());
    };
  }
}
