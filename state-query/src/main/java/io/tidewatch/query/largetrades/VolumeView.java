package io.tidewatch.query.largetrades;

import io.tidewatch.contract.alert.Evidence;
import io.tidewatch.contract.volume.RollingVolume;
import io.tidewatch.topology.alert.AlertState;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The rolling volume of a symbol now, and how the large-trades rule sees it.
 *
 * @param asOf event time at which the window ends, epoch milliseconds
 * @param window the window's bounds
 * @param netUsd buys less sells
 * @param buyShare share of the buys in the total, 0 to 1; empty if nothing was traded
 * @param trades number of trades
 * @param thresholdUsd the threshold in force
 * @param ruleVersion 0 for the configured defaults
 */
public record VolumeView(
    String symbol,
    long asOf,
    Evidence.Window window,
    BigDecimal buyUsd,
    BigDecimal sellUsd,
    BigDecimal totalUsd,
    BigDecimal netUsd,
    Optional<BigDecimal> buyShare,
    long trades,
    AlertState.Label state,
    BigDecimal thresholdUsd,
    int ruleVersion) {
  static VolumeView of(
      RollingVolume volume, AlertState.Label state, BigDecimal thresholdUsd, int ruleVersion) {
    return new VolumeView(
        volume.symbol(),
        volume.asOf(),
        new Evidence.Window(volume.asOf() - volume.windowMs(), volume.asOf()),
        volume.buyUsd(),
        volume.sellUsd(),
        volume.totalUsd(),
        volume.netUsd(),
        volume.buyShare(),
        volume.trades(),
        state,
        thresholdUsd,
        ruleVersion);
  }
}
