package io.tidewatch.query.largetrades;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.instrument.SpotSymbol;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.contract.volume.RollingVolume;
import io.tidewatch.query.MarketClock;
import io.tidewatch.query.rule.RulesInForce;
import io.tidewatch.query.rule.Standing;
import io.tidewatch.query.rule.StandingReader;
import io.tidewatch.query.store.KeyedStore;
import io.tidewatch.query.store.LocalReader;
import io.tidewatch.query.store.Scan;
import io.tidewatch.topology.alert.AlertMachine;
import io.tidewatch.topology.alert.AlertPolicy;
import io.tidewatch.topology.alert.AlertState;
import io.tidewatch.topology.alert.SubjectState;
import io.tidewatch.topology.largetrades.LargeTradesRule;
import io.tidewatch.topology.largetrades.LargeTradesRuleDefinition;
import io.tidewatch.topology.largetrades.LargeTradesSettings;
import io.tidewatch.topology.largetrades.LargeTradesTopology;
import io.tidewatch.topology.largetrades.RollingVolumeReader;
import io.tidewatch.topology.largetrades.SegmentKey;
import io.tidewatch.topology.rule.InvalidRuleException;
import io.tidewatch.topology.rule.RuleVersions;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.state.QueryableStoreTypes;

/** Reads what the large-trades detector knows of each symbol now. Thread-safe. */
public final class LargeTradesReads implements StandingReader {
  private static final KeyedStore TRADES =
      KeyedStore.fedBy(Topics.BINANCE_SPOT_TRADES, LargeTradesTopology.TRADES_STORE);
  private static final KeyedStore STATES =
      KeyedStore.fedBy(Topics.BINANCE_SPOT_TRADES, LargeTradesTopology.STATES_STORE);

  private final LocalReader reader;
  private final RulesInForce rules;
  private final LargeTradesSettings settings;
  private final LargeTradesRuleDefinition definition;
  private final MarketClock clock;

  public LargeTradesReads(
      LocalReader reader, RulesInForce rules, LargeTradesSettings settings, MarketClock clock) {
    this.reader = requireNonNull(reader, "reader");
    this.rules = requireNonNull(rules, "rules");
    this.settings = requireNonNull(settings, "settings");
    this.definition = new LargeTradesRuleDefinition(settings.rule());
    this.clock = requireNonNull(clock, "clock");
  }

  /** A rule and the version it has. */
  private record Versioned(LargeTradesRule rule, int version) {}

  /** Totals of a symbol and what was decided about it. */
  private record Present(RollingVolume volume, AlertState alert, Versioned rule) {
    AlertState.Label label() {
      AlertPolicy policy = rule.rule().policy();
      // The stored state changes with the next trade only; by now the window may have run empty.
      boolean over = volume.totalUsd().compareTo(policy.exitLevel()) < 0;
      AlertState now = over ? AlertMachine.leave(alert).state() : alert;
      return now.label(volume.asOf(), policy);
    }

    VolumeView view() {
      return VolumeView.of(volume, label(), rule.rule().thresholdUsd(), rule.version());
    }
  }

  /** The rolling volume; empty if no trade of the symbol was seen. */
  public Optional<VolumeView> volume(String symbol) {
    return present(symbol).map(Present::view);
  }

  /** The rolling volumes of every symbol, one list for each partition. */
  public Scan<List<VolumeView>> volumes() {
    return reader.scan(
        TRADES,
        partition -> {
          RollingVolumeReader volumes = volumes(partition);
          return volumes.symbols().stream()
              .flatMap(symbol -> present(volumes, partition, symbol).stream())
              .map(Present::view)
              .toList();
        });
  }

  @Override
  public String rule() {
    return LargeTradesRule.ID;
  }

  @Override
  public String canonicalSubject(String text) {
    return SpotSymbol.parse(text).venueName();
  }

  @Override
  public Optional<Standing> standing(String subject) {
    return present(subject)
        .map(present ->
            new Standing(
                present.volume().asOf(),
                Optional.of(present.volume().totalUsd()),
                present.rule().rule().thresholdUsd(),
                present.label(),
                present.rule().version(),
                present.alert().lastSent().map(AlertState.Sent::at)));
  }

  private Optional<Present> present(String symbol) {
    return reader.read(TRADES, symbol, partition -> present(volumes(partition), partition, symbol));
  }

  private Optional<Present> present(RollingVolumeReader volumes, int partition, String symbol) {
    return volumes
        .read(symbol, clock.nowMs())
        .map(volume -> new Present(volume, alertState(partition, symbol), ruleOf(symbol)));
  }

  private RollingVolumeReader volumes(int partition) {
    return new RollingVolumeReader(
        reader.open(TRADES, partition, QueryableStoreTypes.<SegmentKey, byte[]>keyValueStore()),
        settings.window().toMillis());
  }

  private AlertState alertState(int partition, String symbol) {
    SubjectState state =
        reader
            .open(STATES, partition, QueryableStoreTypes.<String, SubjectState>keyValueStore())
            .get(symbol);
    return state == null ? AlertState.INITIAL : state.alert();
  }

  private Versioned ruleOf(String symbol) {
    RuleVersions.InForce inForce = rules.of(LargeTradesRule.ID, symbol);
    try {
      return new Versioned(definition.rule(inForce.parameters()), inForce.version());
    } catch (InvalidRuleException e) {
      // Whoever wrote it went past the API. The detector keeps to the defaults too.
      return new Versioned(settings.rule(), 0);
    }
  }
}
