package io.tidewatch.topology.orderbooks;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.okx.BookFrame;
import io.tidewatch.topology.okx.TradesFrame;

/** Something that changed what is known of an instrument. */
sealed interface JournalEntry {
  record Book(Arrival arrival, BookFrame frame) implements JournalEntry {
    public Book {
      requireNonNull(arrival, "arrival");
      requireNonNull(frame, "frame");
    }
  }

  record Trades(Arrival arrival, TradesFrame frame) implements JournalEntry {
    public Trades {
      requireNonNull(arrival, "arrival");
      requireNonNull(frame, "frame");
    }
  }

  record Changed(Circumstances circumstances) implements JournalEntry {
    public Changed {
      requireNonNull(circumstances, "circumstances");
    }
  }

  /**
   * A snapshot was asked for again.
   *
   * @param attempt number of the request
   * @param at wall clock, epoch milliseconds
   */
  record Retried(int attempt, long at) implements JournalEntry {}
}
