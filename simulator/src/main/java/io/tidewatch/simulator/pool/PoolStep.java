package io.tidewatch.simulator.pool;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.pool.PoolTemplate;
import io.tidewatch.simulator.dbotx.PairItem;
import java.util.List;

/** One thing that happens in the pool of the scenes. */
public sealed interface PoolStep {
  /** Event time, epoch milliseconds. */
  long timeMs();

  /** Pairs have changed. */
  record Changes(long timeMs, List<PairItem> items) implements PoolStep {
    public Changes {
      items = List.copyOf(items);
    }
  }

  /** Somebody edits a template. */
  record EditsTemplate(long timeMs, PoolTemplate edited) implements PoolStep {
    public EditsTemplate {
      requireNonNull(edited, "edited");
    }
  }

  /** Somebody takes a token out of the pool. */
  record Leaves(long timeMs, PoolToken token) implements PoolStep {
    public Leaves {
      requireNonNull(token, "token");
    }
  }
}
