package io.tidewatch.topology.orderbooks.analysis;

import io.tidewatch.contract.book.Absence;
import io.tidewatch.contract.book.BookAnalysis.Phase;
import io.tidewatch.contract.instrument.OkxInstrument;
import java.util.Optional;

/**
 * The book as one look sees it.
 *
 * @param mid 0 where {@code noPrice} says why there is none
 * @param noPrice why there is no mid
 * @param noValue why nothing can be said in USD; also present where there is no mid
 */
record BookLook(
    OkxInstrument instrument,
    BookSide bids,
    BookSide asks,
    Worth worth,
    Moment moment,
    long now,
    double mid,
    Optional<Absence> noPrice,
    Optional<Absence> noValue) {
  private static final double BPS = 1e4;

  static BookLook of(
      OkxInstrument instrument,
      BookSide bids,
      BookSide asks,
      Worth worth,
      Moment moment,
      long now) {
    Optional<Absence> noPrice = noPrice(bids, asks);
    double mid = noPrice.isPresent() ? 0 : bids.price[0] / 2 + asks.price[0] / 2;
    Optional<Absence> noValue = noPrice.or(() -> noValue(worth));
    return new BookLook(instrument, bids, asks, worth, moment, now, mid, noPrice, noValue);
  }

  private static Optional<Absence> noPrice(BookSide bids, BookSide asks) {
    if (bids.size == 0 || asks.size == 0) {
      return Optional.of(Absence.EMPTY_SIDE);
    }
    return bids.price[0] >= asks.price[0] ? Optional.of(Absence.AUCTION) : Optional.empty();
  }

  private static Optional<Absence> noValue(Worth worth) {
    if (worth.contractValue().isEmpty()) {
      return Optional.of(Absence.UNKNOWN_CONTRACT);
    }
    return worth.usdPerQuote().isEmpty() && !worth.inverse()
        ? Optional.of(Absence.NO_USD_RATE)
        : Optional.empty();
  }

  Phase phase() {
    return noPrice.filter(Absence.AUCTION::equals).isPresent() ? Phase.AUCTION : Phase.CONTINUOUS;
  }

  double spreadBps() {
    return (asks.price[0] - bids.price[0]) / mid * BPS;
  }

  boolean covers(double bps) {
    return bids.covers(mid, bps) && asks.covers(mid, bps);
  }
}
