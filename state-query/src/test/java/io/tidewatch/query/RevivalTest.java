package io.tidewatch.query;

import static io.tidewatch.query.store.Freshness.Source.ACTIVE;
import static io.tidewatch.query.store.Freshness.Source.STANDBY;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.query.store.Freshness.Source;
import io.tidewatch.query.store.KeyedStore;
import io.tidewatch.query.store.LocalReader;
import io.tidewatch.query.store.PartitionRead;
import io.tidewatch.query.store.PartitionRead.Everything;
import io.tidewatch.query.store.PartitionView;
import io.tidewatch.query.store.StoreNotReadyException;
import io.tidewatch.query.store.StreamsStores;
import io.tidewatch.query.streams.DetectorRunner;
import io.tidewatch.query.streams.StreamsSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.state.ReadOnlyWindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.type.TypeReference;

/**
 * A task whose transaction broke is emptied and filled again, with the same stores and under a
 * thread that runs on. Nobody must be told meanwhile that something is not there.
 */
class RevivalTest {
  private static final int ROUNDS = 5;
  private static final String KEY = "BTCUSDT";

  private final PartitionRead<Everything, Set<String>> missing =
      new PartitionRead<>(
          "missing",
          KeyedStore.fedBy(Topics.BINANCE_SPOT_TRADES, BreakingDetector.SHARED),
          BreakingDetector.STORES,
          new TypeReference<>() {},
          new TypeReference<>() {},
          (view, everything) -> missing(view));

  /** A store in no changelog is in no copy. */
  private static final PartitionRead<Everything, Set<String>> MISSING_IN_COPY =
      new PartitionRead<>(
          "missing-in-copy",
          KeyedStore.fedBy(Topics.BINANCE_SPOT_TRADES, BreakingDetector.SHARED),
          Set.of(BreakingDetector.LATEST),
          new TypeReference<>() {},
          new TypeReference<>() {},
          (view, everything) -> missing(view, BreakingDetector.SHARED, BreakingDetector.LATEST));

  @TempDir private Path directory;

  /** Kafka forgets what is much older. */
  private final long now = InstantSource.system().millis();

  private final AtomicReference<StreamsStores> stores = new AtomicReference<>();
  private final Set<String> readable = ConcurrentHashMap.newKeySet();
  private final Map<String, AtomicInteger> closings = new ConcurrentHashMap<>();

  private final AtomicBoolean ended = new AtomicBoolean();
  private final Set<String> wrong = ConcurrentHashMap.newKeySet();
  private final AtomicInteger answers = new AtomicInteger();
  private final AtomicInteger copies = new AtomicInteger();
  private final AtomicInteger refusals = new AtomicInteger();

  private final class Watching implements BreakingDetector.Witness {
    @Override
    public void opening(String store, int partition) {
      note("opened", store, partition, ACTIVE);
    }

    @Override
    public void closing(String store, int partition) {
      closings.computeIfAbsent(store, name -> new AtomicInteger()).incrementAndGet();
      note("closed", store, partition, ACTIVE);
      note("closed", store, partition, STANDBY);
    }

    private void note(String doing, String store, int partition, Source source) {
      BreakingDetector.STORES.stream()
          .filter(one -> stores.get().refills(Set.of(one), partition, source).isPresent())
          .forEach(one -> readable.add(one + " as " + source + " while " + store + " is " + doing));
    }
  }

  @Test
  void shouldNeverSayThatSomethingIsNotThere() {
    List<Thread> readers = new ArrayList<>();
    BreakingDetector detector = new BreakingDetector(new Watching());
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("broker"))) {
      House.createTopics(broker.bootstrapServers());
      try (DetectorRunner runner =
              new DetectorRunner(
                  detector,
                  StreamsSettings.single(
                      KafkaAccess.open(broker.bootstrapServers()), directory, "breaking"),
                  (name, cause) -> {});
          MarketProducer market = new MarketProducer(broker.bootstrapServers());
          Admin admin =
              Admin.create(
                  Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()))) {
        stores.set(runner.stores());
        int partition = market.partition(KEY);
        market.table(Topics.FUTURES_TICKERS, KEY, Optional.of(new byte[] {1}), now);
        runner.start();
        market.raw(KEY, new byte[] {1}, now);
        // What is not committed is done again, and may be missing for a moment.
        Patience.untilAsserted(() -> {
          assertThat(committed(admin, detector))
              .contains(new TopicPartition(Topics.BINANCE_SPOT_TRADES.name(), partition));
          assertThat(committed(admin, detector))
              .contains(new TopicPartition(Topics.FUTURES_TICKERS.name(), partition));
        });
        closings.clear();
        LocalReader reader = new LocalReader(runner.stores());
        Stream.of(ACTIVE, STANDBY)
            .forEach(source ->
                readers.add(Thread.ofPlatform().start(() -> readOn(reader, partition, source))));

        for (int round = 1; round <= ROUNDS; round++) {
          awaitAnswers();
          market.raw(KEY, BreakingDetector.BREAK, now);
          int times = round;
          Patience.untilAsserted(() -> assertThat(closed()).containsOnly(times));
        }
        awaitAnswers();
      } finally {
        ended.set(true);
        readers.forEach(RevivalTest::join);
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(readable).isEmpty();
    assertThat(refusals).hasValueGreaterThanOrEqualTo(ROUNDS);
  }

  /** How often, of each store. */
  private List<Integer> closed() {
    return BreakingDetector.STORES.stream()
        .map(store -> closings.getOrDefault(store, new AtomicInteger()).get())
        .toList();
  }

  private void awaitAnswers() {
    int answered = answers.get();
    int copied = copies.get();
    Patience.until(() -> answers.get() > answered + 1 && copies.get() > copied + 1);
  }

  private static Set<TopicPartition> committed(Admin admin, BreakingDetector detector)
      throws Exception {
    Map<TopicPartition, OffsetAndMetadata> offsets =
        admin
            .listConsumerGroupOffsets(detector.applicationId())
            .partitionsToOffsetAndMetadata()
            .get();
    Set<TopicPartition> reached = new HashSet<>();
    offsets.forEach((partition, offset) -> {
      if (offset != null && offset.offset() > 0) {
        reached.add(partition);
      }
    });
    return reached;
  }

  private void readOn(LocalReader reader, int partition, Source source) {
    PartitionRead<Everything, Set<String>> read =
        switch (source) {
          case ACTIVE -> missing;
          case STANDBY -> MISSING_IN_COPY;
        };
    while (!ended.get()) {
      try {
        reader
            .read(read, partition, Everything.ALL, source)
            .answer()
            .forEach(store -> wrong.add(store + " as " + source));
        (source == ACTIVE ? answers : copies).incrementAndGet();
      } catch (StoreNotReadyException e) {
        refusals.incrementAndGet();
      }
    }
  }

  private Set<String> missing(PartitionView view) {
    Set<String> missing =
        missing(
            view,
            BreakingDetector.SHARED,
            BreakingDetector.MADE,
            BreakingDetector.LATEST,
            BreakingDetector.TABLE);
    ReadOnlyWindowStore<String, Long> windows = view.windows(BreakingDetector.WINDOWS);
    try (WindowStoreIterator<Long> found =
        windows.fetch(
            KEY,
            Instant.ofEpochMilli(now).minus(BreakingDetector.WINDOW),
            Instant.ofEpochMilli(now))) {
      if (!found.hasNext()) {
        missing.add(BreakingDetector.WINDOWS);
      }
    }
    return missing;
  }

  private static Set<String> missing(PartitionView view, String... names) {
    Set<String> missing = new HashSet<>();
    for (String name : names) {
      if (view.keyValues(name).get(KEY) == null) {
        missing.add(name);
      }
    }
    return missing;
  }

  private static void join(Thread thread) {
    try {
      thread.join(5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
