package io.tidewatch.connectors.hyperliquid;

import io.tidewatch.connectors.feed.ConnectionId;
import java.util.List;

/** What somebody beside the pool has to know of its connections; on the control thread. */
interface PoolListener {
  /**
   * A connection was lost with these.
   *
   * @param heardMs everything up to then is written
   */
  void lost(ConnectionId id, List<Subscription> subscriptions, long heardMs);

  /** Public trades of a coin are missing before those that came. */
  void missed(ConnectionId id, String coin, TradeContinuity.Lost lost);

  /** The venue ends each connection that asks for it. */
  void deadly(Subscription subscription);

  void live(ConnectionId id, Subscription subscription);

  /** The venue takes no more addresses than those that it acknowledged. */
  void tooManyUsers();
}
