package io.tidewatch.standalone.config;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Severity;
import java.util.function.Function;

/** Turns text into records, and a record's refusal into an error that names key and origin. */
final class SettingsReader {
  private final Layers layers;

  SettingsReader(Layers layers) {
    this.layers = requireNonNull(layers, "layers");
  }

  TidewatchSettings read() {
    return new TidewatchSettings(
        read("tidewatch.binance-spot", SettingsReader::binanceSpot),
        read("tidewatch.okx", SettingsReader::okx),
        read("tidewatch.large-trades", SettingsReader::largeTrades),
        read("tidewatch.order-books", SettingsReader::orderBooks),
        read("tidewatch.redis", SettingsReader::redis),
        read("tidewatch.time-series", SettingsReader::timeSeries),
        read("tidewatch.http", SettingsReader::http),
        read("tidewatch.kafka", SettingsReader::kafka),
        layers.setting("tidewatch.language").oneOf(Language.class));
  }

  private static SpotFeed binanceSpot(Section section) {
    return new SpotFeed(
        section.setting("web-socket-url").url(),
        section.setting("rest-url").url(),
        section.setting("symbols").symbols(),
        section.setting("max-reconnect").wholeNumber(),
        section.setting("connect-timeout").duration(),
        section.setting("read-timeout").duration(),
        section.setting("rotate-after").duration(),
        section.setting("stale-after").duration(),
        section.setting("api-key").optional(Setting::secret));
  }

  private static LargeTrades largeTrades(Section section) {
    return new LargeTrades(
        section.setting("threshold").decimal(),
        section.setting("cooldown").duration(),
        section.setting("side-share").decimal(),
        section.setting("exit-factor").decimal(),
        section.setting("allowed-lateness").duration(),
        section.setting("escalation-factor").optional(Setting::decimal),
        section.setting("severity").oneOf(Severity.class));
  }

  private static OkxFeed okx(Section section) {
    return new OkxFeed(
        section.setting("web-socket-url").url(),
        section.setting("rest-url").url(),
        section.setting("instruments").instruments(),
        section.setting("max-instruments").wholeNumber(),
        section.setting("max-reconnect").wholeNumber(),
        section.setting("connect-timeout").duration(),
        section.setting("ping-after").duration(),
        section.setting("pong-within").duration(),
        section.setting("stale-after").duration());
  }

  private static OrderBooks orderBooks(Section section) {
    return new OrderBooks(
        section.setting("analysis-interval").duration(),
        section.setting("levels-interval").duration(),
        section.setting("depth-anomaly-threshold").decimal(),
        section.setting("liquidity-shrink-threshold").decimal(),
        section.setting("wall-threshold").decimal(),
        section.setting("level-broken-threshold").decimal(),
        section.setting("cooldown").optional(Setting::duration),
        section.setting("severity").optional(severity -> severity.oneOf(Severity.class)));
  }

  private static Redis redis(Section section) {
    return new Redis(
        section.setting("address").optional(Setting::text),
        section.setting("password").optional(Setting::secret),
        section.setting("trading-pairs-key").text(),
        section.setting("poll-interval").duration(),
        section.setting("expire-after").duration());
  }

  private static TimeSeries timeSeries(Section section) {
    return new TimeSeries(
        section.setting("url").optional(Setting::url),
        section.setting("token").optional(Setting::secret),
        section.setting("organization").text(),
        section.setting("bucket").text(),
        section.setting("spool-megabytes").wholeNumber());
  }

  private static Http http(Section section) {
    return new Http(
        section.setting("host").text(),
        section.setting("port").wholeNumber(),
        section.setting("admin-token").optional(Setting::secret));
  }

  private static Kafka kafka(Section section) {
    return new Kafka(
        section.setting("bootstrap-servers").optional(Setting::text),
        section.setting("data-directory").path());
  }

  private <T> T read(String prefix, Function<Section, T> type) {
    Section section = key -> layers.setting(prefix + "." + key);
    try {
      return type.apply(section);
    } catch (InvalidComponent e) {
      throw section.setting(e.key()).wrong(e.expected());
    }
  }

  /** The settings below one prefix. */
  private interface Section {
    Setting setting(String key);
  }
}
