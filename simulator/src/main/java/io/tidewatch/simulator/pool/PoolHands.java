package io.tidewatch.simulator.pool;

import io.tidewatch.contract.pool.PoolTemplate;

/**
 * What people do to the pool while the scenes are played; on the thread of the player, which waits.
 */
public interface PoolHands {
  /** Gives the template of this id these contents. */
  void editTemplate(PoolTemplate edited);

  /** Takes a token out of the pool. */
  void leave(PoolToken token);
}
