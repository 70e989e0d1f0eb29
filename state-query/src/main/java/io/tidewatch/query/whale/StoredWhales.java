package io.tidewatch.query.whale;

import static java.util.Objects.requireNonNull;

import io.tidewatch.query.store.PartitionRead.Everything;
import io.tidewatch.query.store.StoreReader;
import io.tidewatch.topology.DetectorCounters;
import java.util.List;
import java.util.Map;

/** Reads the stores of the detector of whale signals, wherever they are. Thread-safe. */
public final class StoredWhales implements WhaleSource {
  /** All frames of the venue are on one. */
  private static final int PARTITION = 0;

  private final StoreReader reader;
  private final DetectorCounters counters;

  public StoredWhales(StoreReader reader, DetectorCounters counters) {
    this.reader = requireNonNull(reader, "reader");
    this.counters = requireNonNull(counters, "counters");
  }

  @Override
  public List<Watched> watched() {
    return reader.ask(WhaleQueries.ALL_WATCHED, PARTITION, Everything.ALL);
  }

  @Override
  public Map<String, Integer> positionCounts(List<String> addresses) {
    return reader.ask(WhaleQueries.COUNTS, PARTITION, addresses);
  }

  @Override
  public State state(String address) {
    return reader.ask(WhaleQueries.STATE, PARTITION, address);
  }

  @Override
  public long activeOrders() {
    return counters.activeOrders();
  }
}
