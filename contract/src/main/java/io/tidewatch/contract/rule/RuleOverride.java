package io.tidewatch.contract.rule;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What operators changed of a rule, for all its subjects or for one. The older versions travel
 * along, so that a replay finds the version that was in force when a frame was received.
 *
 * @param rule rule id
 * @param subject the subject it is limited to, or empty for all
 * @param versions oldest first, at most {@link #MAX_VERSIONS}; never empty
 */
public record RuleOverride(String rule, Optional<String> subject, List<Version> versions) {
  /** Older versions than this many are forgotten. */
  public static final int MAX_VERSIONS = 50;

  public RuleOverride {
    requireNonNull(rule, "rule");
    subject = subject == null ? Optional.empty() : subject;
    versions = List.copyOf(versions);
    if (versions.isEmpty()) {
      throw new IllegalArgumentException("expected at least one version, was none");
    }
  }

  /**
   * One version of the overridden parameters.
   *
   * @param number 1 for the first change; 0 means the configured defaults
   * @param effectiveFrom receive time of the first frame it applies to, epoch milliseconds
   * @param parameters only what differs from the defaults, as text
   */
  public record Version(int number, long effectiveFrom, Map<String, String> parameters) {
    public Version {
      parameters = Map.copyOf(new TreeMap<>(parameters));
    }
  }

  public static String key(String rule, Optional<String> subject) {
    return subject.map(s -> rule + "/" + s).orElse(rule);
  }

  public String key() {
    return key(rule, subject);
  }

  public Version latest() {
    return versions.getLast();
  }

  /** The version that applies to a frame received at this time; empty before the first. */
  public Optional<Version> inForceAt(long receivedMs) {
    for (int i = versions.size() - 1; i >= 0; i--) {
      if (versions.get(i).effectiveFrom() <= receivedMs) {
        return Optional.of(versions.get(i));
      }
    }
    return Optional.empty();
  }

  /** A copy with one version more. */
  public RuleOverride with(long effectiveFrom, Map<String, String> parameters) {
    List<Version> next = new ArrayList<>(versions);
    next.add(new Version(latest().number() + 1, effectiveFrom, parameters));
    int surplus = Math.max(0, next.size() - MAX_VERSIONS);
    return new RuleOverride(rule, subject, next.subList(surplus, next.size()));
  }

  /** The first change of a rule. */
  public static RuleOverride first(
      String rule, Optional<String> subject, long effectiveFrom, Map<String, String> parameters) {
    return new RuleOverride(rule, subject, List.of(new Version(1, effectiveFrom, parameters)));
  }
}
