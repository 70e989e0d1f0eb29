package io.tidewatch.contract.pool;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A watched token with the pair that it is watched by. Takes force {@link
 * PoolChanges#TAKES_FORCE_AFTER} after the time of its record, as its removal does.
 *
 * @param pair address of the pool, the key on the topic
 * @param token address of the token (its mint; {@code ca} in the database)
 * @param symbol as its creator chose it: any text
 * @param name as its creator chose it: any text
 * @param marketCap highest so far, USD
 * @param interval that the venue is asked for
 * @param batch number of the subscription that it belongs to, from 1
 * @param priority the higher, the larger the market cap
 * @param sortOrder place within the batch, from 0
 */
public record PoolPair(
    String pair,
    String token,
    Optional<String> symbol,
    Optional<String> name,
    BigDecimal marketCap,
    Optional<String> twitterUrl,
    int templateId,
    Interval interval,
    int batch,
    int priority,
    int sortOrder) {
  /** Tokens in a batch, at most: the venue takes no more in one subscription. */
  public static final int BATCH_LIMIT = 99;

  public PoolPair {
    requireNonNull(pair, "pair");
    requireNonNull(token, "token");
    symbol = symbol == null ? Optional.empty() : symbol;
    name = name == null ? Optional.empty() : name;
    requireNonNull(marketCap, "marketCap");
    twitterUrl = twitterUrl == null ? Optional.empty() : twitterUrl;
    requireNonNull(interval, "interval");
    if (batch < 1) {
      throw new IllegalArgumentException("expected a batch from 1, was " + batch);
    }
  }

  /** The key on the topic. */
  public String key() {
    return pair;
  }

  /** The template's key on its topic. */
  public String templateKey() {
    return PoolTemplate.key(templateId);
  }
}
