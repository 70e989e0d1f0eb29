package io.tidewatch.topology.tokenpool;

import io.tidewatch.contract.instrument.SolanaAddress;
import io.tidewatch.contract.pool.Conditions;
import io.tidewatch.contract.pool.PoolPair;
import io.tidewatch.contract.pool.PoolTemplate;
import java.math.BigDecimal;
import java.util.stream.Stream;

/** What pairs and templates must be to be used: addresses that are some, numbers one can write. */
final class References {
  /** Written out, a number of more than this would fill the memory. */
  private static final int MAX_DIGITS = 60;

  private References() {}

  static boolean isSound(PoolPair pair) {
    return SolanaAddress.isValid(pair.pair())
        && SolanaAddress.isValid(pair.token())
        && isSensible(pair.marketCap());
  }

  static boolean isSound(PoolTemplate template) {
    Conditions conditions = template.conditions();
    return Stream.of(
            Stream.of(template.minMarketCap()),
            template.maxMarketCap().stream(),
            conditions.priceChange().stream().flatMap(change -> change.risePercent().stream()),
            conditions.priceChange().stream().flatMap(change -> change.fallPercent().stream()),
            conditions.volume().stream().map(Conditions.Volume::thresholdUsd))
        .flatMap(numbers -> numbers)
        .allMatch(References::isSensible);
  }

  private static boolean isSensible(BigDecimal value) {
    return value.precision() <= MAX_DIGITS && Math.abs((long) value.scale()) <= MAX_DIGITS;
  }
}
