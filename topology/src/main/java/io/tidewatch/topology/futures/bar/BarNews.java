package io.tidewatch.topology.futures.bar;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.futures.Bar;
import io.tidewatch.topology.DetectorCounters.Counter;

/** What a frame or a row brought about. */
public sealed interface BarNews {
  /**
   * A bar is closed, or the end of a closed one came that was missing.
   *
   * @param judged whether it is whole and so fresh that it is judged
   * @param firstOffset of the first record that told of it
   * @param neededFrom offset of the one that has its figures: the rest of the records from there on
   *     to the last one close it with the same ones
   * @param lastOffset of the one that closed it, which may tell of a later bar only
   */
  record Closed(Bar bar, boolean judged, long firstOffset, long neededFrom, long lastOffset)
      implements BarNews {
    public Closed {
      requireNonNull(bar, "bar");
    }
  }

  /** A closed bar has other figures than were known. */
  record Corrected(Bar bar) implements BarNews {
    public Corrected {
      requireNonNull(bar, "bar");
    }
  }

  /** The venue says the same figures of a bar that only a later one had closed. */
  record Confirmed(Bar bar) implements BarNews {
    public Confirmed {
      requireNonNull(bar, "bar");
    }
  }

  /** Nothing new. */
  record Passed(Counter why) implements BarNews {
    public Passed {
      requireNonNull(why, "why");
    }
  }
}
