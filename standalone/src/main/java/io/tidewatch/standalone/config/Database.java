package io.tidewatch.standalone.config;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/**
 * The SQL database of the token pool.
 *
 * @param url of JDBC; empty for a database in the data directory
 * @param user empty for none
 * @param password empty for none
 * @param timeZone of its DATETIME columns
 */
public record Database(
    Optional<String> url, Optional<String> user, Optional<Secret> password, String timeZone) {
  public Database {
    InvalidComponent.unless(
        url.isEmpty() || isDatabase(url.get()),
        "url",
        "a URL such as jdbc:mariadb://localhost:3306/crypto_web3, user and password aside",
        "another");
    requireNonNull(user, "user");
    requireNonNull(password, "password");
    InvalidComponent.unless(
        isZone(timeZone), "timeZone", "a time zone such as UTC or Asia/Shanghai", timeZone);
  }

  private static boolean isDatabase(String url) {
    return (url.startsWith("jdbc:mariadb:")
            || url.startsWith("jdbc:mysql:")
            || url.startsWith("jdbc:h2:"))
        && !url.toLowerCase(Locale.ROOT).contains("password")
        && !url.contains("@");
  }

  private static boolean isZone(String text) {
    try {
      ZoneId.of(text);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** The time zone. */
  public ZoneId zone() {
    return ZoneId.of(timeZone);
  }
}
