package io.tidewatch.standalone.config;

import static java.util.Map.entry;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** What the variables of the environment mean. */
final class EnvironmentNames {
  private static final String PREFIX = "TIDEWATCH_";

  /** Variables of ours that are no settings: the launcher and the log read them. */
  private static final Set<String> READ_ELSEWHERE =
      Set.of(
          "TIDEWATCH_JAVA_HOME",
          "TIDEWATCH_JAVA_OPTIONS",
          "TIDEWATCH_LOG_FORMAT",
          "TIDEWATCH_LOG_LIBRARIES",
          "TIDEWATCH_LOG_BROKER");

  // Kubernetes sets these in every container beside a service that is called tidewatch.
  private static final Pattern SERVICE_LINK =
      Pattern.compile("TIDEWATCH_(SERVICE_(HOST|PORT.*)|PORT(_.*)?)");

  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

  private static final Map<String, Alias> ALIASES =
      Map.ofEntries(
          entry("LARGE_ORDER_THRESHOLD", new Alias("tidewatch.large-trades.threshold")),
          entry(
              "LARGE_ORDER_COOLDOWN",
              new Alias("tidewatch.large-trades.cooldown", EnvironmentNames::minutes)),
          entry("LARGE_ORDER_SYMBOLS", new Alias("tidewatch.binance-spot.symbols")),
          entry("MAX_WEBSOCKET_RECONNECT", new Alias("tidewatch.binance-spot.max-reconnect")),
          entry(
              "BINANCE_WS_URL",
              new Alias("tidewatch.binance-spot.web-socket-url", EnvironmentNames::combined)),
          entry("BINANCE_REST_URL", new Alias("tidewatch.binance-spot.rest-url")),
          entry("BINANCE_API_KEY", new Alias("tidewatch.binance-spot.api-key")),
          entry("DBOTX_API_KEY", new Alias("tidewatch.dbotx.api-key")),
          entry("REDIS_ADDR", new Alias("tidewatch.redis.address")),
          entry("REDIS_PASSWORD", new Alias("tidewatch.redis.password")),
          entry("REDIS_TRADING_PAIRS_KEY", new Alias("tidewatch.redis.trading-pairs-key")),
          entry(
              "TRADING_PAIRS_POLL_INTERVAL",
              new Alias("tidewatch.redis.poll-interval", EnvironmentNames::seconds)),
          entry("RATE_LIMIT_PER_MINUTE", new Alias("tidewatch.delivery.per-minute")));

  private EnvironmentNames() {}

  /** The variable of a key: {@code tidewatch.http.port} is TIDEWATCH_HTTP_PORT. */
  static String of(String key) {
    return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  /** Whether this is meant to be a setting of ours, right or wrong. */
  static boolean claims(String variable) {
    return variable.startsWith(PREFIX)
        && !READ_ELSEWHERE.contains(variable)
        && !SERVICE_LINK.matcher(variable).matches();
  }

  /** The settings that stand in the environment under the names of the original design. */
  static Map<String, Setting> aliased(Map<String, String> environment) {
    Map<String, Setting> settings = new LinkedHashMap<>();
    ALIASES.forEach((variable, alias) -> {
      String text = environment.get(variable);
      if (text != null) {
        settings.put(
            alias.key,
            new Setting(
                alias.key, alias.translation.apply(text.strip()), "environment " + variable));
      }
    });
    return settings;
  }

  // The original design counts the cooldown in minutes and writes no unit.
  private static String minutes(String text) {
    return NUMBER.matcher(text).matches() ? text + "m" : text;
  }

  // And the interval of its polls in seconds.
  private static String seconds(String text) {
    return NUMBER.matcher(text).matches() ? text + "s" : text;
  }

  // The original design reads single streams; combined ones are served beside them.
  private static String combined(String url) {
    return url.endsWith("/ws") ? url.substring(0, url.length() - "ws".length()) + "stream" : url;
  }

  private record Alias(String key, UnaryOperator<String> translation) {
    Alias(String key) {
      this(key, UnaryOperator.identity());
    }
  }
}
