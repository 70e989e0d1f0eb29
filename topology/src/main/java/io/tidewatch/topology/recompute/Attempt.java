package io.tidewatch.topology.recompute;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** Whether an alert can be computed once more at all. */
public sealed interface Attempt {
  /**
   * It can, from the records that it names.
   *
   * @param before what is to be read before them
   */
  record Possible(Recomputation recomputation, List<Since> before) implements Attempt {
    public Possible {
      requireNonNull(recomputation, "recomputation");
      before = List.copyOf(before);
    }

    /** It can, from nothing else. */
    public Possible(Recomputation recomputation) {
      this(recomputation, List.of());
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
