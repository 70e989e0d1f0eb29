package io.tidewatch.topology.recompute;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.alert.Inputs.ComparedContract;
import io.tidewatch.contract.alert.Inputs.ComparedRound;
import io.tidewatch.contract.futures.Anomaly.Status;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.topology.futures.FuturesReplay;
import io.tidewatch.topology.futures.ReplayTarget;
import io.tidewatch.topology.futures.market.MarketView;
import io.tidewatch.topology.futures.rule.FuturesAnomalyRule;
import io.tidewatch.topology.futures.rule.FuturesAnomalyRuleDefinition;
import io.tidewatch.topology.rule.InvalidRuleException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Scores the bars of all contracts of a round again and compares them. Which contracts were
 * compared is taken as told: whether one came in time depended on how far its partition had come.
 */
final class MarketMoveRecomputation implements Recomputation {
  /** More contracts than any venue has; their bars are held in memory. */
  private static final int MOST_CONTRACTS = 2_000;

  private static final FuturesAnomalyRuleDefinition RULES =
      new FuturesAnomalyRuleDefinition(FuturesAnomalyRule.DEFAULT);

  private final Inputs.MarketMove told;
  private final ComparedRound compared;
  private final Map<String, FuturesReplay> replays;

  private MarketMoveRecomputation(
      Inputs.MarketMove told, ComparedRound compared, Map<String, FuturesReplay> replays) {
    this.told = requireNonNull(told, "told");
    this.compared = requireNonNull(compared, "compared");
    this.replays = requireNonNull(replays, "replays");
  }

  static Attempt of(Inputs.MarketMove told) {
    if (told.compared().isEmpty()) {
      return new Attempt.Impossible(
          "it is of the time before alerts told what contracts were compared by");
    }
    ComparedRound compared = told.compared().get();
    Map<String, FuturesReplay> replays = new HashMap<>();
    try {
      for (ComparedContract contract : compared.contracts()) {
        replays.put(contract.symbol(), new FuturesReplay(target(told, compared, contract)));
      }
    } catch (InvalidRuleException e) {
      return new Attempt.Impossible("a rule that it names is none: " + e.getMessage());
    } catch (IllegalArgumentException e) {
      // Alerts come from a topic, and who writes there names what he likes.
      return new Attempt.Impossible("what it names is nowhere: " + e.getMessage());
    }
    if (replays.size() != compared.contracts().size() || replays.size() > MOST_CONTRACTS) {
      return new Attempt.Impossible(
          "it names a contract twice, or more than " + MOST_CONTRACTS + " of them");
    }
    return new Attempt.Possible(
        new MarketMoveRecomputation(told, compared, replays), spans(replays));
  }

  private static ReplayTarget target(
      Inputs.MarketMove told, ComparedRound compared, ComparedContract contract) {
    Map<String, String> parameters = new HashMap<>(compared.rule());
    contract.rule().ifPresent(parameters::putAll);
    return new ReplayTarget(
        contract.symbol(),
        told.roundAt(),
        compared.provisional(),
        contract.partition(),
        contract.lastOffset(),
        RULES.rule(parameters),
        contract.contract());
  }

  /** One of each partition, for the longest baseline. */
  private static List<Since> spans(Map<String, FuturesReplay> replays) {
    SortedMap<Integer, Long> since = new TreeMap<>();
    replays.values().stream()
        .map(FuturesReplay::target)
        .forEach(target -> since.merge(target.partition(), target.from(), Math::min));
    return since.entrySet().stream()
        .map(entry -> new Since(Topics.FUTURES_BARS.name(), entry.getKey(), entry.getValue()))
        .toList();
  }

  @Override
  public void take(ConsumerRecord<String, byte[]> rawRecord) {
    FuturesReplay replay = replays.get(rawRecord.key());
    if (replay != null) {
      replay.take(rawRecord);
    }
  }

  @Override
  public Recomputed result() {
    List<MarketView.Seen> seen = new ArrayList<>();
    List<ComparedContract> now = new ArrayList<>();
    for (ComparedContract contract : compared.contracts()) {
      Optional<FuturesReplay.Found> found = replays.get(contract.symbol()).found();
      if (found.isEmpty()) {
        return new Recomputed.NotPossible(
            "the records that it names lead to no score of " + contract.symbol());
      }
      int bars = found.get().seen().anomaly().bars();
      if (bars != contract.bars()) {
        return new Recomputed.Lacking(
            contract.symbol()
                + " was scored against "
                + contract.bars()
                + " bars, and on their topic are "
                + bars);
      }
      seen.add(found.get().seen());
      now.add(
          new ComparedContract(
              contract.symbol(),
              contract.partition(),
              contract.lastOffset(),
              bars,
              found.get().contract(),
              contract.rule()));
    }
    return value(seen, new ComparedRound(compared.provisional(), compared.rule(), now));
  }

  private Recomputed value(List<MarketView.Seen> seen, ComparedRound now) {
    MarketView view =
        MarketView.of(
            seen.stream().filter(one -> one.anomaly().status() != Status.WARMUP).toList());
    return new Recomputed.Value(
        view.share(), view.side(), view.toInputs(told.roundAt(), Optional.of(now)));
  }
}
