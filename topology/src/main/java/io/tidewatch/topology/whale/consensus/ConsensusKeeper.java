package io.tidewatch.topology.whale.consensus;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.AlertId;
import io.tidewatch.contract.alert.Evidence;
import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.alert.Inputs.ConsensusMember;
import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.contract.whale.PositionChange.Direction;
import io.tidewatch.contract.whale.PositionSide;
import io.tidewatch.contract.whale.WhaleSignal;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.DetectorCounters.Counter;
import io.tidewatch.topology.alert.AlertMachine;
import io.tidewatch.topology.alert.AlertState;
import io.tidewatch.topology.alert.Outcome;
import io.tidewatch.topology.rule.RuleInForce;
import io.tidewatch.topology.whale.consensus.ConsensusEntry.Added;
import io.tidewatch.topology.whale.order.Offsets;
import io.tidewatch.topology.whale.order.Offsets.Range;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
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

  /** Adds a signal; answers the alert that it completes. */
  public Optional<Alert> add(
      WhaleSignal signal, RuleInForce<WhaleConsensusRule> rule, long receivedAt, long epoch) {
    if (signal.notionalUsd().isEmpty()) {
      return Optional.empty();
    }
    String group = signal.coin() + "|" + signal.side();
    TreeMap<String, Added> added = of(group);
    BigDecimal usd = signal.notionalUsd().get();
    boolean opens = signal.direction() == Direction.OPEN;
    String key = group + "|" + String.format("%019d", signal.timestamp()) + signal.id();
    Added entry =
        new Added(
            signal.address(),
            signal.label(),
            signal.id(),
            opens ? usd : usd.negate(),
            signal.timestamp(),
            signal.records().stream()
                .map(range -> new Range(range.first(), range.last()))
                .toList());
    added.put(key, entry);
    store.put(key, entry);
    long now = added.lastEntry().getValue().at();
    forget(added, now - rule.rule().within().toMillis());
    return judge(signal, group, added, rule, now, receivedAt, epoch);
  }

  private void forget(TreeMap<String, Added> added, long upTo) {
    while (!added.isEmpty() && added.firstEntry().getValue().at() <= upTo) {
      store.delete(added.pollFirstEntry().getKey());
    }
  }

  private Optional<Alert> judge(
      WhaleSignal signal,
      String group,
      TreeMap<String, Added> added,
      RuleInForce<WhaleConsensusRule> rule,
      long now,
      long receivedAt,
      long epoch) {
    counters.add(Counter.CHECKS);
    Map<String, List<Added>> members = members(added);
    // Who went the other way counts against those who agree.
    BigDecimal net = sum(added.values());
    boolean enough = net.compareTo(rule.rule().netUsd()) >= 0;
    BigDecimal value = enough ? BigDecimal.valueOf(members.size()) : BigDecimal.ZERO;
    AlertState before =
        store.get(STANDING + group) instanceof ConsensusEntry.Standing(AlertState state)
            ? state
            : AlertState.INITIAL;
    Side side = signal.side() == PositionSide.LONG ? Side.BUY : Side.SELL;
    AlertMachine.Step step = AlertMachine.observe(before, rule.rule().policy(), now, value, side);
    boolean firing =
        before instanceof AlertState.Firing firingBefore && firingBefore.sentInEpisode() > 0;
    if (!step.state().equals(before) && !(firing && step.outcome() instanceof Outcome.Raised)) {
      store.put(STANDING + group, new ConsensusEntry.Standing(step.state()));
    }
    if (step.outcome() instanceof Outcome.HeldBack) {
      counters.add(Counter.SUPPRESSED);
    }
    // Once an episode: whoever joins those who went before says nothing new.
    return step.outcome() instanceof Outcome.Raised raised && !firing
        ? Optional.of(
            alert(signal, rule, raised, side, value, net, members, added, receivedAt, epoch))
        : Optional.empty();
  }

  /** Addresses that opened more than they closed, first the one that came first. */
  private static Map<String, List<Added>> members(TreeMap<String, Added> added) {
    Map<String, List<Added>> members = new LinkedHashMap<>();
    for (Added entry : added.values()) {
      members.computeIfAbsent(entry.address(), address -> new ArrayList<>()).add(entry);
    }
    members.values().removeIf(of -> sum(of).signum() <= 0);
    return members;
  }

  private static BigDecimal sum(Collection<Added> added) {
    return added.stream().map(Added::usd).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Alert alert(
      WhaleSignal signal,
      RuleInForce<WhaleConsensusRule> rule,
      Outcome.Raised raised,
      Side side,
      BigDecimal value,
      BigDecimal net,
      Map<String, List<Added>> members,
      TreeMap<String, Added> added,
      long receivedAt,
      long epoch) {
    List<Range> records = List.of();
    for (List<Added> of : members.values()) {
      for (Added entry : of) {
        records = Offsets.plus(records, entry.records());
      }
    }
    long now = added.lastEntry().getValue().at();
    Evidence evidence =
        new Evidence(
            new Evidence.RuleInForce(
                WhaleConsensusRule.ID,
                rule.version(),
                WhaleConsensusRuleDefinition.parameters(rule.rule())),
            new Evidence.Episode(raised.episodeStart(), raised.number()),
            new Evidence.Window(now - rule.rule().within().toMillis(), now),
            new Inputs.WhaleConsensus(
                signal.coin(), signal.symbol(), signal.side(), net, told(members)),
            records.stream()
                .map(range ->
                    new Evidence.OffsetRange(
                        Topics.HYPERLIQUID_FRAMES.name(), 0, range.first(), range.last()))
                .toList(),
            new Evidence.FeedHealth(0, 0, epoch, receivedAt - now));
    return new Alert(
        AlertId.of(
            WhaleConsensusRule.ID, signal.coin(), side, raised.episodeStart(), raised.number()),
        WhaleConsensusRule.ID,
        signal.coin(),
        side,
        value,
        BigDecimal.valueOf(rule.rule().addresses()),
        rule.rule().severity(),
        now,
        evidence);
  }

  private static List<ConsensusMember> told(Map<String, List<Added>> members) {
    List<ConsensusMember> told = new ArrayList<>();
    members.forEach((address, of) ->
        told.add(
            new ConsensusMember(
                address,
                of.getLast().label(),
                sum(of),
                of.stream().map(Added::signal).toList(),
                of.getLast().at())));
    return told;
  }
}
