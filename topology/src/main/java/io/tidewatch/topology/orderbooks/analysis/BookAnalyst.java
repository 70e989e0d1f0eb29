package io.tidewatch.topology.orderbooks.analysis;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.instrument.OkxInstrument;
import io.tidewatch.topology.orderbooks.book.Ladder;

/**
 * Everything that the analyses of one instrument remember within one book epoch. It knows event
 * time only, and the same calls bring the same readings. Not thread-safe.
 */
public final class BookAnalyst {
  private final AnalysisSettings settings;

  /** Begins at a snapshot, knowing nothing. */
  public BookAnalyst(AnalysisSettings settings) {
    this.settings = requireNonNull(settings, "settings");
  }

  /** Goes on where another one stood. */
  public static BookAnalyst from(AnalysisSettings settings, AnalystMemory memory) {
    requireNonNull(memory, "memory");
    return new BookAnalyst(settings);
  }

  public AnalystMemory memory() {
    return new AnalystMemory(0);
  }

  /** Takes a print, in any order and at any time. */
  public void trade(BookTrade trade) {
    requireNonNull(trade, "trade");
  }

  /** Looks at the book, best levels first on both sides. */
  public Reading look(
      OkxInstrument instrument, Ladder bids, Ladder asks, Worth worth, Moment moment) {
    throw new IllegalStateException("expected an analysis of " + settings + ", was none");
  }
}
