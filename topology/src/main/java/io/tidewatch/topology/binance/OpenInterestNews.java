package io.tidewatch.topology.binance;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.parse.RefusedRow;
import io.tidewatch.topology.parse.TimedEvent;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What the venue says of who holds a contract. */
public sealed interface OpenInterestNews extends TimedEvent {
  /** As the venue writes it; empty if an array had no rows to say it. */
  Optional<String> symbol();

  /** Rows of an array that cannot be used, though the others can. */
  List<RefusedRow> refused();

  /**
   * Open interest, in order of time.
   *
   * @param timeMs of the newest point, of an empty array the receive time; epoch milliseconds
   * @param history whether the points lie a period of the history apart, and not one poll
   */
  record Series(
      Optional<String> symbol,
      long timeMs,
      boolean history,
      List<Point> points,
      List<RefusedRow> refused)
      implements OpenInterestNews {
    public Series {
      requireNonNull(symbol, "symbol");
      points = List.copyOf(points);
      refused = List.copyOf(refused);
    }
  }

  /**
   * One measurement.
   *
   * @param timeMs when the venue measured, epoch milliseconds
   * @param contracts in contracts, of the base asset
   * @param value the same in the quote asset, where it was sent
   */
  record Point(long timeMs, BigDecimal contracts, Optional<BigDecimal> value) {
    public Point {
      requireNonNull(contracts, "contracts");
      requireNonNull(value, "value");
    }
  }

  /**
   * Shares of those who are long, in order of time.
   *
   * @param timeMs of the newest share, of an empty array the receive time; epoch milliseconds
   */
  record Shares(
      Optional<String> symbol, long timeMs, Of of, List<Share> shares, List<RefusedRow> refused)
      implements OpenInterestNews {
    public Shares {
      requireNonNull(symbol, "symbol");
      requireNonNull(of, "of");
      shares = List.copyOf(shares);
      refused = List.copyOf(refused);
    }
  }

  /** Whose shares. */
  enum Of {
    /** Positions of the top traders. */
    TOP_POSITIONS,
    /** Accounts, one head each. */
    GLOBAL_ACCOUNTS
  }

  /**
   * One share. Never the ratio of long to short: that has no bound.
   *
   * @param timeMs end of its period, epoch milliseconds
   * @param longShare long over long and short, 0 to 1, to 6 decimals
   */
  record Share(long timeMs, BigDecimal longShare) {
    public Share {
      requireNonNull(longShare, "longShare");
    }
  }
}
