package io.tidewatch.topology.dbotx;

import io.tidewatch.topology.parse.RefusedRow;
import io.tidewatch.topology.parse.TimedEvent;
import java.util.List;

/**
 * A frame {@code pairsInfo} of DBotX. The venue sends no time: the event time is the receive time.
 *
 * @param timeMs receive time, epoch milliseconds
 * @param rows in the order of the frame; a pair may come more than once
 * @param refused elements that cannot be used
 * @param figuresAsText figures that came as text and were taken
 * @param unreadableFigures figures that are no number, or more than can be meant
 */
public record PairsFrame(
    long timeMs,
    List<PairRow> rows,
    List<RefusedRow> refused,
    long figuresAsText,
    long unreadableFigures)
    implements TimedEvent {
  public PairsFrame {
    rows = List.copyOf(rows);
    refused = List.copyOf(refused);
  }
}
