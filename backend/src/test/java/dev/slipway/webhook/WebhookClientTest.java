package dev.slipway.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.webhook.WebhookClient.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.ssl.SSLContexts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sending to receivers that mean no good. */
class WebhookClientTest {

  private static final ReceiverAddresses LOOPBACK = new ReceiverAddresses(List.of("127.0.0.0/8"));

  private final Receiver receiver = new Receiver();
  private final Deque<WebhookClient> clients = new ArrayDeque<>();

  @AfterEach
  void stop() throws IOException {
    for (WebhookClient client : clients) {
      client.close();
    }
    receiver.close();
  }

  private WebhookClient client(
      Duration timeout, ReceiverAddresses receivers, WebhookClient.Names names) {
    return client(timeout, receivers, names, SSLContexts.createDefault());
  }

  private WebhookClient client(
      Duration timeout,
      ReceiverAddresses receivers,
      WebhookClient.Names names,
      SSLContext trusted) {
    WebhookClient client = new WebhookClient(timeout, receivers, names, trusted);
    clients.add(client);
    return client;
  }

  private WebhookClient client() {
    return client(Duration.ofSeconds(10), LOOPBACK, InetAddress::getAllByName);
  }

  private static Outcome post(WebhookClient client, String url) {
    return client.post(url, Map.of("webhook-id", "msg_1"), "{\"ü\":1}");
  }

  @Test
  void sendsTheBodyAsItWasSigned() {
    receiver.answer(202, "fine\u0000\u001b[31m");
    Outcome outcome = post(client(), receiver.url());
    assertThat(outcome.delivered()).isTrue();
    assertThat(outcome.status()).isEqualTo(202);
    assertThat(outcome.response()).isEqualTo("fine  [31m");
    Receiver.Received received = receiver.received().getFirst();
    assertThat(received.body()).isEqualTo("{\"ü\":1}");
    assertThat(received.id()).isEqualTo("msg_1");
    assertThat(received.headers())
        .containsEntry("User-Agent", "Slipway-Webhooks/1")
        .doesNotContainKeys("Cookie", "Authorization")
        .hasEntrySatisfying(
            "Content-Type", type -> assertThat(type).startsWith("application/json"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"127.0.0.1", "localhost", "127.1", "2130706433", "[::1]", "[::ffff:127.0.0.1]"})
  void neverCallsThisHost(String host) {
    WebhookClient client =
        client(Duration.ofSeconds(10), new ReceiverAddresses(List.of()), InetAddress::getAllByName);
    assertThat(post(client, receiver.url(host)).delivered()).isFalse();
    assertThat(receiver.received()).isEmpty();
  }

  /** A name that leads somewhere else when it is asked a second time. */
  @Test
  void connectsToTheVeryAddressThatWasChecked() {
    AtomicInteger asked = new AtomicInteger();
    WebhookClient client =
        client(
            Duration.ofSeconds(10),
            new ReceiverAddresses(List.of("127.0.0.2/32")),
            name ->
                new InetAddress[] {
                  InetAddress.getByName(asked.incrementAndGet() == 1 ? "127.0.0.2" : "127.0.0.1")
                });
    // Nobody listens at 127.0.0.2, so that a second look-up would be seen.
    Outcome outcome = post(client, receiver.url("rebinding.example.com"));
    assertThat(outcome.failure()).startsWith("No connection");
    assertThat(asked).hasValue(1);
    assertThat(receiver.received()).isEmpty();
    assertThat(post(client, receiver.url("rebinding.example.com")).failure())
        .contains("private, local or reserved");
  }

  @Test
  void refusesANameThatLeadsToBoth() {
    WebhookClient client =
        client(
            Duration.ofSeconds(10),
            LOOPBACK,
            name ->
                new InetAddress[] {
                  InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("169.254.169.254")
                });
    assertThat(post(client, receiver.url("both.example.com")).failure())
        .contains("private, local or reserved");
    assertThat(receiver.received()).isEmpty();
  }

  @Test
  void followsNoRedirect() {
    receiver.answer(exchange -> {
      exchange.getResponseHeaders().set("Location", receiver.url() + "/other");
      exchange.sendResponseHeaders(307, -1);
    });
    Outcome outcome = post(client(), receiver.url());
    assertThat(outcome.status()).isEqualTo(307);
    assertThat(outcome.failure()).contains("redirect");
    assertThat(receiver.received()).hasSize(1);
  }

  @Test
  void waitsNoLongerThanItMust() {
    receiver.sayNothing();
    Outcome outcome =
        post(client(Duration.ofMillis(500), LOOPBACK, InetAddress::getAllByName), receiver.url());
    assertThat(outcome.status()).isNull();
    assertThat(outcome.failure()).contains("no whole answer within");
  }

  /** Each byte comes in time; the answer never ends. */
  @Test
  void boundsTheWholeAnswerAndNotTheGapsInIt() {
    receiver.answer(exchange -> {
      exchange.sendResponseHeaders(200, 0);
      try {
        while (true) {
          exchange.getResponseBody().write('.');
          exchange.getResponseBody().flush();
          Thread.sleep(50);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
    Outcome outcome =
        post(client(Duration.ofMillis(800), LOOPBACK, InetAddress::getAllByName), receiver.url());
    assertThat(outcome.delivered()).isFalse();
    assertThat(outcome.failure()).contains("no whole answer within");
  }

  @Test
  void readsNoMoreThanItKeeps() {
    AtomicInteger written = new AtomicInteger();
    receiver.answer(exchange -> {
      exchange.sendResponseHeaders(200, 0);
      byte[] block = "x".repeat(64 * 1024).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
      for (int i = 0; i < 4096; i++) {
        exchange.getResponseBody().write(block);
        written.incrementAndGet();
      }
    });
    Outcome outcome = post(client(), receiver.url());
    assertThat(outcome.delivered()).isTrue();
    assertThat(outcome.response()).hasSize(1024);
    assertThat(written.get()).isLessThan(4096);
  }

  @Test
  void sendsOverTlsToWhomItTrustsAndToNobodyElse() throws Exception {
    SelfSigned certificate = SelfSigned.of("ip:127.0.0.1");
    Duration timeout = Duration.ofSeconds(10);
    WebhookClient.Names loopback = name -> new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")};
    WebhookClient trusting = client(timeout, LOOPBACK, loopback, certificate.trusted());
    try (Receiver secure = new Receiver(certificate.server())) {
      assertThat(post(trusting, secure.url()).status()).isEqualTo(200);
      assertThat(secure.received()).hasSize(1);
      Outcome untrusted = post(client(), secure.url());
      assertThat(untrusted.status()).isNull();
      assertThat(untrusted.failure())
          .startsWith("No secure connection: the receiver's certificate is of no authority");
      // Trusted, and another's: who answers in its place must not be taken for the receiver.
      assertThat(post(trusting, secure.url("hooks.example.com")).failure())
          .startsWith("No secure connection: ")
          .contains("hooks.example.com");
      assertThat(secure.received()).hasSize(1);
    }
  }

  @Test
  void saysWhatWentWrong() {
    receiver.answer(503, "busy");
    assertThat(post(client(), receiver.url()).failure()).contains("503");
    receiver.answer(exchange -> {
      exchange.getResponseHeaders().set("Retry-After", "120");
      exchange.sendResponseHeaders(429, -1);
    });
    assertThat(post(client(), receiver.url()).retryAfter()).isEqualTo(Duration.ofMinutes(2));
    WebhookClient unknown =
        client(
            Duration.ofSeconds(5),
            LOOPBACK,
            name -> {
              throw new java.net.UnknownHostException(name);
            });
    assertThat(post(unknown, receiver.url("nowhere.example.com")).failure())
        .isEqualTo("The host name does not resolve.");
    receiver.close();
    assertThat(post(client(), receiver.url()).failure()).startsWith("No connection");
  }
}
