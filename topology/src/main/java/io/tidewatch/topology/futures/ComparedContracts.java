package io.tidewatch.topology.futures;

import io.tidewatch.contract.alert.Inputs.ComparedContract;
import io.tidewatch.contract.alert.Inputs.ComparedRound;
import io.tidewatch.contract.futures.Anomaly.Status;
import io.tidewatch.topology.futures.market.Finding.Judged;
import io.tidewatch.topology.futures.market.RoundEntry.Round;
import io.tidewatch.topology.futures.rule.FuturesAnomalyRuleDefinition;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

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
    List<SortedMap<String, String>> parameters =
        scored.stream().map(judged -> parameters(judged, rules)).toList();
    SortedMap<String, String> usual = mostFrequent(parameters);
    return Optional.of(
        new ComparedRound(
            round.provisional(),
            usual,
            IntStream.range(0, scored.size())
                .mapToObj(each -> contract(scored.get(each), others(parameters.get(each), usual)))
                .toList()));
  }

  private static SortedMap<String, String> parameters(Judged judged, FuturesRules rules) {
    return FuturesAnomalyRuleDefinition.parameters(
        rules.anomaly(judged.symbol(), judged.receivedAt()).rule());
  }

  /** Not those of the settings: an override for all would be told hundreds of times. */
  private static SortedMap<String, String> mostFrequent(List<SortedMap<String, String>> all) {
    // In the order of symbols: of two that are as frequent the first one is taken.
    Map<SortedMap<String, String>, Integer> counts = new LinkedHashMap<>();
    all.forEach(one -> counts.merge(one, 1, Integer::sum));
    SortedMap<String, String> best = Collections.emptySortedMap();
    int most = 0;
    for (Map.Entry<SortedMap<String, String>, Integer> one : counts.entrySet()) {
      if (one.getValue() > most) {
        most = one.getValue();
        best = one.getKey();
      }
    }
    return best;
  }

  private static ComparedContract contract(Judged judged, Optional<Map<String, String>> others) {
    return new ComparedContract(
        judged.symbol(),
        judged.partition(),
        judged.lastOffset(),
        judged.anomaly().bars(),
        judged.contract().orElseThrow(),
        others);
  }

  private static Optional<Map<String, String>> others(
      SortedMap<String, String> parameters, SortedMap<String, String> usual) {
    SortedMap<String, String> others = new TreeMap<>(parameters);
    others.entrySet().removeAll(usual.entrySet());
    return others.isEmpty() ? Optional.empty() : Optional.of(others);
  }
}
