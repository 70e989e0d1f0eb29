package io.tidewatch.connectors.database;

import static java.util.Objects.requireNonNull;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.tidewatch.connectors.feed.LogText;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;

/**
 * The database of the token pool, of futures and of watched addresses, with the tables of ours in
 * their newest form. Thread-safe.
 *
 * <p>Tables of the token pool that are there already, made by others, are kept; the only thing ever
 * added to one is the column {@code alert_id} of the alert log. A table of others under the name of
 * one whose rows are deleted is refused.
 */
public final class Database implements AutoCloseable {
  private static final String HISTORY = "tidewatch_schema_history";
  private static final String MIGRATIONS = "classpath:io/tidewatch/connectors/database/migration";
  private static final int CONNECTIONS = 4;
  // A key on a log of millions of alerts takes minutes.
  private static final Duration LONGEST_MIGRATION = Duration.ofHours(1);

  /** Class of the SQL states that say so. */
  private static final String NO_CONNECTION = "08";

  private static final String H2_BIND = "h2.bindAddress";

  private final DatabaseSettings settings;
  private final HikariDataSource source;
  private final Jdbi jdbi;

  private Database(DatabaseSettings settings, HikariDataSource source) {
    this.settings = requireNonNull(settings, "settings");
    this.source = requireNonNull(source, "source");
    this.jdbi = Jdbi.create(source);
  }

  /**
   * Connects, and brings the tables into their newest form.
   *
   * @throws DatabaseException if one of them fails
   */
  public static Database open(DatabaseSettings settings) {
    requireNonNull(settings, "settings");
    HikariDataSource source = connect(settings, settings.answerWithin());
    try {
      bringUpToDate(source, settings);
      return new Database(settings, source);
    } catch (FlywayException e) {
      source.close();
      throw new DatabaseException(
          "the tables in "
              + settings.place()
              + " could not be brought up to date: "
              + said(e)
              + ". The user needs the rights to create and alter tables; what was done so far"
              + " stands in the table "
              + HISTORY);
    } catch (RuntimeException e) {
      source.close();
      throw e;
    }
  }

  /**
   * Why nothing answers where the database is to be; empty if something does, be it to refuse.
   *
   * @return the driver's words, without a secret
   */
  public static Optional<String> absence(DatabaseSettings settings) {
    if (settings.isEmbedded()) {
      return Optional.empty();
    }
    Properties properties = new Properties();
    settings.user().ifPresent(user -> properties.setProperty("user", user));
    settings.password().ifPresent(password -> properties.setProperty("password", password));
    properties.setProperty("connectTimeout", Long.toString(settings.timeout().toMillis()));
    try (Connection _ = DriverManager.getConnection(settings.url(), properties)) {
      return Optional.empty();
    } catch (SQLException e) {
      String state = Optional.ofNullable(e.getSQLState()).orElse("");
      return state.startsWith(NO_CONNECTION) ? Optional.of(said(e)) : Optional.empty();
    }
  }

  private static void bringUpToDate(HikariDataSource source, DatabaseSettings settings) {
    if (migrations(source, settings).info().pending().length == 0) {
      migrations(source, settings).migrate();
      return;
    }
    refuseForeignTables(source, settings);
    try (HikariDataSource patient = connect(settings, LONGEST_MIGRATION)) {
      migrations(patient, settings).migrate();
    }
  }

  private static void refuseForeignTables(DataSource source, DatabaseSettings settings) {
    try {
      List<String> foreign = ForeignTables.in(source);
      if (!foreign.isEmpty()) {
        throw new DatabaseException(
            "expected no tables of others named "
                + String.join(", ", foreign)
                + " in "
                + settings.place()
                + ", since rows of those are written and deleted, was one; rename it, or set"
                + " database.url to another database");
      }
    } catch (SQLException e) {
      throw new DatabaseException(
          "the tables in " + settings.place() + " could not be listed: " + said(e));
    }
  }

  private static HikariDataSource connect(DatabaseSettings settings, Duration answerWithin) {
    // Whoever shares a database file does so over a socket, which is nobody else's business.
    // Read once, when the first class of H2 is used.
    if (settings.isEmbedded() && System.getProperty(H2_BIND) == null) {
      System.setProperty(H2_BIND, "127.0.0.1");
    }
    HikariConfig config = new HikariConfig();
    config.setPoolName("database");
    config.setJdbcUrl(settings.url());
    settings.user().ifPresent(config::setUsername);
    settings.password().ifPresent(config::setPassword);
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(settings.timeout().toMillis());
    config.setInitializationFailTimeout(1);
    if (!settings.isEmbedded()) {
      // The driver waits for ever for a server that hangs, or that the network lost without a word.
      limit(config, settings, "connectTimeout", settings.timeout());
      limit(config, settings, "socketTimeout", answerWithin);
    }
    try {
      return new HikariDataSource(config);
    } catch (RuntimeException e) {
      throw unreachable(settings, e);
    }
  }

  private static void limit(
      HikariConfig config, DatabaseSettings settings, String name, Duration limit) {
    if (!settings.url().contains(name + "=")) {
      config.addDataSourceProperty(name, Long.toString(limit.toMillis()));
    }
  }

  private static DatabaseException unreachable(DatabaseSettings settings, RuntimeException e) {
    return new DatabaseException(
        "the database "
            + settings.place()
            + " could not be opened"
            + settings.user().map(user -> " for user " + LogText.bounded(user)).orElse("")
            + ": "
            + said(e)
            + ". "
            + (settings.isEmbedded()
                ? "Check that its directory can be written to and that its file is one of H2"
                : "Check that the server runs, that address, database and user are right, and"
                    + " that the password is set"));
  }

  // The first line of the innermost cause: the drivers say the fact there, and no secret.
  private static String said(Throwable e) {
    Throwable innermost = e;
    while (innermost.getCause() != null) {
      innermost = innermost.getCause();
    }
    String message = String.valueOf(innermost.getMessage());
    return LogText.bounded(message.lines().findFirst().orElse(message).strip());
  }

  private static Flyway migrations(DataSource source, DatabaseSettings settings) {
    return Flyway.configure()
        .dataSource(source)
        .locations(MIGRATIONS)
        .javaMigrations(new AlertIdMigration())
        .table(HISTORY)
        // A schema with tables of others in it is where we belong, and no reason to stop.
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .placeholders(
            settings.isEmbedded()
                ? Map.of(
                    "pool", "pool_",
                    "log", "log_",
                    "watch", "watch_",
                    "position", "position_",
                    "orders", "orders_",
                    "signals", "signals_",
                    // A text bound to a column of its type JSON would be one text in JSON.
                    "json", "LONGTEXT")
                : Map.of(
                    "pool", "",
                    "log", "",
                    "watch", "",
                    "position", "",
                    "orders", "",
                    "signals", "",
                    "json", "JSON"))
        .cleanDisabled(true)
        .load();
  }

  /** For statements. Parameters are always bound, never put into the text. */
  public Jdbi jdbi() {
    return jdbi;
  }

  /** What it was opened with. */
  public DatabaseSettings settings() {
    return settings;
  }

  @Override
  public void close() {
    source.close();
  }
}
