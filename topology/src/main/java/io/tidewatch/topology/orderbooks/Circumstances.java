package io.tidewatch.topology.orderbooks;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.rule.RuleOverride;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.orderbooks.analysis.Worth;
import io.tidewatch.topology.orderbooks.rule.BookRuleDefinition;
import io.tidewatch.topology.orderbooks.rule.BookRuleKind;
import io.tidewatch.topology.orderbooks.rule.BookRules;
import io.tidewatch.topology.rule.RuleVersions;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    rules = Collections.unmodifiableSortedMap(new TreeMap<>(rules));
  }

  /** The rules with what is overridden. */
  BookRules rulesInForce(
      String instId, List<BookRuleDefinition> definitions, DetectorCounters counters) {
    Map<String, RuleOverride> remembered = new HashMap<>();
    rules.forEach((kind, inForce) -> {
      RuleOverride.Version version =
          new RuleOverride.Version(inForce.version(), 0, inForce.parameters());
      RuleOverride override = new RuleOverride(kind.id(), Optional.empty(), List.of(version));
      remembered.put(override.key(), override);
    });
    return BookRules.at(definitions, instId, 0, remembered::get, counters);
  }
}
