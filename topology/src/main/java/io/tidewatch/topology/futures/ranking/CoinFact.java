package io.tidewatch.topology.futures.ranking;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.binance.OpenInterestNews;
import io.tidewatch.topology.futures.RankingFacts;
import java.math.BigDecimal;
import java.util.List;

/** What becomes known of a symbol and counts for rankings. */
public sealed interface CoinFact {
  /** Event time, epoch milliseconds. */
  long at();

  /** Of its bars. */
  record Judged(RankingFacts facts) implements CoinFact {
    public Judged {
      requireNonNull(facts, "facts");
    }

    @Override
    public long at() {
      return facts.at();
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
