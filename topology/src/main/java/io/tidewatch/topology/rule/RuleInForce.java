package io.tidewatch.topology.rule;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.DetectorCounters.Counter;
import java.util.Map;
import java.util.function.Function;

/**
 * A rule as it stands for one subject, read again only when its overrides change. Overrides that
 * are not valid leave it at its defaults. Not thread-safe.
 *
 * @param <R> the rule
 */
public final class RuleInForce<R> {
  private final R defaults;
  private final Function<Map<String, String>, R> reader;
  private final DetectorCounters counters;
  private RuleVersions.InForce inForce = RuleVersions.InForce.DEFAULTS;
  private R rule;
  private int version;

  /**
   * Begins with the defaults.
   *
   * @param reader makes a rule of overrides, or throws {@link InvalidRuleException}
   */
  public RuleInForce(
      R defaults, Function<Map<String, String>, R> reader, DetectorCounters counters) {
    this.defaults = requireNonNull(defaults, "defaults");
    this.reader = requireNonNull(reader, "reader");
    this.counters = requireNonNull(counters, "counters");
    this.rule = defaults;
  }

  /** Takes what is overridden now; answers whether that is something else than before. */
  public boolean take(RuleVersions.InForce next) {
    if (next.equals(inForce)) {
      return false;
    }
    inForce = next;
    try {
      rule = reader.apply(next.parameters());
      version = next.version();
    } catch (InvalidRuleException e) {
      counters.add(Counter.INVALID_RULES);
      rule = defaults;
      version = 0;
    }
    return true;
  }

  public R rule() {
    return rule;
  }

  /** 0 for the defaults. */
  public int version() {
    return version;
  }
}
