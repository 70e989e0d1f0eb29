package io.tidewatch.topology.futures.bar;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.futures.Bar.ClosedBy;

/**
 * The newest closed bar of a symbol.
 *
 * @param openTime epoch milliseconds
 * @param by what told that it is closed
 * @param closedAt event time of that, epoch milliseconds
 * @param lacksEnd whether its last figures were not seen, so that it is not judged yet
 */
public record ClosedMark(long openTime, ClosedBy by, long closedAt, boolean lacksEnd) {
  public ClosedMark {
    requireNonNull(by, "by");
  }

  ClosedMark withoutEnd() {
    return new ClosedMark(openTime, by, closedAt, true);
  }
}
