package io.tidewatch.standalone.node;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.binance.spot.SpotFeedSettings;
import io.tidewatch.connectors.console.ConsoleChannel;
import io.tidewatch.connectors.feed.ReceiveClock;
import io.tidewatch.contract.alert.Alert;
import io.tidewatch.query.MarketClock;
import io.tidewatch.query.http.HttpSettings;
import io.tidewatch.topology.largetrades.LargeTradesSettings;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a node is made of.
 *
 * @param bootstrapServers Kafka; empty for a broker in this JVM
 * @param http where the API listens; empty for none
 * @param alerts hears every alert, once committed
 * @param console prints what the feed has to tell a person; empty for nothing
 */
public record NodeOptions(
    Optional<String> bootstrapServers,
    SpotFeedSettings feed,
    ReceiveClock receiveClock,
    LargeTradesSettings largeTrades,
    Optional<HttpSettings> http,
    MarketClock marketClock,
    InstantSource wallClock,
    Consumer<Alert> alerts,
    Optional<ConsoleChannel> console) {
  public NodeOptions {
    requireNonNull(bootstrapServers, "bootstrapServers");
    requireNonNull(feed, "feed");
    requireNonNull(receiveClock, "receiveClock");
    requireNonNull(largeTrades, "largeTrades");
    requireNonNull(http, "http");
    requireNonNull(marketClock, "marketClock");
    requireNonNull(wallClock, "wallClock");
    requireNonNull(alerts, "alerts");
    requireNonNull(console, "console");
  }
}
