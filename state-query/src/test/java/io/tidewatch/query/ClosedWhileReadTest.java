package io.tidewatch.query;

import static io.tidewatch.query.store.Freshness.Source.ACTIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.query.store.KeyedStore;
import io.tidewatch.query.store.PartitionRead;
import io.tidewatch.query.store.PartitionRead.Everything;
import io.tidewatch.query.store.PartitionView;
import io.tidewatch.query.store.StoreNotReadyException;
import io.tidewatch.query.store.StoreReader;
import io.tidewatch.query.streams.DetectorRunner;
import io.tidewatch.query.streams.StreamsSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.type.TypeReference;

/** A store in memory that is closed while it is read looks like one that has no more in it. */
class ClosedWhileReadTest {
  @TempDir private Path directory;

  /** Done once between the first key and the second. */
  private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});

  private final List<Integer> seen = new ArrayList<>();

  private final PartitionRead<Everything, Integer> count =
      new PartitionRead<>(
          "count",
          KeyedStore.fedBy(Topics.BINANCE_SPOT_TRADES, BusyDetector.STORE),
          new TypeReference<>() {},
          new TypeReference<>() {},
          (view, everything) -> count(view));

  @Test
  void shouldNotTakeThatForAnAnswer() {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("broker"))) {
      House.createTopics(broker.bootstrapServers());
      BusyDetector detector = new BusyDetector(Stores.inMemoryKeyValueStore(BusyDetector.STORE));
      try (DetectorRunner runner =
              new DetectorRunner(
                  detector,
                  StreamsSettings.single(
                      KafkaAccess.open(broker.bootstrapServers()), directory, "busy"),
                  (name, cause) -> {});
          MarketProducer market = new MarketProducer(broker.bootstrapServers())) {
        runner.start();
        market.trade("BTCUSDT", 1, 1, 1, true);
        StoreReader reader = StoreReader.alone("busy", runner.stores());
        int partition = market.partition("BTCUSDT");
        Patience.untilAsserted(() ->
            assertThat(reader.local().read(count, partition, Everything.ALL, ACTIVE).answer())
                .isEqualTo(BusyDetector.KEYS));

        meanwhile.set(runner::close);

        assertThatThrownBy(() -> reader.local().read(count, partition, Everything.ALL, ACTIVE))
            .isInstanceOf(StoreNotReadyException.class);
        assertThat(seen.getLast()).isLessThan(BusyDetector.KEYS);
      }
    }
  }

  private int count(PartitionView view) {
    int found = 0;
    try (KeyValueIterator<String, String> all =
        view.<String, String>keyValues(BusyDetector.STORE).all()) {
      for (; all.hasNext(); found++) {
        all.next();
        meanwhile.getAndSet(() -> {}).run();
      }
    }
    seen.add(found);
    return found;
  }
}
