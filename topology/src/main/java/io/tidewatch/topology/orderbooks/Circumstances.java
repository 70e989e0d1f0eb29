package io.tidewatch.topology.orderbooks;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.orderbooks.analysis.Worth;
import io.tidewatch.topology.orderbooks.rule.BookRuleKind;
import io.tidewatch.topology.rule.RuleVersions;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What an instrument is judged under, looked up in tables that change by themselves. It is written
 * to the journal when it changes, so that a restart does not depend on what the tables say by then.
 *
 * @param rules what is overridden, where something is
 */
record Circumstances(Worth worth, Map<BookRuleKind, RuleVersions.InForce> rules) {
  static final Circumstances NONE =
      new Circumstances(
          new Worth(OptionalDouble.empty(), OptionalDouble.empty(), false, OptionalDouble.empty()),
          Map.of());

  Circumstances {
    requireNonNull(worth, "worth");
    rules = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(rules));
  }
}
