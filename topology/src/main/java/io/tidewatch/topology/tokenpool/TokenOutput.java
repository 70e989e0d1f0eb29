package io.tidewatch.topology.tokenpool;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Decision;

/** What the detector has to say of tokens. */
sealed interface TokenOutput {
  /**
   * An alert.
   *
   * @param batch that it counts for
   * @param live whether its figures came from the venue just now
   */
  record Raised(Alert alert, int batch, boolean live) implements TokenOutput {}

  record Explained(Decision decision) implements TokenOutput {}

  /** What counts for a batch. */
  record Tallied(int batch, BatchTally tally) implements TokenOutput {}
}
