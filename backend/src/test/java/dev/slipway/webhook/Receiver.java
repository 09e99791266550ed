package dev.slipway.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A partner's own server, which webhooks are sent to. */
final class Receiver implements AutoCloseable {

  private final HttpServer server;
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private volatile HttpHandler answer = answers(200, "thanks");

  /** What came in. */
  record Received(Map<String, String> headers, String body) {

    JsonNode json() {
      return new JsonMapper().readTree(body);
    }

    String id() {
      return Objects.requireNonNull(headers.get("webhook-id"));
    }

    String type() {
      return json().path("type").asString();
    }
  }

  Receiver() {
    this(null);
  }

  /** Takes https alone where it is given a certificate. */
  Receiver(@Nullable SSLContext certificate) {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try {
      if (certificate == null) {
        server = HttpServer.create(address, 0);
      } else {
        HttpsServer secure = HttpsServer.create(address, 0);
        secure.setHttpsConfigurator(new HttpsConfigurator(certificate));
        server = secure;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
          exchange
              .getRequestHeaders()
              .forEach((name, values) -> headers.put(name, values.getFirst()));
          received.add(
              new Received(
                  headers,
                  new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
          try (exchange) {
            answer.handle(exchange);
          }
        });
    server.start();
  }

  static HttpHandler answers(int status, String body) {
    return exchange -> {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    };
  }

  void answer(HttpHandler handler) {
    answer = handler;
  }

  void answer(int status, String body) {
    answer = answers(status, body);
  }

  /** Keeps every call waiting until it is cut off. */
  void sayNothing() {
    answer = Receiver::hold;
  }

  private static void hold(HttpExchange exchange) {
    try {
      Thread.sleep(60_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  String url() {
    return url("127.0.0.1");
  }

  String url(String host) {
    String scheme = server instanceof HttpsServer ? "https" : "http";
    return scheme + "://" + host + ":" + port() + "/hooks";
  }

  int port() {
    return server.getAddress().getPort();
  }

  List<Received> received() {
    return received;
  }

  List<Received> received(Predicate<Received> which) {
    return received.stream().filter(which).toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
