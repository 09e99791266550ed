package dev.slipway.store;

import dev.slipway.settings.InvalidSetting;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code slipway.database}: where everything is kept.
 *
 * @param url {@code jdbc:mariadb://host:port/name}
 */
@ConfigurationProperties("slipway.database")
public record DatabaseProperties(
    @Nullable String url, @Nullable String username, @Nullable String password) {

  private static final String EXAMPLE = "jdbc:mariadb://127.0.0.1:3306/slipway";

  public DatabaseProperties {
    url = InvalidSetting.required("slipway.database.url", url, EXAMPLE);
    if (!url.startsWith("jdbc:mariadb://")) {
      throw InvalidSetting.of(
          "slipway.database.url", "is not an address of a MariaDB: write it like " + EXAMPLE + ".");
    }
    username = InvalidSetting.required("slipway.database.username", username, "slipway");
    password = password == null ? "" : password;
  }

  @Override
  public String toString() {
    return "DatabaseProperties[url=" + url + ", username=" + username + "]";
  }
}
