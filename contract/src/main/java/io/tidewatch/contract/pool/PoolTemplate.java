package io.tidewatch.contract.pool;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What the tokens of a range of market caps are watched for. Takes force {@link
 * PoolChanges#TAKES_FORCE_AFTER} after the time of its record, as its removal does.
 *
 * @param minMarketCap USD, inclusive
 * @param maxMarketCap USD, exclusive; empty for no upper end
 */
public record PoolTemplate(
    int id,
    String name,
    BigDecimal minMarketCap,
    Optional<BigDecimal> maxMarketCap,
    Interval interval,
    TriggerLogic logic,
    Conditions conditions) {
  public PoolTemplate {
    requireNonNull(name, "name");
    requireNonNull(minMarketCap, "minMarketCap");
    maxMarketCap = maxMarketCap == null ? Optional.empty() : maxMarketCap;
    requireNonNull(interval, "interval");
    requireNonNull(logic, "logic");
    requireNonNull(conditions, "conditions");
  }

  /** The key on the topic. */
  public String key() {
    return key(id);
  }

  /** The key of a template on its topic. */
  public static String key(int id) {
    return Integer.toString(id);
  }
}
