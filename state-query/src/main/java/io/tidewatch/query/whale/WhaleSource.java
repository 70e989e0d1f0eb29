package io.tidewatch.query.whale;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.whale.View;
import io.tidewatch.contract.whale.WhaleOrder;
import io.tidewatch.contract.whale.WhalePosition;
import io.tidewatch.query.store.StoreNotReadyException;
import java.util.List;
import java.util.Optional;

/**
 * What the detector of whale signals knows at this moment. Thread-safe; each method throws {@link
 * StoreNotReadyException} while it cannot be read.
 */
public interface WhaleSource {
  /**
   * An address as it is watched.
   *
   * @param label the user's name for it
   * @param since when it began to be watched, epoch milliseconds
   */
  record Watched(String address, View view, Optional<String> label, long since) {
    public Watched {
      requireNonNull(address, "address");
      requireNonNull(view, "view");
      requireNonNull(label, "label");
    }
  }

  /** All addresses that are watched. */
  List<Watched> watched();

  /** What an address holds; what is flat is left out. */
  List<WhalePosition> positions(String address);

  /** Orders of an address that are being aggregated. */
  List<WhaleOrder> openOrders(String address);

  /** How many orders of all addresses are being aggregated. */
  long activeOrders();
}
