package io.tidewatch.standalone.demo;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.serde.Json;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Partitions;
import io.tidewatch.contract.whale.Tier;
import io.tidewatch.simulator.whale.Whale;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The settings by which processes find the simulated venues, as JSON, which is YAML as well. */
record PartsFile(
    KafkaAccess kafka,
    Partitions partitions,
    Scripts scripts,
    DemoVenues venues,
    DemoChat chat,
    DemoPool pool,
    ClockServer clock) {
  /** The market is one of an hour ago: there, nothing is late. */
  private static final String NEVER = "23d";

  private static final String LONGER_THAN_NEVER = "24d";

  PartsFile {
    requireNonNull(kafka, "kafka");
    requireNonNull(partitions, "partitions");
    requireNonNull(scripts, "scripts");
    requireNonNull(venues, "venues");
    requireNonNull(chat, "chat");
    requireNonNull(pool, "pool");
    requireNonNull(clock, "clock");
  }

  void write(Path file) {
    Map<String, Object> settings = new TreeMap<>();
    Map<String, Object> cluster = new TreeMap<>();
    cluster.put("bootstrap-servers", kafka.bootstrapServers());
    partitions.number().ifPresent(number -> cluster.put("partitions", number));
    settings.put("kafka", cluster);
    settings.put("simulation", Map.of("clock", text(clock.uri())));
    settings.put("database", Map.of("url", pool.settings().url(), "time-zone", "UTC"));
    settings.put(
        "binance-spot",
        Map.of(
            "symbols",
            List.copyOf(scripts.trades().openingPrices().keySet()),
            "web-socket-url",
            text(venues.tradesUri()),
            "rest-url",
            text(venues.binance().restUri())));
    settings.put(
        "okx",
        Map.of(
            "instruments",
            scripts.books().instruments(),
            "web-socket-url",
            text(venues.okx().webSocketUri()),
            "rest-url",
            text(venues.okx().restUri())));
    settings.put(
        "binance-futures",
        Map.of(
            "web-socket-url",
            text(venues.futures().webSocketUri()),
            "rest-url",
            text(venues.futures().server().restUri()),
            "ticker-interval",
            seconds(DemoFutures.TICKERS),
            "open-interest-interval",
            seconds(DemoFutures.SYMBOLS),
            "ratio-interval",
            seconds(DemoFutures.SYMBOLS)));
    settings.put(
        "dbotx",
        Map.of(
            "web-socket-url",
            text(venues.dbotx().webSocketUri()),
            "api-key",
            DemoVenues.KEY,
            "start-every",
            DemoVenues.START_EVERY.toMillis() + "ms"));
    settings.put(
        "hyperliquid",
        Map.of(
            "web-socket-url",
            text(venues.whales().server().webSocketUri()),
            "rest-url",
            text(venues.whales().server().restUri()),
            "first-addresses",
            addresses(Tier.FIRST),
            "addresses",
            addresses(Tier.STANDARD)));
    settings.put("telegram", chat.configuration());
    settings.put("delivery", Map.of("late-after", NEVER, "expire-after", LONGER_THAN_NEVER));
    try {
      Files.writeString(
          file,
          Json.MAPPER
              .writerWithDefaultPrettyPrinter()
              .writeValueAsString(Map.of("tidewatch", settings)));
    } catch (IOException e) {
      throw new UncheckedIOException("the settings cannot be written to " + file, e);
    }
  }

  private List<String> addresses(Tier tier) {
    return scripts.whales().scenes().whales().stream()
        .filter(whale -> whale.tier() == tier)
        .map(Whale::address)
        .toList();
  }

  private static String text(URI uri) {
    return uri.toString();
  }

  private static String seconds(Duration duration) {
    return duration.toSeconds() + "s";
  }
}
