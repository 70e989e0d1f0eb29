package io.tidewatch.query.pool;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.pool.PoolStats;
import io.tidewatch.contract.pool.PoolTemplate;
import io.tidewatch.query.store.PartitionRead.Everything;
import io.tidewatch.query.store.Scan;
import io.tidewatch.query.store.StoreReader;
import io.tidewatch.topology.tokenpool.TokenState;
import io.tidewatch.topology.tokenpool.judge.PairState;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The stores of the token-pool detector, wherever their partitions are. Thread-safe. */
public final class PoolStores {
  private final StoreReader reader;

  public PoolStores(StoreReader reader) {
    this.reader = requireNonNull(reader, "reader");
  }

  /** A pair; empty if nothing was ever said of it. */
  Optional<PairState> pair(String address) {
    return reader.ask(PoolQueries.PAIR, address, address);
  }

  /** A token; empty if nothing was ever said of it. */
  Optional<TokenState> token(String address) {
    return reader.ask(PoolQueries.TOKEN, address, address);
  }

  /** Pairs of each partition in the order of their addresses. */
  Scan<List<PoolQueries.PairLine>> pairs(PoolQueries.PairsAfter asked) {
    return reader.scan(PoolQueries.PAIR_LINES, asked);
  }

  /** How many pairs of each partition are of each template. */
  Scan<Map<Integer, Long>> countByTemplate() {
    return reader.scan(PoolQueries.PAIRS_BY_TEMPLATE, Everything.ALL);
  }

  /** Every template. */
  Scan<List<PoolTemplate>> templates() {
    return reader.scan(PoolQueries.ALL_TEMPLATES, Everything.ALL);
  }

  /** Every batch. */
  Scan<List<PoolStats>> batches() {
    return reader.scan(PoolQueries.ALL_BATCHES, Everything.ALL);
  }
}
