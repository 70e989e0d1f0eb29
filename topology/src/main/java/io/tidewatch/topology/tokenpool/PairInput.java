package io.tidewatch.topology.tokenpool;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.tokenpool.judge.PairItem;
import io.tidewatch.topology.tokenpool.judge.PoolDefinition;

/** What comes for a pair. */
sealed interface PairInput {
  /** A frame says something of it. */
  record Said(PairItem item) implements PairInput {
    public Said {
      requireNonNull(item, "item");
    }
  }

  /** Pair or template was written anew or removed. */
  record Defined(PoolDefinition definition) implements PairInput {
    public Defined {
      requireNonNull(definition, "definition");
    }
  }
}
