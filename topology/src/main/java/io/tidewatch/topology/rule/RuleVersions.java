package io.tidewatch.topology.rule;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.rule.RuleOverride;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds the parameters in force for a subject at a time. What is set for the subject wins over what
 * is set for the rule, which wins over the defaults, each parameter by itself.
 */
public final class RuleVersions {
  /** Rules change only at multiples of this time, so that a look-up may be kept until the next. */
  public static final long GRID_MS = 100;

  private RuleVersions() {}

  /**
   * Overrides in force.
   *
   * @param version the newer of the two version numbers; 0 if nothing is overridden
   * @param parameters what differs from the defaults
   */
  public record InForce(int version, Map<String, String> parameters) {
    public static final InForce DEFAULTS = new InForce(0, Map.of());

    public InForce {
      parameters = Map.copyOf(requireNonNull(parameters, "parameters"));
    }
  }

  /**
   * Looks up.
   *
   * @param overrides finds an override by its key, or null
   * @param receivedMs receive time of the frame that is judged, epoch milliseconds
   */
  public static InForce at(
      String rule, String subject, long receivedMs, Function<String, RuleOverride> overrides) {
    long slot = LookUpGrid.slot(receivedMs);
    Optional<RuleOverride.Version> all =
        version(overrides.apply(RuleOverride.key(rule, Optional.empty())), slot);
    Optional<RuleOverride.Version> one =
        version(overrides.apply(RuleOverride.key(rule, Optional.of(subject))), slot);
    if (all.isEmpty() && one.isEmpty()) {
      return InForce.DEFAULTS;
    }
    Map<String, String> parameters = new HashMap<>();
    all.ifPresent(version -> parameters.putAll(version.parameters()));
    one.ifPresent(version -> parameters.putAll(version.parameters()));
    int number =
        Math.max(
            all.map(RuleOverride.Version::number).orElse(0),
            one.map(RuleOverride.Version::number).orElse(0));
    return new InForce(number, parameters);
  }

  private static Optional<RuleOverride.Version> version(RuleOverride override, long receivedMs) {
    return Optional.ofNullable(override).flatMap(present -> present.inForceAt(receivedMs));
  }

  /** The first point of the grid at or after this time: when a rule set now can take force. */
  public static long nextSlot(long timeMs) {
    return Math.ceilDiv(timeMs, GRID_MS) * GRID_MS;
  }
}
