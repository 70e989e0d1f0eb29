package io.tidewatch.topology.alertgate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.clock.CommitPace;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class StoredMapTest {
  private static final long T0 = MadeAlerts.T0;

  /** As a version that was less strict may have left it. */
  @Test
  void shouldForgetWhatCannotBeReadAnyMore() {
    DetectorCounters counters = new DetectorCounters("test", Set.of());
    Serde<Alert> tolerant =
        new GateProcessorSupplier(
                new CommitPace(InstantSource.system(), Duration.ofMillis(20)), counters)
            .forgiving(GateProcessorSupplier.ALERT);
    Alert whole = MadeAlerts.trades("BTCUSDT", T0);
    Alert lacking = MadeAlerts.trades("ETHUSDT", T0);
    Serde<Alert> asBefore =
        Serdes.serdeFrom(
            (topic, alert) ->
                alert.equals(lacking)
                    ? "{\"id\":\"1\"}".getBytes(UTF_8)
                    : tolerant.serializer().serialize(topic, alert),
            tolerant.deserializer());
    KeyValueStore<String, Alert> store =
        Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore("held"), Serdes.String(), asBefore)
            .withLoggingDisabled()
            .build();
    store.init(new MockProcessorContext<>().getStateStoreContext(), store);
    store.put("whole", whole);
    store.put("lacking", lacking);

    assertThat(new StoredMap<>(store)).containsOnlyKeys("whole").containsValue(whole);
    assertThat(new StoredMap<>(store)).containsOnlyKeys("whole");
    assertThat(store.approximateNumEntries()).isEqualTo(1);
    assertThat(counters.rejected()).isPositive();
    store.close();
  }
}
