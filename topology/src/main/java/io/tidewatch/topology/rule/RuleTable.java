package io.tidewatch.topology.rule;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.rule.RuleOverride;
import io.tidewatch.contract.serde.Json;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.DetectorCounters.Counter;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import tools.jackson.core.JacksonException;

/** The rules topic as a table that every instance holds whole. Not thread-safe. */
public final class RuleTable {
  private final ReadOnlyKeyValueStore<String, ValueAndTimestamp<byte[]>> overrides;
  private final DetectorCounters counters;

  /**
   * Reads a table.
   *
   * @param overrides raw {@link RuleOverride} by key of the rules topic
   */
  public RuleTable(
      ReadOnlyKeyValueStore<String, ValueAndTimestamp<byte[]>> overrides,
      DetectorCounters counters) {
    this.overrides = requireNonNull(overrides, "overrides");
    this.counters = requireNonNull(counters, "counters");
  }

  /**
   * What is overridden of a rule.
   *
   * @param receivedMs receive time of the frame that is judged, epoch milliseconds
   */
  public RuleVersions.InForce inForce(String rule, String subject, long receivedMs) {
    return RuleVersions.at(rule, subject, receivedMs, this::override);
  }

  private RuleOverride override(String key) {
    ValueAndTimestamp<byte[]> stored = overrides.get(key);
    if (stored == null || stored.value() == null) {
      return null;
    }
    try {
      return Json.MAPPER.readValue(stored.value(), RuleOverride.class);
    } catch (JacksonException | IllegalArgumentException e) {
      counters.add(Counter.INVALID_RULES);
      return null;
    }
  }
}
