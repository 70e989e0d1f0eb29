package io.tidewatch.connectors.pool;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.pool.PoolTemplate;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.Optional;

/**
 * A row of {@code sol_ws_batch_pool}.
 *
 * @param createTime when the token came into the pool, in the zone of the database
 */
record PoolRow(
    int batch,
    String token,
    Optional<String> symbol,
    Optional<String> name,
    Optional<String> pair,
    BigDecimal marketCap,
    Optional<String> twitterUrl,
    int templateId,
    Optional<String> templateName,
    String timeInterval,
    Optional<String> eventsConfig,
    Optional<String> triggerLogic,
    int priority,
    int sortOrder,
    boolean active,
    Optional<LocalDateTime> createTime) {
  /** Largest market cap first. */
  static final Comparator<PoolRow> ORDER =
      Comparator.comparing(PoolRow::marketCap).reversed().thenComparing(PoolRow::token);

  PoolRow {
    requireNonNull(token, "token");
    requireNonNull(symbol, "symbol");
    requireNonNull(name, "name");
    requireNonNull(pair, "pair");
    requireNonNull(marketCap, "marketCap");
    requireNonNull(twitterUrl, "twitterUrl");
    requireNonNull(templateName, "templateName");
    requireNonNull(timeInterval, "timeInterval");
    requireNonNull(eventsConfig, "eventsConfig");
    requireNonNull(triggerLogic, "triggerLogic");
    requireNonNull(createTime, "createTime");
  }

  /** A candidate with its pair, not in a batch yet. */
  static PoolRow of(Candidate candidate, String pair, Optional<LocalDateTime> createTime) {
    PoolTemplate terms = candidate.template().terms();
    return new PoolRow(
        0,
        candidate.token(),
        candidate.symbol(),
        candidate.name(),
        Optional.of(pair),
        candidate.marketCap(),
        candidate.twitterUrl(),
        terms.id(),
        Optional.of(terms.name()),
        terms.interval().wireName(),
        Optional.of(candidate.template().eventsConfig()),
        Optional.of(terms.logic().wireName()),
        0,
        0,
        true,
        createTime);
  }

  PoolRow at(int newBatch, int newSortOrder) {
    return with(newBatch, priority, newSortOrder, active);
  }

  PoolRow withPriority(int newPriority) {
    return with(batch, newPriority, sortOrder, active);
  }

  PoolRow withActive(boolean newActive) {
    return with(batch, priority, sortOrder, newActive);
  }

  private PoolRow with(int newBatch, int newPriority, int newSortOrder, boolean newActive) {
    return new PoolRow(
        newBatch,
        token,
        symbol,
        name,
        pair,
        marketCap,
        twitterUrl,
        templateId,
        templateName,
        timeInterval,
        eventsConfig,
        triggerLogic,
        newPriority,
        newSortOrder,
        newActive,
        createTime);
  }
}
