package io.tidewatch.connectors.book;

import io.tidewatch.contract.book.Absence;
import io.tidewatch.contract.book.BookAnalysis;
import io.tidewatch.contract.book.BookAnalysis.Condition;
import io.tidewatch.contract.book.BookAnalysis.DepthAnomaly;
import io.tidewatch.contract.book.BookAnalysis.LargeOrders;
import io.tidewatch.contract.book.BookAnalysis.Liquidity;
import io.tidewatch.contract.book.BookAnalysis.PriceLevel;
import io.tidewatch.contract.book.BookAnalysis.PriceLevels;
import io.tidewatch.contract.book.BookAnalysis.Trend;
import io.tidewatch.contract.book.BookLevels;
import io.tidewatch.contract.book.BookLevels.Level;
import io.tidewatch.contract.book.Figure;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Books and analyses with values that are all different, so that none can be taken for another. */
public final class TestBooks {
  private static final Figure NONE = Figure.absent(Absence.WARMUP);

  private TestBooks() {}

  /** Received a tenth of a second after its event time. */
  public static BookLevels book(String instId, long time, List<Level> bids, List<Level> asks) {
    return new BookLevels(instId, time, time + 100, time, 1, -855196043, bids, asks);
  }

  /** 400 levels a side, each with its own size, written with trailing zeros as venues do. */
  public static BookLevels fullBook(String instId, long time) {
    return book(
        instId,
        time,
        IntStream.range(0, 400).mapToObj(i -> level(65_000_00 - 10 * i, 2, 1_000 + i)).toList(),
        IntStream.range(0, 400).mapToObj(i -> level(65_000_10 + 10 * i, 2, 5_000 + i)).toList());
  }

  private static Level level(long price, int scale, long size) {
    return new Level(BigDecimal.valueOf(price, scale), BigDecimal.valueOf(size * 10, 5), 3);
  }

  public static Level level(String price, String size) {
    return new Level(new BigDecimal(price), new BigDecimal(size), 1);
  }

  /** With all figures of the designs of Redis and time series. */
  public static BookAnalysis analysis(String instId, long time) {
    return analysis(
        instId,
        time,
        new PriceLevels(
            priceLevel("64900.10"),
            priceLevel("64800.20"),
            priceLevel("65100.30"),
            priceLevel("65200.40"),
            Optional.empty()),
        new LargeOrders(
            figure("1500000.5"), figure("700000"), Trend.BULLISH, List.of(), NONE, NONE),
        new DepthAnomaly(figure("83.5"), Condition.ALERT, Map.of(), 500),
        new Liquidity(figure("21.25"), Condition.WARNING, NONE, NONE, NONE, Optional.empty()));
  }

  /** Without any of them. */
  public static BookAnalysis emptyAnalysis(String instId, long time) {
    return analysis(
        instId,
        time,
        new PriceLevels(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(Absence.WARMUP)),
        new LargeOrders(NONE, NONE, Trend.NEUTRAL, List.of(), NONE, NONE),
        new DepthAnomaly(NONE, Condition.NORMAL, Map.of(), 0),
        new Liquidity(NONE, Condition.NORMAL, NONE, NONE, NONE, Optional.empty()));
  }

  private static BookAnalysis analysis(
      String instId,
      long time,
      PriceLevels levels,
      LargeOrders largeOrders,
      DepthAnomaly anomaly,
      Liquidity liquidity) {
    return new BookAnalysis(
        instId,
        time,
        time + 100,
        time,
        1,
        BookAnalysis.Phase.CONTINUOUS,
        Optional.empty(),
        NONE,
        NONE,
        NONE,
        NONE,
        NONE,
        NONE,
        List.of(),
        List.of(),
        levels,
        largeOrders,
        List.of(),
        anomaly,
        liquidity);
  }

  private static Figure figure(String value) {
    return Figure.of(new BigDecimal(value));
  }

  private static Optional<PriceLevel> priceLevel(String price) {
    BigDecimal at = new BigDecimal(price);
    return Optional.of(
        new PriceLevel(1, at, at, at, BigDecimal.TEN, BigDecimal.ONE, BigDecimal.ONE, 2, false, 1));
  }
}
