package io.tidewatch.topology.alertgate;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.delivery.Notification.MarketEvent;
import io.tidewatch.contract.delivery.Silence;
import io.tidewatch.contract.serde.JsonSerde;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.clock.CommitPace;
import io.tidewatch.topology.parse.RejectReason;
import java.util.Set;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Makes the processor and the stores it owns. */
final class GateProcessorSupplier
    implements ProcessorSupplier<String, GateInput, String, GateOutput> {
  static final Serde<Silence> SILENCE = new JsonSerde<>(Silence.class);
  static final Serde<FeedState> FEED = new JsonSerde<>(FeedState.class);
  static final Serde<ToldMove> MOVE = new JsonSerde<>(ToldMove.class);
  static final Serde<MarketEvent> EVENT = new JsonSerde<>(MarketEvent.class);
  static final Serde<Alert> ALERT = new JsonSerde<>(Alert.class);

  private final CommitPace pace;
  private final DetectorCounters counters;

  GateProcessorSupplier(CommitPace pace, DetectorCounters counters) {
    this.pace = requireNonNull(pace, "pace");
    this.counters = requireNonNull(counters, "counters");
  }

  @Override
  public Processor<String, GateInput, String, GateOutput> get() {
    return new GateProcessor(pace, counters);
  }

  @Override
  public Set<StoreBuilder<?>> stores() {
    return Set.of(
        store(AlertGateTopology.SILENCES_STORE, SILENCE),
        store(AlertGateTopology.FEEDS_STORE, FEED),
        store(AlertGateTopology.MOVES_STORE, MOVE),
        store(AlertGateTopology.EVENTS_STORE, EVENT),
        store(AlertGateTopology.HELD_STORE, ALERT),
        store(AlertGateTopology.TIME_STORE, Serdes.Long()),
        store(AlertGateTopology.HEARD_STORE, Serdes.Long()));
  }

  private <V> StoreBuilder<?> store(String name, Serde<V> values) {
    return Stores.keyValueStoreBuilder(
        Stores.inMemoryKeyValueStore(name), Serdes.String(), forgiving(values));
  }

  /**
   * Reads nothing where something cannot be read. Records become stricter: what an earlier version
   * had kept must not stop this one for good.
   */
  <V> Serde<V> forgiving(Serde<V> values) {
    return Serdes.serdeFrom(
        values.serializer(),
        (topic, bytes) -> {
          try {
            return values.deserializer().deserialize(topic, bytes);
          } catch (SerializationException e) {
            counters.reject(RejectReason.NOT_JSON);
            return null;
          }
        });
  }
}
