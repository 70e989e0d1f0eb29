package io.tidewatch.query.rule;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.rule.RuleOverride;
import io.tidewatch.query.rule.RuleView.OverrideView;
import io.tidewatch.topology.rule.InvalidRuleException;
import io.tidewatch.topology.rule.RuleDefinition;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads how rules stand. Thread-safe. */
public final class RuleReads {
  private final Overrides overrides;
  private final InstantSource clock;

  public RuleReads(Overrides overrides, InstantSource clock) {
    this.overrides = requireNonNull(overrides, "overrides");
    this.clock = requireNonNull(clock, "clock");
  }

  /**
   * A rule as it stands.
   *
   * @throws io.tidewatch.query.store.StoreNotReadyException if its overrides cannot be read now
   */
  public RuleView view(RuleDefinition rule) {
    long now = clock.millis();
    List<RuleOverride> found = overrides.of(rule.id());
    Optional<RuleOverride.Version> forAll =
        found.stream()
            .filter(override -> override.subject().isEmpty())
            .findFirst()
            .flatMap(override -> override.inForceAt(now));
    Map<String, String> set = forAll.map(RuleOverride.Version::parameters).orElse(Map.of());
    return new RuleView(
        rule.id(),
        forAll.map(RuleOverride.Version::number).orElse(0),
        parameters(rule, set),
        rule.defaults(),
        rule.descriptions(),
        found.stream().map(override -> view(override, now)).toList());
  }

  private static Map<String, String> parameters(RuleDefinition rule, Map<String, String> set) {
    try {
      return rule.with(set);
    } catch (InvalidRuleException e) {
      // Whoever wrote it went past the API. Detectors keep to the defaults too.
      return rule.defaults();
    }
  }

  private static OverrideView view(RuleOverride override, long now) {
    RuleOverride.Version latest = override.latest();
    return new OverrideView(
        override.subject(),
        latest.number(),
        latest.effectiveFrom(),
        latest.effectiveFrom() <= now,
        new TreeMap<>(latest.parameters()));
  }
}
