package io.tidewatch.simulator.pool;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.pool.PoolPair;

/**
 * A token of a made-up pool, with what the database says of it.
 *
 * @param pair with batch, priority and order as a loader that sorts by market cap gives them
 * @param source where it was launched, {@code pump} or {@code bonk}
 */
public record PoolToken(PoolPair pair, String source) {
  public PoolToken {
    requireNonNull(pair, "pair");
    requireNonNull(source, "source");
  }

  /** Address of the token. */
  public String address() {
    return pair.token();
  }
}
