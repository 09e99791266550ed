package dev.slipway.webhook;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertPathBuilderException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Sends to receivers that somebody else has chosen, so it trusts nothing: names are looked up once,
 * by us, and the very addresses that were checked are connected to, whatever the name leads to a
 * moment later; no redirects, no proxy, no cookies; one time limit for all of it; and of an answer
 * no more is read than is kept.
 */
@Component
class WebhookClient {

  private static final Logger log = LoggerFactory.getLogger(WebhookClient.class);
  private static final int KEPT_RESPONSE = 1024;

  private final Duration timeout;
  private final CloseableHttpClient http;

  @Autowired
  WebhookClient(WebhookProperties properties) {
    this(
        properties.timeout(),
        new ReceiverAddresses(properties.allowedNetworks()),
        InetAddress::getAllByName,
        SSLContexts.createDefault());
  }

  /** For tests: with names and trusted certificates of one's own. */
  WebhookClient(Duration timeout, ReceiverAddresses receivers, Names names, SSLContext trusted) {
    this.timeout = timeout;
    this.http = client(timeout, new CheckedNames(receivers, names), trusted);
  }

  /** Where names lead. */
  interface Names {
    InetAddress[] find(String host) throws UnknownHostException;
  }

  /**
   * What came of a try.
   *
   * @param status null where there was no answer
   * @param failure null where the receiver has taken it
   * @param response how the answer's body begins; null where there was none
   * @param retryAfter how long the receiver asks to be left alone; null where it does not
   */
  record Outcome(
      @Nullable Integer status,
      @Nullable String failure,
      @Nullable String response,
      @Nullable Duration retryAfter) {

    boolean delivered() {
      return failure == null;
    }

    static Outcome unanswered(String failure) {
      return new Outcome(null, failure, null, null);
    }
  }

  private static CloseableHttpClient client(
      Duration timeout, DnsResolver names, SSLContext trusted) {
    Timeout limit = Timeout.of(timeout);
    return HttpClients.custom()
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(names)
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(trusted))
                .setMaxConnTotal(Integer.MAX_VALUE)
                .setMaxConnPerRoute(Integer.MAX_VALUE)
                .setDefaultConnectionConfig(
                    ConnectionConfig.custom()
                        .setConnectTimeout(limit)
                        .setSocketTimeout(limit)
                        .build())
                .build())
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setResponseTimeout(limit)
                .setRedirectsEnabled(false)
                .setAuthenticationEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .build())
        .setConnectionReuseStrategy((request, response, context) -> false)
        .setUserAgent("Slipway-Webhooks/1")
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .build();
  }

  /** Posts a JSON body. Never throws: what goes wrong is an outcome. */
  Outcome post(String url, Map<String, String> headers, String body) {
    HttpPost request = new HttpPost(url);
    headers.forEach(request::setHeader);
    request.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON));
    AtomicBoolean late = new AtomicBoolean();
    Thread clock = startClock(request, late);
    try {
      ClassicHttpResponse response =
          http.executeOpen(HttpHost.create(request.getUri()), request, null);
      try {
        return read(response, late);
      } finally {
        cutOff(request, response);
      }
    } catch (Exception e) {
      return Outcome.unanswered(late.get() ? tooSlow() : sentence(e));
    } finally {
      clock.interrupt();
    }
  }

  /** Closing alone would politely read the rest, however long. */
  private static void cutOff(HttpPost request, ClassicHttpResponse response) {
    request.cancel();
    try {
      response.close();
    } catch (IOException e) {
      log.debug("A connection was closed while it was read", e);
    }
  }

  private Thread startClock(HttpPost request, AtomicBoolean late) {
    return Thread.startVirtualThread(() -> {
      try {
        Thread.sleep(timeout);
        late.set(true);
        request.cancel();
      } catch (InterruptedException e) {
        // The answer came in time.
        Thread.currentThread().interrupt();
      }
    });
  }

  private Outcome read(ClassicHttpResponse response, AtomicBoolean late) throws IOException {
    int status = response.getCode();
    String begin = begin(response, late);
    if (late.get()) {
      return new Outcome(status, tooSlow(), begin, null);
    }
    if (status >= 200 && status < 300) {
      return new Outcome(status, null, begin, null);
    }
    String failure =
        status >= 300 && status < 400
            ? "The receiver answered with a redirect (%d), which is not followed: give the address that it leads to."
                .formatted(status)
            : "The receiver answered with %d.".formatted(status);
    return new Outcome(status, failure, begin, retryAfter(response));
  }

  private static @Nullable String begin(ClassicHttpResponse response, AtomicBoolean late)
      throws IOException {
    if (response.getEntity() == null) {
      return null;
    }
    InputStream content = response.getEntity().getContent();
    try {
      byte[] bytes = content.readNBytes(KEPT_RESPONSE);
      String text = new String(bytes, StandardCharsets.UTF_8);
      return text.codePoints()
          .map(point -> Character.isISOControl(point) && point != '\n' ? ' ' : point)
          .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
          .toString();
    } catch (IOException e) {
      if (late.get()) {
        return null;
      }
      throw e;
    }
  }

  private static @Nullable Duration retryAfter(ClassicHttpResponse response) {
    Header header = response.getFirstHeader("Retry-After");
    String value = header == null || header.getValue() == null ? "" : header.getValue().strip();
    if (value.matches("[0-9]{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(value));
    }
    try {
      Instant at = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration wait = Duration.between(Instant.now(), at);
      return wait.isPositive() ? wait : null;
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private String tooSlow() {
    return "There was no whole answer within " + timeout.toSeconds() + " s.";
  }

  private String sentence(Exception e) {
    return switch (e) {
      case NotAllowed refused ->
          "The address leads to where webhooks may not go: a private, local or reserved network.";
      case UnknownHostException unknown -> "The host name does not resolve.";
      case SSLException tls when isOfUnknownAuthority(tls) ->
          "No secure connection: the receiver's certificate is of no authority that is known here,"
              + " or it does not send the certificates in between.";
      case ConnectException refused -> "No connection: it was refused.";
      case SSLException tls -> "No secure connection: " + shortened(tls.getMessage());
      case SocketTimeoutException slow -> tooSlow();
      default -> "No connection: " + shortened(e.getMessage());
    };
  }

  /** The JDK's own words for it are about a path that could not be built. */
  private static boolean isOfUnknownAuthority(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .anyMatch(CertPathBuilderException.class::isInstance);
  }

  private static String shortened(@Nullable String text) {
    String plain = text == null ? "it was refused or broke off" : text.replaceAll("\\s+", " ");
    return plain.length() <= 200 ? plain : plain.substring(0, 200) + "…";
  }

  /**
   * Where a name leads, if webhooks may go there: {@link NotAllowed} where one of its addresses is
   * none of those.
   */
  static final class CheckedNames implements DnsResolver {

    private final ReceiverAddresses receivers;
    private final Names names;

    CheckedNames(ReceiverAddresses receivers, Names names) {
      this.receivers = receivers;
      this.names = names;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      InetAddress[] found = names.find(host);
      // All of them: a name that leads to both is not what a receiver's name looks like.
      if (!Stream.of(found).allMatch(receivers::allows)) {
        throw new NotAllowed();
      }
      return found;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }

  /** A name leads to an address that webhooks may not go to. */
  static final class NotAllowed extends UnknownHostException {

    NotAllowed() {
      super("leads to a network that webhooks may not go to");
    }
  }

  @PreDestroy
  void close() throws IOException {
    http.close();
  }
}
