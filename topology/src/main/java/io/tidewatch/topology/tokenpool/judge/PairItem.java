package io.tidewatch.topology.tokenpool.judge;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.pool.PairFigures;

/**
 * What a frame says of one pair.
 *
 * @param figures all that it says
 * @param receivedAt receive time of the frame, epoch milliseconds
 * @param batch whose connection brought it
 * @param partition of the raw topic
 * @param offset within it
 * @param epoch of the connection; 0 if unknown
 * @param live whether it came from the venue just now, and not from a recording
 */
public record PairItem(
    PairFigures figures,
    long receivedAt,
    int batch,
    int partition,
    long offset,
    long epoch,
    boolean live) {
  public PairItem {
    requireNonNull(figures, "figures");
  }
}
