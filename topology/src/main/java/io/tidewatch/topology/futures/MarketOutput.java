package io.tidewatch.topology.futures;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Decision;

/** What becomes of findings. */
sealed interface MarketOutput {
  record Raised(Alert alert) implements MarketOutput {}

  record Explained(Decision decision) implements MarketOutput {}
}
