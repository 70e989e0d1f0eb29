package io.tidewatch.topology.rule;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.DetectorCounters;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Finds the rule in force for a subject. What was read of overrides is kept, as many subjects have
 * the same. Not thread-safe.
 *
 * @param <R> the rule
 */
public final class RuleBook<R> {
  private static final int MAX_KEPT = 1_000;

  private final String id;
  private final R defaults;
  private final Function<Map<String, String>, R> reader;
  private final RuleTable table;
  private final DetectorCounters counters;
  private final Map<RuleVersions.InForce, RuleInForce<R>> kept = new HashMap<>();

  /**
   * Reads a table.
   *
   * @param reader makes a rule of overrides, or throws {@link InvalidRuleException}
   */
  public RuleBook(
      String id,
      R defaults,
      Function<Map<String, String>, R> reader,
      RuleTable table,
      DetectorCounters counters) {
    this.id = requireNonNull(id, "id");
    this.defaults = requireNonNull(defaults, "defaults");
    this.reader = requireNonNull(reader, "reader");
    this.table = requireNonNull(table, "table");
    this.counters = requireNonNull(counters, "counters");
  }

  /**
   * The rule with its version.
   *
   * @param receivedMs receive time of the record that is judged, epoch milliseconds
   */
  public RuleInForce<R> of(String subject, long receivedMs) {
    RuleVersions.InForce inForce = table.inForce(id, subject, receivedMs);
    if (kept.size() > MAX_KEPT) {
      kept.clear();
    }
    return kept.computeIfAbsent(inForce, this::read);
  }

  private RuleInForce<R> read(RuleVersions.InForce inForce) {
    RuleInForce<R> rule = new RuleInForce<>(defaults, reader, counters);
    rule.take(inForce);
    return rule;
  }
}
