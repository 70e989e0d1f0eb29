package io.tidewatch.contract.pool;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What the venue says of a pair at one time. What it did not say, or said as null, is absent.
 *
 * @param priceUsd of the token ({@code tpu})
 * @param priceQuote of the token in the quote asset of the pair, mostly SOL ({@code tp})
 * @param marketCapUsd {@code mp}
 * @param tokenReserve of the pool ({@code tr})
 * @param quoteReserve of the pool, in the quote asset ({@code cr})
 * @param top10Share part of the supply that the ten largest holders have, 0 to 1 ({@code t10})
 * @param holders {@code h}
 * @param windows what has been said of each interval, shortest first; none without any figure
 */
public record PairFigures(
    Optional<BigDecimal> priceUsd,
    Optional<BigDecimal> priceQuote,
    Optional<BigDecimal> marketCapUsd,
    Optional<BigDecimal> tokenReserve,
    Optional<BigDecimal> quoteReserve,
    Optional<BigDecimal> top10Share,
    Optional<Long> holders,
    List<Window> windows) {
  public PairFigures {
    priceUsd = orEmpty(priceUsd);
    priceQuote = orEmpty(priceQuote);
    marketCapUsd = orEmpty(marketCapUsd);
    tokenReserve = orEmpty(tokenReserve);
    quoteReserve = orEmpty(quoteReserve);
    top10Share = orEmpty(top10Share);
    holders = holders == null ? Optional.empty() : holders;
    windows = List.copyOf(windows);
  }

  /** What was said of an interval; all absent if nothing was. */
  public Window window(Interval interval) {
    return windows.stream()
        .filter(window -> window.interval() == interval)
        .findFirst()
        .orElseGet(() -> Window.empty(interval));
  }

  /**
   * Figures of one interval.
   *
   * @param priceChange as a fraction, 0.1 for +10 % ({@code pc*})
   * @param buyUsd volume of buys ({@code bv*})
   * @param sellUsd volume of sells ({@code sv*})
   * @param buys number of buys ({@code bt*})
   * @param sells number of sells ({@code st*})
   */
  public record Window(
      Interval interval,
      Optional<BigDecimal> priceChange,
      Optional<BigDecimal> buyUsd,
      Optional<BigDecimal> sellUsd,
      Optional<Long> buys,
      Optional<Long> sells) {
    public Window {
      requireNonNull(interval, "interval");
      priceChange = orEmpty(priceChange);
      buyUsd = orEmpty(buyUsd);
      sellUsd = orEmpty(sellUsd);
      buys = buys == null ? Optional.empty() : buys;
      sells = sells == null ? Optional.empty() : sells;
    }

    static Window empty(Interval interval) {
      return new Window(
          interval,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }

    /** Buys plus sells in USD; empty unless both are known. */
    public Optional<BigDecimal> volumeUsd() {
      return buyUsd.flatMap(buy -> sellUsd.map(buy::add));
    }

    /** Buys plus sells in number; empty unless both are known. */
    public Optional<Long> trades() {
      return buys.flatMap(buy -> sells.map(sell -> buy + sell));
    }
  }

  private static Optional<BigDecimal> orEmpty(Optional<BigDecimal> value) {
    return value == null ? Optional.empty() : value;
  }
}
