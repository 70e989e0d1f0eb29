package io.tidewatch.topology.whale.consensus;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Decision.Reason;
import io.tidewatch.contract.whale.CountedMove;
import io.tidewatch.contract.whale.WhaleBasis;
import io.tidewatch.contract.whale.WhaleSignal;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.DetectorCounters.Counter;
import io.tidewatch.topology.alert.AlertMachine;
import io.tidewatch.topology.alert.Outcome;
import io.tidewatch.topology.rule.RuleInForce;
import io.tidewatch.topology.whale.consensus.ConsensusEntry.Added;
import io.tidewatch.topology.whale.consensus.ConsensusEntry.Standing;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Notices when several watched addresses go the same way in one coin. Not thread-safe. */
public final class ConsensusKeeper {
  private static final String STANDING = "-";

  private final KeyValueStore<String, ConsensusEntry> store;
  private final DetectorCounters counters;

  /** Signals of each coin and side by their keys, which begin with their times. */
  private final Map<String, TreeMap<String, Added>> signals = new HashMap<>();

  public ConsensusKeeper(KeyValueStore<String, ConsensusEntry> store, DetectorCounters counters) {
    this.store = requireNonNull(store, "store");
    this.counters = requireNonNull(counters, "counters");
  }

  /** Learns again what is stored. */
  public void restore() {
    signals.clear();
    try (KeyValueIterator<String, ConsensusEntry> all = store.all()) {
      all.forEachRemaining(entry -> {
        if (entry.value instanceof Added added) {
          of(entry.key.substring(0, entry.key.lastIndexOf('|'))).put(entry.key, added);
        }
      });
    }
  }

  private TreeMap<String, Added> of(String group) {
    return signals.computeIfAbsent(group, name -> new TreeMap<>());
  }

  /**
   * Adds a signal; answers what it completes.
   *
   * @param basis what the signal rests on besides its fills
   * @param receivedAt receive time of the record that made it, epoch milliseconds
   * @param epoch of that record's connection
   */
  public Optional<ConsensusVerdict> add(
      WhaleSignal signal,
      WhaleBasis basis,
      RuleInForce<WhaleConsensusRule> rule,
      long receivedAt,
      long epoch) {
    if (signal.notionalUsd().isEmpty()) {
      return Optional.empty();
    }
    String group = signal.coin() + "|" + signal.side();
    TreeMap<String, Added> added = of(group);
    String key = group + "|" + String.format("%019d", signal.timestamp()) + signal.id();
    Added entry = Added.of(signal, CountedMove.of(signal, basis));
    added.put(key, entry);
    store.put(key, entry);
    forget(added, added.lastEntry().getValue().at() - rule.rule().within().toMillis());
    return judge(signal, group, Gathering.of(added.values()), rule, receivedAt, epoch);
  }

  private void forget(TreeMap<String, Added> added, long upTo) {
    while (!added.isEmpty() && added.firstEntry().getValue().at() <= upTo) {
      store.delete(added.pollFirstEntry().getKey());
    }
  }

  private Optional<ConsensusVerdict> judge(
      WhaleSignal signal,
      String group,
      Gathering gathering,
      RuleInForce<WhaleConsensusRule> rule,
      long receivedAt,
      long epoch) {
    counters.add(Counter.CHECKS);
    Standing before =
        store.get(STANDING + group) instanceof Standing standing ? standing : Standing.INITIAL;
    AlertMachine.Step step =
        AlertMachine.observe(
            before.state(),
            rule.rule().policy(),
            gathering.at(),
            gathering.value(rule.rule()),
            ConsensusVerdict.side(signal.side()));
    boolean holdsBack = step.outcome() instanceof Outcome.HeldBack;
    boolean same = step.state().lastSent().equals(before.state().lastSent());
    Standing after = new Standing(step.state(), same && (before.explained() || holdsBack));
    if (!after.equals(before)) {
      store.put(STANDING + group, after);
    }
    if (holdsBack) {
      counters.add(Counter.SUPPRESSED);
    }
    return switch (step.outcome()) {
      case Outcome.Raised raised ->
          Optional.of(ConsensusVerdict.agreed(signal, rule, raised, gathering, receivedAt, epoch));
      // Once for each alert: all that is held back until the next one is so for the same reason.
      case Outcome.HeldBack(Reason reason) when !before.explained() ->
          Optional.of(
              ConsensusVerdict.heldBack(signal, rule, reason, gathering, step.state().lastSent()));
      default -> Optional.empty();
    };
  }
}
