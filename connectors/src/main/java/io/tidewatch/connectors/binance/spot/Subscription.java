package io.tidewatch.connectors.binance.spot;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.binance.stream.StreamSubscription;
import io.tidewatch.connectors.feed.SubscriptionStatus;
import java.util.Locale;

/** One symbol of the feed: its stream, and the lane that its trades take. */
record Subscription(StreamSubscription trades, TradeLane lane) {
  Subscription {
    requireNonNull(trades, "trades");
    requireNonNull(lane, "lane");
  }

  static Subscription of(String symbol, TradeLane lane) {
    String stream = symbol.toLowerCase(Locale.ROOT) + "@trade";
    return new Subscription(new StreamSubscription(symbol, stream, SpotChannel.TRADES), lane);
  }

  String symbol() {
    return trades.symbol();
  }

  SubscriptionStatus status() {
    return trades.status(lane.lastId(), lane.held());
  }
}
