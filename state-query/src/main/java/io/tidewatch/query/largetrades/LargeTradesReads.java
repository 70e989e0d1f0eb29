package io.tidewatch.query.largetrades;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.volume.RollingVolume;
import io.tidewatch.query.MarketClock;
import io.tidewatch.query.rule.RulesInForce;
import io.tidewatch.query.rule.Standing;
import io.tidewatch.query.rule.StandingReader;
import io.tidewatch.query.store.Scan;
import io.tidewatch.query.store.StoreReader;
import io.tidewatch.topology.alert.AlertMachine;
import io.tidewatch.topology.alert.AlertPolicy;
import io.tidewatch.topology.alert.AlertState;
import io.tidewatch.topology.largetrades.LargeTradesRule;
import io.tidewatch.topology.largetrades.LargeTradesRuleDefinition;
import io.tidewatch.topology.largetrades.LargeTradesSettings;
import io.tidewatch.topology.rule.InvalidRuleException;
import io.tidewatch.topology.rule.RuleVersions;
import java.util.List;
import java.util.Optional;

/** Reads what the large-trades detector knows of each symbol now. Thread-safe. */
public final class LargeTradesReads implements StandingReader {
  private final StoreReader reader;
  private final RulesInForce rules;
  private final LargeTradesSettings settings;
  private final LargeTradesRuleDefinition definition;
  private final MarketClock clock;

  public LargeTradesReads(
      StoreReader reader, RulesInForce rules, LargeTradesSettings settings, MarketClock clock) {
    this.reader = requireNonNull(reader, "reader");
    this.rules = requireNonNull(rules, "rules");
    this.settings = requireNonNull(settings, "settings");
    this.definition = new LargeTradesRuleDefinition(settings.rule());
    this.clock = requireNonNull(clock, "clock");
  }

  /** A rule and the version it has. */
  private record Versioned(LargeTradesRule rule, int version) {}

  /** What is known of a symbol, as its rule sees it. */
  private record Judged(VolumeQueries.Present present, Versioned rule) {
    AlertState.Label label() {
      AlertPolicy policy = rule.rule().policy();
      RollingVolume volume = present.volume();
      // The stored state changes with the next trade only; by now the window may have run empty.
      boolean over = volume.totalUsd().compareTo(policy.exitLevel()) < 0;
      AlertState now = over ? AlertMachine.leave(present.alert()).state() : present.alert();
      return now.label(volume.asOf(), policy);
    }

    VolumeView view() {
      return VolumeView.of(present.volume(), label(), rule.rule().thresholdUsd(), rule.version());
    }

    Standing standing() {
      return new Standing(
          present.volume().asOf(),
          Optional.of(present.volume().totalUsd()),
          rule.rule().thresholdUsd(),
          label(),
          rule.version(),
          present.alert().lastSent().map(AlertState.Sent::at));
    }
  }

  /** The rolling volume; empty if no trade of the symbol was seen. */
  public Optional<VolumeView> volume(String symbol) {
    return find(symbol).map(Judged::view);
  }

  /** The rolling volumes of every symbol, one list for each partition. */
  public Scan<List<VolumeView>> volumes() {
    return reader
        .scan(VolumeQueries.VOLUMES, window())
        .map(found -> found.stream().map(present -> judged(present).view()).toList());
  }

  @Override
  public String rule() {
    return LargeTradesRule.ID;
  }

  @Override
  public Optional<Standing> standing(String subject) {
    return find(subject).map(Judged::standing);
  }

  private Optional<Judged> find(String symbol) {
    return reader
        .ask(VolumeQueries.VOLUME, symbol, new VolumeQueries.OfSymbol(symbol, window()))
        .map(this::judged);
  }

  private VolumeQueries.Window window() {
    return new VolumeQueries.Window(clock.nowMs(), settings.window().toMillis());
  }

  private Judged judged(VolumeQueries.Present present) {
    return new Judged(present, ruleOf(present.volume().symbol()));
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
