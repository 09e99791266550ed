package dev.slipway.dns;

import dev.slipway.settings.InvalidSetting;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.boot.convert.DurationUnit;

/**
 * {@code slipway.dns}: the PowerDNS server whose reverse zones are kept, and who confirms names.
 *
 * @param url scheme, host and port of its HTTP API; null where reverse DNS is off
 * @param apiKey its API key; in no text of this record
 * @param serverId what the server calls itself in its API
 * @param defaultTtl of the records that are written, a minute at least
 * @param cacheTtl how long the list of zones, and what a name led to, may be shown from memory
 * @param resolver host and port of the resolver that confirms names; null for the system's
 * @param allowHttp whether a server that is not on this machine may be spoken to without TLS
 * @param connectTimeout until a connection stands
 * @param readTimeout for a whole read, its repetition and its body included
 * @param writeTimeout for a whole change
 * @param resolverTimeout for one question to the resolver; it is asked twice at most
 * @param reconcileInterval how often missing records are added for all servers, or {@code off}
 */
@ConfigurationProperties("slipway.dns")
public record DnsProperties(
    @Nullable String url,
    @Nullable String apiKey,
    @DefaultValue("localhost") String serverId,
    @DefaultValue("1h") @DurationUnit(ChronoUnit.SECONDS) Duration defaultTtl,
    @DefaultValue("60s") @DurationUnit(ChronoUnit.SECONDS) Duration cacheTtl,
    @Nullable String resolver,
    @DefaultValue("false") boolean allowHttp,
    @DefaultValue("3s") Duration connectTimeout,
    @DefaultValue("10s") Duration readTimeout,
    @DefaultValue("20s") Duration writeTimeout,
    @DefaultValue("2s") Duration resolverTimeout,
    @DefaultValue("24h") String reconcileInterval) {

  private static final Duration SHORTEST_TTL = Duration.ofMinutes(1);
  private static final Duration LONGEST_TTL = Duration.ofDays(7);
  private static final Duration SHORTEST_CACHE = Duration.ofSeconds(10);
  private static final int DNS_PORT = 53;
  private static final Pattern LOOPBACK_V4 = Pattern.compile("127(\\.\\d{1,3}){3}");
  private static final Pattern KEY = Pattern.compile("[!-~]+");
  private static final Pattern HOST_AND_PORT =
      Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)]|([A-Za-z0-9._-]+))(?::(\\d{1,5}))?");

  public DnsProperties {
    url = url == null || url.isBlank() ? null : url.strip().replaceAll("/+$", "");
    resolver = resolver == null || resolver.isBlank() ? null : resolver.strip();
    if (url != null) {
      checkUrl(url, allowHttp);
      apiKey =
          InvalidSetting.required(
              "slipway.dns.api-key", apiKey, "the api-key of the PowerDNS server's settings");
      if (!KEY.matcher(apiKey).matches()) {
        throw InvalidSetting.of("slipway.dns.api-key", "is not a key: give it without blanks.");
      }
      serverId = InvalidSetting.required("slipway.dns.server-id", serverId, "localhost");
    }
    if (resolver != null) {
      parse(resolver);
    }
    if (defaultTtl.compareTo(SHORTEST_TTL) < 0 || defaultTtl.compareTo(LONGEST_TTL) > 0) {
      throw InvalidSetting.of("slipway.dns.default-ttl", "must be from 60s to 7d, for example 1h.");
    }
    if (cacheTtl.isNegative() || cacheTtl.compareTo(Duration.ofHours(1)) > 0) {
      throw InvalidSetting.of("slipway.dns.cache-ttl", "must be from 10s to 1h, for example 60s.");
    }
    cacheTtl = cacheTtl.compareTo(SHORTEST_CACHE) < 0 ? SHORTEST_CACHE : cacheTtl;
    requirePositive("connect-timeout", connectTimeout);
    requirePositive("read-timeout", readTimeout);
    requirePositive("write-timeout", writeTimeout);
    requirePositive("resolver-timeout", resolverTimeout);
    if (interval(reconcileInterval).filter(given -> given.toMinutes() < 1).isPresent()) {
      throw InvalidSetting.of(
          "slipway.dns.reconcile-interval", "must be a minute or more, for example 24h, or off.");
    }
  }

  /** Whether this host offers reverse DNS. */
  public boolean enabled() {
    return url != null;
  }

  /** How often all servers are gone through; empty where that is off. */
  public Optional<Duration> reconcileEvery() {
    return interval(reconcileInterval);
  }

  /** The TTL of records that are written. */
  public int ttlSeconds() {
    return Math.toIntExact(defaultTtl.toSeconds());
  }

  /**
   * Where the resolver is.
   *
   * @param host a name or an address, without brackets
   */
  public record ResolverAddress(String host, int port) {}

  /** The resolver that confirms names; empty for the system's. */
  public Optional<ResolverAddress> resolverAddress() {
    return Optional.ofNullable(resolver).map(DnsProperties::parse);
  }

  private static ResolverAddress parse(String resolver) {
    Matcher matcher = HOST_AND_PORT.matcher(resolver);
    int port =
        matcher.matches() && matcher.group(3) != null
            ? Integer.parseInt(matcher.group(3))
            : DNS_PORT;
    if (!matcher.matches() || port < 1 || port > 65_535) {
      throw InvalidSetting.of(
          "slipway.dns.resolver",
          "is not host and port: give it like 192.0.2.53:53 or [2001:db8::53]:53.");
    }
    return new ResolverAddress(
        matcher.group(1) == null ? matcher.group(2) : matcher.group(1), port);
  }

  private static void checkUrl(String url, boolean allowHttp) {
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException e) {
      throw wrongUrl("is not an address: give it like https://ns1.example.com:8081.");
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (uri.getHost() == null || (!scheme.equals("http") && !scheme.equals("https"))) {
      throw wrongUrl("is not an address: give it like https://ns1.example.com:8081.");
    }
    if (uri.getRawUserInfo() != null) {
      throw wrongUrl("must not hold a user name or password: the key alone signs in.");
    }
    if (!uri.getRawPath().isEmpty() || uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw wrongUrl("must be scheme, host and port alone: remove what follows them.");
    }
    if (scheme.equals("http") && !allowHttp && !isLoopback(uri.getHost())) {
      throw wrongUrl(
          "would send the key unprotected: give https, or set slipway.dns.allow-http to accept"
              + " that.");
    }
  }

  private static boolean isLoopback(String host) {
    return host.equalsIgnoreCase("localhost")
        || host.equals("[::1]")
        || LOOPBACK_V4.matcher(host).matches();
  }

  private static Optional<Duration> interval(String text) {
    // YAML reads a bare off as false.
    if (text.equalsIgnoreCase("off") || text.equalsIgnoreCase("false")) {
      return Optional.empty();
    }
    try {
      return Optional.of(DurationStyle.detectAndParse(text));
    } catch (IllegalArgumentException e) {
      throw InvalidSetting.of(
          "slipway.dns.reconcile-interval", "is not a duration: write it like 24h, or off.");
    }
  }

  private static void requirePositive(String name, Duration value) {
    if (!value.isPositive()) {
      throw InvalidSetting.of("slipway.dns." + name, "must be longer than nothing: write 5s.");
    }
  }

  private static InvalidSetting wrongUrl(String problem) {
    return InvalidSetting.of("slipway.dns.url", problem);
  }

  @Override
  public String toString() {
    return "DnsProperties[url=%s, serverId=%s, resolver=%s]".formatted(url, serverId, resolver);
  }
}
