package io.tidewatch.connectors.database;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which database, and how to get in.
 *
 * @param url JDBC address of MariaDB, MySQL or H2, without a password
 * @param password a secret, in no text
 * @param zone that {@code DATETIME} columns are written in
 * @param timeout for getting a connection; the answer to a statement may take six times as long
 */
public record DatabaseSettings(
    String url, Optional<String> user, Optional<String> password, ZoneId zone, Duration timeout) {
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

  private static final int ANSWER_TIMES = 6;
  private static final String MYSQL = "jdbc:mysql:";
  private static final String MARIADB = "jdbc:mariadb:";
  private static final String H2 = "jdbc:h2:";
  // Lower case on disk and any case in statements, as with MySQL; texts as MySQL reads them.
  private static final String LIKE_MYSQL =
      ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE";
  // What is committed is in the file: by default H2 keeps it in memory for half a second more.
  private static final String AT_ONCE = ";WRITE_DELAY=0";
  private static final Pattern SECRET =
      Pattern.compile("(?i)[?&;](password|pwd)=|//[^/?;]*:[^/?;]*@");
  private static final Pattern MEMORY_NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  public DatabaseSettings {
    requireNonNull(url, "url");
    requireNonNull(user, "user");
    requireNonNull(password, "password");
    requireNonNull(zone, "zone");
    requireNonNull(timeout, "timeout");
    if (SECRET.matcher(url).find()) {
      throw new IllegalArgumentException(
          "expected a database address without a password, which has a setting of its own");
    }
    url = url.startsWith(MYSQL) ? MARIADB + url.substring(MYSQL.length()) : url;
    if (!url.startsWith(MARIADB) && !url.startsWith(H2)) {
      throw new IllegalArgumentException(
          "expected a database address that starts with "
              + String.join(", ", MARIADB, MYSQL, H2)
              + ", was '"
              + place(url)
              + "'");
    }
    if (!timeout.isPositive()) {
      throw new IllegalArgumentException("expected a timeout over 0, was " + timeout);
    }
  }

  public DatabaseSettings(
      String url, Optional<String> user, Optional<String> password, ZoneId zone) {
    this(url, user, password, zone, DEFAULT_TIMEOUT);
  }

  /**
   * A database in a file, which several processes of this machine can use at once. It is made when
   * it is not there.
   *
   * @param file without the ending {@code .mv.db}
   */
  public static DatabaseSettings embedded(Path file) {
    String path = file.toAbsolutePath().normalize().toString();
    if (path.contains(";")) {
      throw new IllegalArgumentException(
          "expected a database file without a semicolon in its path, was " + path);
    }
    return h2(H2 + "file:" + path + LIKE_MYSQL + ";AUTO_SERVER=TRUE" + AT_ONCE);
  }

  /** A database that lasts as long as this process. The same name is the same database. */
  public static DatabaseSettings inMemory(String name) {
    if (!MEMORY_NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "expected a name of letters and digits, was '" + name + "'");
    }
    return h2(H2 + "mem:" + name + LIKE_MYSQL + ";DB_CLOSE_DELAY=-1");
  }

  private static DatabaseSettings h2(String url) {
    return new DatabaseSettings(url, Optional.empty(), Optional.empty(), ZoneOffset.UTC);
  }

  /** The same database with its times in another zone. */
  public DatabaseSettings in(ZoneId other) {
    return new DatabaseSettings(url, user, password, other, timeout);
  }

  /** How long the answer to a statement may take. Longer than MySQL waits for a lock. */
  public Duration answerWithin() {
    return timeout.multipliedBy(ANSWER_TIMES);
  }

  /** What stands in a {@code DATETIME} column for this moment. */
  public LocalDateTime local(Instant moment) {
    return LocalDateTime.ofInstant(moment, zone);
  }

  /** Whether the database is H2, which is inside of this process or of another one of ours. */
  public boolean isEmbedded() {
    return url.startsWith(H2);
  }

  /** Where the database is, without any parameters. */
  public String place() {
    return place(url);
  }

  private static String place(String url) {
    return url.split("[?;]", 2)[0];
  }

  @Override
  public String toString() {
    return "DatabaseSettings[%s, user=%s, password=%s, zone=%s]"
        .formatted(place(), user.orElse("none"), password.isPresent() ? "set" : "not set", zone);
  }
}
