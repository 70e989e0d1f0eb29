package io.tidewatch.connectors.okx;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.SubscriptionStatus;
import io.tidewatch.contract.instrument.OkxInstrument;
import java.util.stream.Stream;

/** One watched instrument with its two channels. */
final class Pair {
  private final OkxInstrument instrument;
  private final Lane lane;
  private final Subscription books;
  private final Subscription trades;

  Pair(OkxInstrument instrument, OkxParts parts) {
    this.instrument = requireNonNull(instrument, "instrument");
    this.lane = new Lane(instrument.name(), parts);
    this.books = new Subscription(instrument.name(), OkxChannel.BOOKS, lane);
    this.trades = new Subscription(instrument.name(), OkxChannel.TRADES, lane);
  }

  String instId() {
    return instrument.name();
  }

  Lane lane() {
    return lane;
  }

  Subscription subscription(OkxChannel channel) {
    return switch (channel) {
      case BOOKS -> books;
      case TRADES -> trades;
    };
  }

  Stream<Subscription> subscriptions() {
    return Stream.of(books, trades);
  }

  Stream<SubscriptionStatus> statuses() {
    return subscriptions().map(Subscription::status);
  }
}
