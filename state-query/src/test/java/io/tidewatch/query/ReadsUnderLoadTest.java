package io.tidewatch.query;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.type.TypeReference;

/** Whoever reads a store must not bring whoever writes it to a stop. */
class ReadsUnderLoadTest {
  private static final int TRADES = 200;
  private static final int READERS = 8;

  private static final PartitionRead<Everything, Integer> COUNT =
      new PartitionRead<>(
          "count",
          KeyedStore.fedBy(Topics.BINANCE_SPOT_TRADES, BusyDetector.STORE),
          new TypeReference<>() {},
          new TypeReference<>() {},
          (view, everything) -> count(view));

  @TempDir private Path directory;
  private final AtomicBoolean ended = new AtomicBoolean();
  private final AtomicInteger reads = new AtomicInteger();
  private EmbeddedBroker broker;

  @BeforeEach
  void open() {
    broker = EmbeddedBroker.start(directory.resolve("broker"));
    House.createTopics(broker.bootstrapServers());
  }

  @AfterEach
  void close() {
    broker.close();
  }

  @Test
  void shouldNotStopTheDetectorOnDisk() {
    assertThatItGoesOn(Stores.persistentKeyValueStore(BusyDetector.STORE));
  }

  @Test
  void shouldNotStopTheDetectorInMemory() {
    assertThatItGoesOn(Stores.inMemoryKeyValueStore(BusyDetector.STORE));
  }

  private void assertThatItGoesOn(KeyValueBytesStoreSupplier lying) {
    BusyDetector detector = new BusyDetector(lying);
    List<Thread> readers = new ArrayList<>();
    try (DetectorRunner runner =
            new DetectorRunner(
                detector,
                StreamsSettings.single(
                    KafkaAccess.open(broker.bootstrapServers()), directory, "busy"),
                (name, cause) -> {});
        MarketProducer market = new MarketProducer(broker.bootstrapServers())) {
      runner.start();
      StoreReader reader = StoreReader.alone("busy", runner.stores());
      int partition = market.partition("BTCUSDT");
      Runnable reading = () -> readOn(reader, partition);
      IntStream.range(0, READERS).forEach(i -> readers.add(Thread.ofPlatform().start(reading)));
      for (int i = 0; i < TRADES; i++) {
        market.trade("BTCUSDT", i, i, 1, true);
      }

      Patience.untilAsserted(() -> {
        assertThat(detector.done()).isGreaterThanOrEqualTo(TRADES);
        assertThat(reads).hasPositiveValue();
      });
    } finally {
      ended.set(true);
      readers.forEach(ReadsUnderLoadTest::join);
    }
  }

  private void readOn(StoreReader reader, int partition) {
    while (!ended.get()) {
      try {
        reader.ask(COUNT, partition, Everything.ALL);
        reads.incrementAndGet();
      } catch (StoreNotReadyException e) {
        Thread.onSpinWait();
      }
    }
  }

  /** Forwards, backwards and one by one, as detectors are asked. */
  private static int count(PartitionView view) {
    ReadOnlyKeyValueStore<String, String> store = view.keyValues(BusyDetector.STORE);
    return count(store.range("key 1", "key 5"))
        + count(store.reverseRange("key 1", "key 5"))
        + count(store.all())
        + (store.get("key 7") == null ? 0 : 1);
  }

  private static int count(KeyValueIterator<String, String> found) {
    try (found) {
      int count = 0;
      for (; found.hasNext(); count++) {
        found.next();
      }
      return count;
    }
  }

  private static void join(Thread thread) {
    try {
      // Whoever is in a deadlock never ends; the test has failed by then.
      thread.join(5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
