package dev.slipway.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.settings.InvalidSetting;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/**
 * Address of a Redis or Valkey server: {@code redis://[[user]:password@]host[:port][/database]}, or
 * {@code rediss://} for TLS. User and password are percent-encoded.
 */
record RedisAddress(
    boolean tls,
    @Nullable String user,
    @Nullable String password,
    String host,
    int port,
    int database) {

  private static final int DEFAULT_PORT = 6379;

  /**
   * By hand, as {@link java.net.URI} knows no host with an underscore, which names of containers
   * often have.
   */
  private static final Pattern FORM =
      Pattern.compile(
          "(?<scheme>rediss?)://"
              + "(?:(?<user>[^:@/?#]*):(?<password>[^@/?#]+)@)?"
              + "(?<host>[\\w.-]+|\\[[0-9a-fA-F:.]+])"
              + "(?::(?<port>\\d{1,5}))?"
              + "(?:/(?<database>\\d{1,4})?)?");

  /**
   * Reads an address.
   *
   * @throws InvalidSetting without the address in it, as that may hold the password
   */
  static RedisAddress parse(String url) {
    Matcher parts = FORM.matcher(url);
    if (!parts.matches()) {
      throw invalid();
    }
    int port = number(parts.group("port"), DEFAULT_PORT);
    if (port < 1 || port > 65_535) {
      throw invalid();
    }
    return new RedisAddress(
        parts.group("scheme").equals("rediss"),
        decoded(parts.group("user")),
        decoded(parts.group("password")),
        parts.group("host"),
        port,
        number(parts.group("database"), 0));
  }

  /** Host and port, for people. */
  String hostAndPort() {
    return host + ":" + port;
  }

  /** Scheme, host and port, as the client takes it. */
  String endpoint() {
    return (tls ? "rediss://" : "redis://") + hostAndPort();
  }

  /** Without user and password. */
  @Override
  public String toString() {
    return endpoint() + "/" + database;
  }

  private static int number(@Nullable String digits, int otherwise) {
    return digits == null ? otherwise : Integer.parseInt(digits);
  }

  private static @Nullable String decoded(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    try {
      return StringUtils.uriDecode(text, UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      throw invalid();
    }
  }

  private static InvalidSetting invalid() {
    return InvalidSetting.of(
        RedisProperties.URL,
        "is not the address of a Redis server: write redis://:password@host:6379/0, or rediss:// for TLS, with signs"
            + " such as @ : / % in the password percent-encoded.");
  }
}
