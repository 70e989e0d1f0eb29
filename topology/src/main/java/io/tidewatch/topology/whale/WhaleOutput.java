package io.tidewatch.topology.whale;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Decision;
import io.tidewatch.contract.feed.FeedCommand;
import io.tidewatch.contract.price.Price;
import io.tidewatch.contract.whale.WhaleAccount;
import io.tidewatch.contract.whale.WhaleOrder;
import io.tidewatch.contract.whale.WhalePosition;
import io.tidewatch.contract.whale.WhaleSignal;
import io.tidewatch.topology.hyperliquid.HyperliquidFrame;
import io.tidewatch.topology.parse.Parsed;
import java.util.Optional;

/** What following watched addresses brings about. */
sealed interface WhaleOutput {
  record Ordered(WhaleOrder order) implements WhaleOutput {}

  /** Empty once nobody follows the position any more. */
  record Positioned(String key, Optional<WhalePosition> position) implements WhaleOutput {}

  /** Empty once nobody watches the address any more. */
  record Stated(String address, Optional<WhaleAccount> account) implements WhaleOutput {}

  record Priced(Price price) implements WhaleOutput {}

  record Signalled(WhaleSignal signal) implements WhaleOutput {}

  record Raised(Alert alert) implements WhaleOutput {}

  record Explained(Decision decision) implements WhaleOutput {}

  record Commanded(FeedCommand command) implements WhaleOutput {}

  record Refused(Parsed.Rejected<HyperliquidFrame> rejected) implements WhaleOutput {}
}
