package io.tidewatch.contract.pool;

import java.time.Duration;

/** When changes of the token pool take force. */
public final class PoolChanges {
  /**
   * After the time of the record that makes it, a template, a pair, or the removal of one takes
   * force. Long enough for every detector to have read it, so that all use it from the same moment
   * of the frames on, live and in a replay.
   */
  public static final Duration TAKES_FORCE_AFTER = Duration.ofMillis(200);

  private PoolChanges() {}
}
