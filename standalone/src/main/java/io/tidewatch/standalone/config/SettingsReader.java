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
        read("tidewatch.large-trades", SettingsReader::largeTrades),
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
