package io.tidewatch.query.rule;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.rule.RuleOverride;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.query.store.StoreNotReadyException;
import io.tidewatch.topology.rule.RuleDefinition;
import io.tidewatch.topology.rule.RuleVersions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/**
 * Writes new versions of overrides to the rules topic, one after the other: two changes at the same
 * time get two version numbers. It is meant to be the only writer. Thread-safe.
 */
public final class RuleChanges implements AutoCloseable {
  /** Time for the change to reach every instance before it takes force. */
  private static final long LEAD_MS = 500;

  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final Overrides overrides;
  private final InstantSource clock;
  private final Producer<String, RuleOverride> producer;

  /** What this process wrote; the table that {@link #overrides} reads may be a moment behind. */
  private final Map<String, RuleOverride> written = new HashMap<>();

  public RuleChanges(String bootstrapServers, Overrides overrides, InstantSource clock) {
    this.overrides = requireNonNull(overrides, "overrides");
    this.clock = requireNonNull(clock, "clock");
    this.producer =
        new KafkaProducer<>(
            settings(requireNonNull(bootstrapServers, "bootstrapServers")),
            Topics.RULES.key().serializer(),
            Topics.RULES.value().serializer());
  }

  /**
   * Replaces what is overridden; nothing means that the defaults apply again. Returns once the
   * change is on the topic.
   *
   * @param parameters checked by {@link RuleDefinition#with}
   * @throws StoreNotReadyException if the present override cannot be read, or Kafka did not take
   *     the change in time
   */
  public synchronized RuleOverride replace(
      String rule, Optional<String> subject, Map<String, String> parameters) {
    String key = RuleOverride.key(rule, subject);
    Optional<RuleOverride> present = present(key);
    long from = RuleVersions.nextSlot(clock.millis() + LEAD_MS);
    RuleOverride next =
        present
            .map(was -> was.with(Math.max(from, was.latest().effectiveFrom()), parameters))
            .orElseGet(() -> RuleOverride.first(rule, subject, from, parameters));
    write(key, next);
    written.put(key, next);
    return next;
  }

  private Optional<RuleOverride> present(String key) {
    Optional<RuleOverride> read = overrides.find(key);
    Optional<RuleOverride> mine = Optional.ofNullable(written.get(key));
    return mine.filter(own -> read.isEmpty() || number(own) >= number(read.get())).or(() -> read);
  }

  private static int number(RuleOverride override) {
    return override.latest().number();
  }

  private void write(String key, RuleOverride next) {
    try {
      producer.send(new ProducerRecord<>(Topics.RULES.name(), key, next)).get();
    } catch (ExecutionException | KafkaException e) {
      throw new StoreNotReadyException(
          "Kafka did not confirm the change; look whether it is in force before you repeat it", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreNotReadyException("interrupted before Kafka confirmed the change", e);
    }
  }

  @Override
  public void close() {
    producer.close(TIMEOUT);
  }

  private static Map<String, Object> settings(String bootstrapServers) {
    int timeoutMs = Math.toIntExact(TIMEOUT.toMillis());
    return Map.of(
        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
        bootstrapServers,
        ProducerConfig.CLIENT_ID_CONFIG,
        "tidewatch-rule-changes",
        ProducerConfig.ACKS_CONFIG,
        "all",
        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
        true,
        ProducerConfig.LINGER_MS_CONFIG,
        0,
        ProducerConfig.MAX_BLOCK_MS_CONFIG,
        timeoutMs,
        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
        timeoutMs,
        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
        timeoutMs);
  }
}
