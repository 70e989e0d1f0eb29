package io.tidewatch.topology.whale.order;

import java.util.Set;

/** Sorts the venue's words for the state of an order; it adds new ones without notice. */
public final class StatusWords {
  private static final Set<String> LIVE = Set.of("open", "triggered");

  private static final Set<String> ENDS = Set.of("scheduledCancel", "internalCancel");

  private StatusWords() {}

  /** What a word says. */
  public enum Meaning {
    /** The order goes on. */
    LIVE,
    /** It is over. */
    TERMINAL,
    /** Nobody knows; taken as if it went on. */
    UNKNOWN
  }

  /** The meaning of a word. */
  public static Meaning of(String status) {
    if (LIVE.contains(status)) {
      return Meaning.LIVE;
    }
    boolean ends = ENDS.contains(status) || status.endsWith("ed") || status.endsWith("Cancel");
    return ends ? Meaning.TERMINAL : Meaning.UNKNOWN;
  }
}
