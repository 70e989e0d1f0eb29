package io.tidewatch.topology.futures.ranking;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.futures.Bar;
import io.tidewatch.topology.binance.OpenInterestNews;
import io.tidewatch.topology.futures.RankingFacts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** What becomes known of a symbol and counts for rankings. */
public sealed interface CoinFact {
  /** Event time, epoch milliseconds. */
  long at();

  /**
   * A closed bar, judged or not: also those fetched for the baseline, and corrected ones.
   *
   * @param takerBuyShare share of the volume whose taker bought, where it is known
   */
  record Closed(
      long openTime, BigDecimal close, BigDecimal quoteVolume, Optional<BigDecimal> takerBuyShare)
      implements CoinFact {
    private static final int SHARE_DECIMALS = 6;

    public Closed {
      requireNonNull(close, "close");
      requireNonNull(quoteVolume, "quoteVolume");
      requireNonNull(takerBuyShare, "takerBuyShare");
    }

    /** What counts of a bar. */
    public static Closed of(Bar bar) {
      Optional<BigDecimal> share =
          bar.takerBuyQuote()
              .filter(bought -> bar.quoteVolume().signum() > 0)
              .map(bought ->
                  bought.divide(bar.quoteVolume(), SHARE_DECIMALS, RoundingMode.HALF_EVEN));
      return new Closed(bar.openTime(), bar.close(), bar.quoteVolume(), share);
    }

    /** Its end: that is when the price was this. */
    @Override
    public long at() {
      return openTime + Bar.LENGTH_MS;
    }
  }

  /** How its newest bar looks. */
  record Judged(RankingFacts facts) implements CoinFact {
    public Judged {
      requireNonNull(facts, "facts");
    }

    /** Of a closed bar its end, however late it was judged: that is when the price was this. */
    @Override
    public long at() {
      return facts.provisional() ? facts.at() : facts.openTime() + Bar.LENGTH_MS;
    }
  }

  /**
   * Of its last 24 hours.
   *
   * @param changePercent of the price
   */
  record Day(long at, BigDecimal lastPrice, BigDecimal quoteVolume, BigDecimal changePercent)
      implements CoinFact {
    public Day {
      requireNonNull(lastPrice, "lastPrice");
      requireNonNull(quoteVolume, "quoteVolume");
      requireNonNull(changePercent, "changePercent");
    }
  }

  /**
   * Of its open interest, in order of time.
   *
   * @param history whether the points lie 15 minutes apart, and not one poll
   */
  record Held(long at, boolean history, List<OpenInterestNews.Point> points) implements CoinFact {
    public Held {
      points = List.copyOf(points);
    }
  }

  /** Of who holds it. */
  record Shared(long at, OpenInterestNews.Of of, BigDecimal longShare) implements CoinFact {
    public Shared {
      requireNonNull(of, "of");
      requireNonNull(longShare, "longShare");
    }
  }
}
