package io.tidewatch.query.whale;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.whale.View;
import io.tidewatch.contract.whale.WhaleOrder;
import io.tidewatch.contract.whale.WhalePosition;
import io.tidewatch.query.store.StoreNotReadyException;
import java.util.List;
import java.util.Map;
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

  /**
   * What an address holds and does.
   *
   * @param positions without those that are flat
   * @param openOrders orders that are being aggregated
   */
  record State(List<WhalePosition> positions, List<WhaleOrder> openOrders) {
    public State {
      positions = List.copyOf(positions);
      openOrders = List.copyOf(openOrders);
    }
  }

  /** How many positions each of these addresses holds. */
  Map<String, Integer> positionCounts(List<String> addresses);

  /** What an address holds and does. */
  State state(String address);

  /** How many orders this process is aggregating, of all addresses. */
  long activeOrders();
}
