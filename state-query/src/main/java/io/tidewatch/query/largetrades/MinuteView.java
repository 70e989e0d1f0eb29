package io.tidewatch.query.largetrades;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.tidewatch.topology.largetrades.MinuteVolume;
import io.tidewatch.topology.largetrades.Totals;
import java.math.BigDecimal;

/**
 * The volume of a symbol in one minute of event time.
 *
 * @param minute its start, epoch milliseconds
 * @param isFinal whether any trade that could still change it would be refused as too late
 */
public record MinuteView(
    long minute,
    BigDecimal buyUsd,
    BigDecimal sellUsd,
    long trades,
    @JsonProperty("final") boolean isFinal) {
  static MinuteView of(long minute, MinuteVolume volume, boolean isFinal) {
    return new MinuteView(
        minute,
        Totals.usd(volume.buyUsd()),
        Totals.usd(volume.sellUsd()),
        volume.trades(),
        isFinal);
  }
}
