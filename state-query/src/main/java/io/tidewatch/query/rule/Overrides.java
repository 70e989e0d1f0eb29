package io.tidewatch.query.rule;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.rule.RuleOverride;
import io.tidewatch.contract.serde.Json;
import io.tidewatch.query.store.LocalReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreType;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import tools.jackson.core.JacksonException;

/**
 * Reads the overrides of rules, as the detectors see them. One that cannot be read counts as
 * absent, as it does there. Thread-safe.
 */
public final class Overrides {
  private static final QueryableStoreType<ReadOnlyKeyValueStore<String, byte[]>> TYPE =
      QueryableStoreTypes.keyValueStore();

  private final LocalReader reader;
  private final String store;

  /**
   * @param reader reads the stores of a detector that has a global table of the rules topic
   * @param store name of that table
   */
  public Overrides(LocalReader reader, String store) {
    this.reader = requireNonNull(reader, "reader");
    this.store = requireNonNull(store, "store");
  }

  /**
   * The override of this key.
   *
   * @throws io.tidewatch.query.store.StoreNotReadyException if it cannot be read now
   */
  public Optional<RuleOverride> find(String key) {
    return reader.readGlobal(store, TYPE, rules -> parse(rules.get(key)));
  }

  /** All overrides of a rule: the one for all subjects first. */
  public List<RuleOverride> of(String rule) {
    return reader.readGlobal(
        store,
        TYPE,
        rules -> {
          List<RuleOverride> found = new ArrayList<>();
          try (KeyValueIterator<String, byte[]> all = rules.all()) {
            all.forEachRemaining(entry -> parse(entry.value).ifPresent(found::add));
          }
          found.removeIf(override -> !override.rule().equals(rule));
          found.sort(Comparator.comparing(RuleOverride::key));
          return found;
        });
  }

  private static Optional<RuleOverride> parse(byte[] json) {
    if (json == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.MAPPER.readValue(json, RuleOverride.class));
    } catch (JacksonException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
