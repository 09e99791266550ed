package dev.slipway.store;

import java.util.Objects;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Points Boot's DataSource, Flyway and jOOQ at the database of {@code slipway.database}. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

  @Bean
  JdbcConnectionDetails jdbcConnectionDetails(DatabaseProperties database) {
    return new JdbcConnectionDetails() {
      @Override
      public String getUsername() {
        return Objects.requireNonNull(database.username());
      }

      @Override
      public String getPassword() {
        return Objects.requireNonNull(database.password());
      }

      @Override
      public String getJdbcUrl() {
        return Objects.requireNonNull(database.url());
      }
    };
  }
}
