package io.tidewatch.connectors.pool;

import io.tidewatch.connectors.feed.LogText;
import io.tidewatch.contract.instrument.SolanaAddress;
import io.tidewatch.contract.pool.Interval;
import io.tidewatch.contract.pool.PoolPair;
import io.tidewatch.contract.pool.PoolTemplate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the database wants on the topics: templates that are not deleted, active rows of the pool.
 *
 * @param warnings active rows that have no pair, or the one of another
 */
record PublishedPool(
    Map<String, PoolTemplate> templates, Map<String, PoolPair> pairs, List<String> warnings) {
  PublishedPool {
    templates = new LinkedHashMap<>(templates);
    pairs = new LinkedHashMap<>(pairs);
    warnings = List.copyOf(warnings);
  }

  /**
   * @throws PoolException if a template or a row is malformed, with all findings
   */
  static PublishedPool of(List<TemplateRow> templateRows, List<PoolRow> poolRows) {
    TemplateCheck.Result checked = TemplateCheck.of(templateRows);
    List<String> findings = new ArrayList<>(checked.findings());
    List<String> warnings = new ArrayList<>(checked.warnings());
    Map<String, PoolPair> pairs = new LinkedHashMap<>();
    poolRows.stream()
        .filter(PoolRow::active)
        .forEach(row ->
            pair(row, findings, warnings)
                .ifPresent(pair -> {
                  PoolPair other = pairs.putIfAbsent(pair.key(), pair);
                  if (other != null) {
                    warnings.add(
                        shown(row) + ": left out, its pool is the one of token " + other.token());
                  }
                }));
    if (!findings.isEmpty()) {
      throw new PoolException("the pool cannot be published, nothing was written", findings);
    }
    Map<String, PoolTemplate> templates = new LinkedHashMap<>();
    checked
        .templates()
        .forEach(template -> templates.put(template.terms().key(), template.terms()));
    return new PublishedPool(templates, pairs, warnings);
  }

  private static Optional<PoolPair> pair(
      PoolRow row, List<String> findings, List<String> warnings) {
    if (row.pair().isEmpty()) {
      warnings.add(shown(row) + ": left out, it has no pair_address");
      return Optional.empty();
    }
    int before = findings.size();
    Optional<Interval> interval = Interval.find(row.timeInterval());
    if (interval.isEmpty()) {
      findings.add(
          shown(row)
              + ": time_interval: expected one of "
              + Interval.names()
              + ", found "
              + LogText.bounded(row.timeInterval()));
    }
    address(row, "ca", row.token(), findings);
    address(row, "pair_address", row.pair().get(), findings);
    if (row.batch() < 1) {
      findings.add(shown(row) + ": batch_id: expected a number from 1, found " + row.batch());
    }
    return findings.size() == before
        ? Optional.of(pair(row, interval.orElseThrow()))
        : Optional.empty();
  }

  private static void address(PoolRow row, String column, String text, List<String> findings) {
    if (!SolanaAddress.isValid(text)) {
      findings.add(
          shown(row)
              + ": "
              + column
              + ": expected an address of Solana, found "
              + LogText.bounded(text));
    }
  }

  private static PoolPair pair(PoolRow row, Interval interval) {
    return new PoolPair(
        row.pair().orElseThrow(),
        row.token(),
        row.symbol(),
        row.name(),
        row.marketCap(),
        row.twitterUrl(),
        row.templateId(),
        interval,
        row.batch(),
        row.priority(),
        row.sortOrder());
  }

  private static String shown(PoolRow row) {
    return "pool row " + LogText.bounded(row.token());
  }
}
