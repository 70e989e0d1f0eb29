package io.tidewatch.query.rule;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A rule as it stands.
 *
 * @param version of what is overridden for all subjects; 0 if nothing is
 * @param parameters in force for a subject that has no override of its own
 * @param defaults what the configuration gives
 * @param descriptions what each parameter is
 * @param overrides for all subjects first
 */
public record RuleView(
    String id,
    int version,
    Map<String, String> parameters,
    Map<String, String> defaults,
    Map<String, String> descriptions,
    List<OverrideView> overrides) {
  /**
   * The newest version of an override.
   *
   * @param subject absent if it is for all
   * @param effectiveFrom receive time of the first frame it applies to, epoch milliseconds
   * @param inForce whether that time has come
   * @param parameters what differs from the defaults; nothing if it was cleared
   */
  public record OverrideView(
      Optional<String> subject,
      int version,
      long effectiveFrom,
      boolean inForce,
      Map<String, String> parameters) {}
}
