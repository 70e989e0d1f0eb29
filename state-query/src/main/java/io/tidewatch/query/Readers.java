package io.tidewatch.query;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.topic.Partitions;
import io.tidewatch.query.peer.PeerDoor;
import io.tidewatch.query.store.ReadCatalogue;
import io.tidewatch.query.store.StoreReader;
import io.tidewatch.query.store.StreamsStores;
import io.tidewatch.query.streams.DetectorRunner;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes what reads the stores of a detector, here and on other instances, and lets those ask in
 * their turn.
 *
 * @param door empty if this instance is alone
 * @param split into how many parts topics are split
 */
record Readers(Optional<PeerDoor> door, Partitions split) {
  Readers {
    requireNonNull(door, "door");
    requireNonNull(split, "split");
  }

  /**
   * For one detector.
   *
   * @param catalogue what can be asked of the detector of this name
   */
  StoreReader of(DetectorRunner runner, Function<String, ReadCatalogue> catalogue) {
    String detector = runner.detector().name();
    StreamsStores stores = runner.stores();
    StoreReader reader = new StoreReader(detector, stores, door.map(PeerDoor::peers), split);
    door.ifPresent(open -> open.answer(catalogue.apply(detector), reader.local()));
    return reader;
  }
}
