package io.tidewatch.topology.whale.order;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/**
 * A terminal status.
 *
 * @param status the venue's word
 * @param filled size that the whole order was filled with
 * @param at receive time, epoch milliseconds
 */
public record Ending(String status, BigDecimal filled, long at) {
  public Ending {
    requireNonNull(status, "status");
    requireNonNull(filled, "filled");
  }

  /** Whether nobody said that it has ended: the venue only did not know it as open. */
  boolean isGuess() {
    return StatusWords.of(status) != StatusWords.Meaning.TERMINAL;
  }

  /** Takes the same word again, or one that knows of more. */
  Ending or(Ending next) {
    if (isGuess()) {
      return next;
    }
    return next.filled.compareTo(filled) > 0 ? new Ending(next.status, next.filled, at) : this;
  }
}
