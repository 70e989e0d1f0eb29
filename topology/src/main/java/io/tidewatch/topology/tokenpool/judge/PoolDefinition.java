package io.tidewatch.topology.tokenpool.judge;

import io.tidewatch.contract.pool.PoolPair;
import io.tidewatch.contract.pool.PoolTemplate;
import java.util.Optional;

/**
 * What is said of a pair: that it is watched, and for what.
 *
 * @param pair empty if it is not in the pool
 * @param template that it is watched with; empty if there is none of its id
 */
public record PoolDefinition(Optional<PoolPair> pair, Optional<PoolTemplate> template) {
  /** Of a pair that is not in the pool. */
  public static final PoolDefinition NONE = new PoolDefinition(Optional.empty(), Optional.empty());

  public PoolDefinition {
    pair = pair == null ? Optional.empty() : pair;
    template = template == null ? Optional.empty() : template;
    if (pair.isEmpty() && template.isPresent()) {
      throw new IllegalArgumentException("expected no template without a pair, was one");
    }
  }

  /** The token that the pair stands for; empty if it is not in the pool. */
  public Optional<String> token() {
    return pair.map(PoolPair::token);
  }

  /** The batch that it belongs to; empty if it is not in the pool. */
  public Optional<Integer> batch() {
    return pair.map(PoolPair::batch);
  }

  /**
   * Whether the same figures mean the same under both: same token, same conditions over the same
   * interval, joined in the same way.
   */
  boolean demandsSameAs(PoolDefinition other) {
    return token().equals(other.token())
        && template
            .map(PoolTemplate::conditions)
            .equals(other.template.map(PoolTemplate::conditions))
        && template.map(PoolTemplate::interval).equals(other.template.map(PoolTemplate::interval))
        && template.map(PoolTemplate::logic).equals(other.template.map(PoolTemplate::logic));
  }
}
