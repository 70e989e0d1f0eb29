package io.tidewatch.query.rule;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.rule.RuleVersions;
import java.time.InstantSource;

/** Finds the parameters that a frame received now would be judged by. Thread-safe. */
public final class RulesInForce {
  private final Overrides overrides;
  private final InstantSource clock;

  public RulesInForce(Overrides overrides, InstantSource clock) {
    this.overrides = requireNonNull(overrides, "overrides");
    this.clock = requireNonNull(clock, "clock");
  }

  /**
   * The overrides in force for a subject.
   *
   * @throws io.tidewatch.query.store.StoreNotReadyException if they cannot be read now
   */
  public RuleVersions.InForce of(String rule, String subject) {
    return RuleVersions.at(rule, subject, clock.millis(), key -> overrides.find(key).orElse(null));
  }
}
