package io.tidewatch.query.rule;

import io.tidewatch.contract.rule.RuleOverride;
import io.tidewatch.contract.serde.Json;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.query.store.StoreNotReadyException;
import io.tidewatch.query.tail.TopicTail;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;

/**
 * The overrides of rules, followed on their topic, as the detectors follow them. One that cannot be
 * read counts as absent, as it does there. Thread-safe.
 */
public final class Overrides implements AutoCloseable {
  private final Map<String, RuleOverride> standing = new ConcurrentHashMap<>();
  private final TopicTail<byte[]> tail;

  private Overrides(KafkaAccess kafka) {
    this.tail = TopicTail.followTable(kafka, Topics.RULES.unparsed(), this::hear);
  }

  /** Begins to follow the topic, which must exist. */
  public static Overrides follow(KafkaAccess kafka) {
    return new Overrides(kafka);
  }

  /**
   * The override of this key.
   *
   * @throws StoreNotReadyException if they are not read yet
   */
  public Optional<RuleOverride> find(String key) {
    checkRead();
    return Optional.ofNullable(standing.get(key));
  }

  /**
   * All overrides of a rule: the one for all subjects first.
   *
   * @throws StoreNotReadyException if they are not read yet
   */
  public List<RuleOverride> of(String rule) {
    checkRead();
    return standing.values().stream()
        .filter(override -> override.rule().equals(rule))
        .sorted(Comparator.comparing(RuleOverride::key))
        .toList();
  }

  private void checkRead() {
    if (!tail.isCaughtUp()) {
      throw new StoreNotReadyException("the rules are not read yet");
    }
  }

  private void hear(String key, Optional<byte[]> json) {
    json.flatMap(Overrides::parse)
        .ifPresentOrElse(override -> standing.put(key, override), () -> standing.remove(key));
  }

  private static Optional<RuleOverride> parse(byte[] json) {
    try {
      return Optional.of(Json.MAPPER.readValue(json, RuleOverride.class));
    } catch (JacksonException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    tail.close();
  }
}
