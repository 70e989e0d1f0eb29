package io.tidewatch.topology.orderbooks.analysis;

import io.tidewatch.contract.book.BookAnalysis;
import io.tidewatch.contract.instrument.OkxInstrument;
import io.tidewatch.topology.orderbooks.rule.BookRuleKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Plays a book and trades to an analyst, and keeps what it says. */
public final class Scene {
  public static final OkxInstrument INSTRUMENT = OkxInstrument.parse("BTC-USDT");
  public static final Worth DOLLARS =
      new Worth(OptionalDouble.of(1), OptionalDouble.of(1), false, OptionalDouble.of(0.01));
  public static final long START = 1_800_000_000_000L;

  public final List<Observation> observations = new ArrayList<>();
  public TestBook book;
  public long now = START;
  public BookAnalyst analyst;
  public BookAnalysis last;
  public Reading reading;
  private long tradeId;

  public Scene(TestBook book) {
    this(book, AnalysisSettings.DEFAULT);
  }

  public Scene(TestBook book, AnalysisSettings settings) {
    this.book = book;
    this.analyst = new BookAnalyst(settings);
  }

  public static Moment moment(long timeMs) {
    return new Moment(timeMs, timeMs + 40, timeMs - START, 1, 7, 2, 1_000, 2_000, 500, 900, 0);
  }

  public Scene look() {
    return look(DOLLARS);
  }

  public Scene look(Worth worth) {
    reading = analyst.look(INSTRUMENT, book.bids(), book.asks(), worth, moment(now));
    observations.addAll(reading.observations());
    last = reading.analysis();
    return this;
  }

  /** Looks at the same book every so often. */
  public Scene hold(long forMs, long everyMs) {
    for (long until = now + forMs; now < until; ) {
      now += everyMs;
      look();
    }
    return this;
  }

  public Scene print(String price, String size, boolean takerBuys) {
    analyst.trade(
        new BookTrade(now, new BigDecimal(price), new BigDecimal(size), takerBuys, ++tradeId));
    return this;
  }

  public List<Observation> of(BookRuleKind rule) {
    return observations.stream().filter(observation -> observation.rule() == rule).toList();
  }
}
