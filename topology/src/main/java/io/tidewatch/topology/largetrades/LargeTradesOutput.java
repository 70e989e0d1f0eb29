package io.tidewatch.topology.largetrades;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Decision;
import io.tidewatch.contract.price.Price;
import io.tidewatch.contract.volume.RollingVolume;

/** What the detector has to say. */
sealed interface LargeTradesOutput {
  /**
   * A trade that was taken into the sums.
   *
   * @param usd notional, 1e-8 USD
   * @param trades how many trades it stands for
   */
  record Counted(long usd, boolean takerBuys, long trades) implements LargeTradesOutput {}

  record Raised(Alert alert) implements LargeTradesOutput {}

  record Explained(Decision decision) implements LargeTradesOutput {}

  record Priced(Price price) implements LargeTradesOutput {}

  record Rolled(RollingVolume volume) implements LargeTradesOutput {}
}
