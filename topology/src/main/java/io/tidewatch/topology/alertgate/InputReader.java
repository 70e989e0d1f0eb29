package io.tidewatch.topology.alertgate;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.delivery.Silence;
import io.tidewatch.contract.topic.Topic;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.parse.RejectReason;
import io.tidewatch.topology.parse.SoundTime;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Reads one of the topics of the gate. Whoever may write to it may write nonsense: that is counted
 * and passed over.
 */
final class InputReader<V> extends ContextualProcessor<String, byte[], String, GateInput> {
  private final Topic<String, V> topic;
  private final ToLongFunction<V> time;
  private final Function<V, GateInput> input;
  private final Function<String, Optional<GateInput>> tombstone;
  private final DetectorCounters counters;

  /**
   * Makes a reader.
   *
   * @param time what its event time says of the market, 0 if nothing
   * @param tombstone what it means that a key has no value any more, if anything
   */
  InputReader(
      Topic<String, V> topic,
      ToLongFunction<V> time,
      Function<V, GateInput> input,
      Function<String, Optional<GateInput>> tombstone,
      DetectorCounters counters) {
    this.topic = requireNonNull(topic, "topic");
    this.time = requireNonNull(time, "time");
    this.input = requireNonNull(input, "input");
    this.tombstone = requireNonNull(tombstone, "tombstone");
    this.counters = requireNonNull(counters, "counters");
  }

  @Override
  public void process(Record<String, byte[]> record) {
    read(record).ifPresent(value -> context().forward(record.withValue(value)));
  }

  private Optional<GateInput> read(Record<String, byte[]> record) {
    if (record.key() == null) {
      counters.reject(RejectReason.EMPTY);
      return Optional.empty();
    }
    if (record.value() == null) {
      Optional<GateInput> meant = tombstone.apply(record.key());
      if (meant.isEmpty()) {
        counters.reject(RejectReason.EMPTY);
      }
      return meant;
    }
    try {
      V value = topic.value().deserializer().deserialize(topic.name(), record.value());
      if (value != null && !SoundTime.isSound(time.applyAsLong(value), record.timestamp())) {
        counters.reject(RejectReason.OUT_OF_RANGE);
        return Optional.empty();
      }
      if (value != null) {
        return checked(record.key(), input.apply(value));
      }
    } catch (SerializationException | IllegalArgumentException | ArithmeticException e) {
      counters.reject(RejectReason.NOT_JSON);
      return Optional.empty();
    }
    counters.reject(RejectReason.EMPTY);
    return Optional.empty();
  }

  /** A silence under another key could not be ended: a tombstone names the key. */
  private Optional<GateInput> checked(String key, GateInput read) {
    if (read instanceof GateInput.Silenced(Silence silence) && !silence.id().equals(key)) {
      counters.reject(RejectReason.OUT_OF_RANGE);
      return Optional.empty();
    }
    return Optional.of(read);
  }
}
