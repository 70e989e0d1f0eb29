package io.tidewatch.query.pool;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tidewatch.contract.pool.PoolStats;
import java.util.Optional;

/**
 * How a batch is doing.
 *
 * @param batch its number
 * @param ageMs market time since its newest frame
 * @param averageResponseMs from receipt to alert, over all live alerts
 * @param feed absent if nothing was heard of its connection
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record BatchView(
    int batch, long ageMs, PoolStats stats, Optional<Long> averageResponseMs, Optional<Feed> feed) {
  /**
   * Its connection.
   *
   * @param state in lower case: live, stale, closed, ...
   * @param since wall clock, epoch milliseconds
   */
  public record Feed(String state, long since, String detail) {}
}
