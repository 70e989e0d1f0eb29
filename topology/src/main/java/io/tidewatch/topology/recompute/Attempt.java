package io.tidewatch.topology.recompute;

import static java.util.Objects.requireNonNull;

/** Whether an alert can be computed once more at all. */
public sealed interface Attempt {
  /** It can, from the records that it names. */
  record Possible(Recomputation recomputation) implements Attempt {
    public Possible {
      requireNonNull(recomputation, "recomputation");
    }
  }

  /**
   * It cannot.
   *
   * @param why one clause
   */
  record Impossible(String why) implements Attempt {
    public Impossible {
      requireNonNull(why, "why");
    }
  }
}
