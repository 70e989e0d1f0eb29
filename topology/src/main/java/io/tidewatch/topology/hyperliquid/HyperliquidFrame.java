package io.tidewatch.topology.hyperliquid;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.parse.RefusedRow;
import io.tidewatch.topology.parse.TimedEvent;
import java.util.List;

/**
 * A record of Hyperliquid's feed, read.
 *
 * @param timeMs receive time, epoch milliseconds: what stands in a record has times of several
 *     clocks, and none that all have
 * @param event what it says, without what was refused
 * @param refused elements that cannot be used though the rest can
 */
public record HyperliquidFrame(long timeMs, HyperliquidEvent event, List<RefusedRow> refused)
    implements TimedEvent {
  public HyperliquidFrame {
    requireNonNull(event, "event");
    refused = List.copyOf(refused);
  }
}
