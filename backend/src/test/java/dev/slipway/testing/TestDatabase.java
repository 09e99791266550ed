package dev.slipway.testing;

import dev.slipway.mariadb.EmbeddedMariaDb;
import java.util.concurrent.atomic.AtomicInteger;

/** One real MariaDB for all tests of a JVM; each node under test gets an empty database on it. */
public final class TestDatabase {

  private static final AtomicInteger NEXT = new AtomicInteger();

  private TestDatabase() {}

  private static final class Holder {
    private static final EmbeddedMariaDb SERVER = start();

    private static EmbeddedMariaDb start() {
      EmbeddedMariaDb server = EmbeddedMariaDb.startThrowaway("slipway");
      Runtime.getRuntime().addShutdownHook(new Thread(server::close));
      return server;
    }
  }

  /** The address of a database that nobody has used. */
  public static String freshUrl() {
    return Holder.SERVER.jdbcUrl("test" + NEXT.incrementAndGet());
  }

  public static String username() {
    return Holder.SERVER.username();
  }

  public static String password() {
    return Holder.SERVER.password();
  }
}
