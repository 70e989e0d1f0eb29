package io.tidewatch.topology.futures.market;

import static java.util.Objects.requireNonNull;

/** What is kept of rounds between records. */
public sealed interface RoundEntry {
  /** Which round a symbol's bar is compared in; closed bars come before running ones. */
  record Round(long at, boolean provisional) implements Comparable<Round> {
    static Round of(Finding.Judged judged) {
      return new Round(judged.roundAt(), judged.anomaly().provisional());
    }

    @Override
    public int compareTo(Round other) {
      int byTime = Long.compare(at, other.at);
      return byTime != 0 ? byTime : Boolean.compare(provisional, other.provisional);
    }
  }

  /** How the market of a round was. */
  record Verdict(Round round, boolean marketWide, int anomalous, int symbols)
      implements RoundEntry {
    public Verdict {
      requireNonNull(round, "round");
    }
  }

  /**
   * A bar that waits for its round to be decided.
   *
   * @param late whether it came too late to be compared
   */
  record Waiting(Finding.Judged judged, boolean late) implements RoundEntry {
    public Waiting {
      requireNonNull(judged, "judged");
    }
  }

  /** How far a partition has come, in event time. */
  record Heard(int partition, long at) implements RoundEntry {}
}
