package dev.slipway.simulator.launcher;

import dev.slipway.mariadb.EmbeddedMariaDb;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * A service that was sold and has no server behind it yet. Orders make such services; the part of
 * the API that anybody may call makes none, so this one row is written past it.
 */
final class ServiceWithoutServer {

  private static final String INSERT =
      """
      INSERT IGNORE INTO server
        (id, customer_id, external_id, name, status, power_state, address_text, stale, linked_at)
      VALUES (?, ?, 'SVC-2099', 'Shop relaunch', 'PENDING', 'UNKNOWN', '', FALSE, UTC_TIMESTAMP(3))
      """;

  private static final String ID = "srv_01k3n0000000000000000000d0";

  private final EmbeddedMariaDb database;

  ServiceWithoutServer(EmbeddedMariaDb database) {
    this.database = database;
  }

  /** Gives it to a customer, once. */
  void add(String customerId) {
    try (Connection connection =
            DriverManager.getConnection(
                database.jdbcUrl(), database.username(), database.password());
        PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setString(1, ID);
      insert.setString(2, customerId);
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new LaunchFailed("The service without a server could not be added.", e);
    }
  }
}
