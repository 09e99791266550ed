package dev.slipway.mariadb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedMariaDbTest {

  @TempDir Path temporary;

  @Test
  void keepsItsDataAlsoBelowTheTemporaryDirectory() throws SQLException {
    assertThat(temporary).startsWith(Path.of(System.getProperty("java.io.tmpdir")));
    try (EmbeddedMariaDb first = EmbeddedMariaDb.start(temporary, "kept");
        Connection connection = connect(first);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE note (text VARCHAR(20))");
      statement.execute("INSERT INTO note VALUES ('still here')");
    }
    try (EmbeddedMariaDb second = EmbeddedMariaDb.start(temporary, "kept");
        Connection connection = connect(second);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT text FROM note")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).isEqualTo("still here");
    }
  }

  private static Connection connect(EmbeddedMariaDb database) throws SQLException {
    return DriverManager.getConnection(
        database.jdbcUrl(), database.username(), database.password());
  }
}
