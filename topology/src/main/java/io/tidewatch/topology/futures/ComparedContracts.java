package io.tidewatch.topology.futures;

import io.tidewatch.contract.alert.Inputs.ComparedContract;
import io.tidewatch.contract.alert.Inputs.ComparedRound;
import io.tidewatch.contract.futures.Anomaly.Status;
import io.tidewatch.topology.futures.market.Finding.Judged;
import io.tidewatch.topology.futures.market.RoundEntry.Round;
import io.tidewatch.topology.futures.rule.FuturesAnomalyRuleDefinition;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Tells what contracts were compared by. There are hundreds: what most have is told once. */
final class ComparedContracts {
  private ComparedContracts() {}

  /** Empty if one was found before findings told what was known of contracts. */
  static Optional<ComparedRound> of(Round round, List<Judged> compared, FuturesRules rules) {
    List<Judged> scored =
        compared.stream()
            .filter(judged -> judged.anomaly().status() != Status.WARMUP)
            .sorted(Comparator.comparing(Judged::symbol))
            .toList();
    if (scored.stream().anyMatch(judged -> judged.contract().isEmpty())) {
      return Optional.empty();
    }
    SortedMap<String, String> usual = FuturesAnomalyRuleDefinition.parameters(rules.usual());
    return Optional.of(
        new ComparedRound(
            round.provisional(),
            usual,
            scored.stream().map(judged -> contract(judged, usual, rules)).toList()));
  }

  private static ComparedContract contract(
      Judged judged, SortedMap<String, String> usual, FuturesRules rules) {
    return new ComparedContract(
        judged.symbol(),
        judged.partition(),
        judged.lastOffset(),
        judged.anomaly().bars(),
        judged.contract().orElseThrow(),
        others(
            usual,
            FuturesAnomalyRuleDefinition.parameters(
                rules.anomaly(judged.symbol(), judged.receivedAt()).rule())));
  }

  private static Optional<Map<String, String>> others(
      SortedMap<String, String> usual, SortedMap<String, String> parameters) {
    SortedMap<String, String> others = new TreeMap<>(parameters);
    others.entrySet().removeAll(usual.entrySet());
    return others.isEmpty() ? Optional.empty() : Optional.of(others);
  }
}
