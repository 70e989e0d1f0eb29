package io.tidewatch.connectors.dbotx;

import static org.awaitility.Awaitility.await;

import io.tidewatch.connectors.TopicWriter;
import io.tidewatch.connectors.feed.ReceiveClock;
import io.tidewatch.connectors.feed.Retry;
import io.tidewatch.connectors.feed.SubscriptionState;
import io.tidewatch.contract.feed.FeedEvent;
import io.tidewatch.contract.feed.FeedEvent.Type;
import io.tidewatch.contract.pool.Interval;
import io.tidewatch.contract.pool.PoolPair;
import io.tidewatch.contract.topic.Topic;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.simulator.dbotx.DbotxServer;
import io.tidewatch.simulator.dbotx.DbotxSettings;
import io.tidewatch.simulator.dbotx.PairItem;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A real feed on a simulated venue, its pool, and what it wrote to a real broker. */
final class DbotxRig implements AutoCloseable {
  private static final List<Topic<?, ?>> TOPICS = List.of(Topics.DBOTX_PAIRS, Topics.FEED_EVENTS);

  private final KafkaConsumer<String, byte[]> consumer;
  private final TopicWriter writer;
  private final DbotxFeed feed;
  private final Set<String> pool = new HashSet<>();
  private final List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();

  /** Leaves an empty pool behind, whatever stood on the topic before. */
  DbotxRig(Map<String, Object> client, DbotxFeedSettings settings) {
    this.writer = new TopicWriter((String) client.get("bootstrap.servers"));
    clearPool(client);
    this.consumer = consumer(client);
    List<TopicPartition> partitions = TOPICS.stream().flatMap(DbotxRig::partitions).toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    InstantSource clock = InstantSource.system();
    this.feed = new DbotxFeed(settings, client, ReceiveClock.wall(clock), clock);
  }

  private static KafkaConsumer<String, byte[]> consumer(Map<String, Object> client) {
    return new KafkaConsumer<>(client, new StringDeserializer(), new ByteArrayDeserializer());
  }

  private static Stream<TopicPartition> partitions(Topic<?, ?> topic) {
    return IntStream.range(0, topic.partitions())
        .mapToObj(partition -> new TopicPartition(topic.name(), partition));
  }

  private void clearPool(Map<String, Object> client) {
    Set<String> standing = new HashSet<>();
    try (var reader = consumer(client)) {
      List<TopicPartition> partitions = partitions(Topics.PAIRS).toList();
      reader.assign(partitions);
      reader.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
      await()
          .until(() -> {
            reader
                .poll(Duration.ofMillis(20))
                .forEach(record -> {
                  if (record.value() == null) {
                    standing.remove(record.key());
                  } else {
                    standing.add(record.key());
                  }
                });
            return partitions.stream().allMatch(p -> reader.position(p) >= ends.get(p));
          });
    }
    standing.forEach(pair -> writer.write(Topics.PAIRS, pair, null));
  }

  /** Short limits where the venue's own would make a test wait. */
  static DbotxFeedSettings settings(DbotxServer venue) {
    return settings(venue.webSocketUri());
  }

  static DbotxFeedSettings settings(URI venue) {
    DbotxFeedSettings defaults = DbotxFeedSettings.defaults(DbotxSettings.STANDARD_KEY);
    return defaults
        .with(new DbotxFeedSettings.Endpoint(venue, DbotxSettings.STANDARD_KEY))
        .with(defaults.connection().withStartEvery(Duration.ofMillis(10)))
        .with(
            new Retry(
                List.of(Duration.ofMillis(20), Duration.ofMillis(50)),
                Duration.ofMillis(200),
                3,
                1))
        .with(
            new DbotxFeedSettings.Subscribing(
                Duration.ofMillis(400), 3, Duration.ofSeconds(60), Duration.ofMillis(200)));
  }

  /** The n-th pair of a batch. */
  static PoolPair pair(int batch, int n) {
    return pair("Pair" + batch + "x" + n, batch, n, Interval.M1);
  }

  static PoolPair pair(String address, int batch, int sortOrder, Interval interval) {
    return new PoolPair(
        address,
        "TokenOf" + address,
        Optional.empty(),
        Optional.empty(),
        BigDecimal.TEN,
        Optional.empty(),
        1,
        interval,
        batch,
        1,
        sortOrder);
  }

  static PairItem item(String pair) {
    return new PairItem(pair, "{\"p\":\"" + pair + "\",\"pc1m\":2.8e-8,\"t10\":null}");
  }

  static String frame(String... pairs) {
    return "{\"type\":\"pairsInfo\",\"result\":["
        + String.join(",", Stream.of(pairs).map(pair -> item(pair).json()).toList())
        + "]}";
  }

  /** Puts pairs into the pool. */
  DbotxRig put(PoolPair... pairs) {
    for (PoolPair pair : pairs) {
      pool.add(pair.key());
      writer.write(Topics.PAIRS, pair.key(), pair);
    }
    return this;
  }

  /** Fills a batch. */
  DbotxRig fill(int batch, int count) {
    return put(IntStream.range(0, count).mapToObj(n -> pair(batch, n)).toArray(PoolPair[]::new));
  }

  void remove(String... pairs) {
    for (String pair : pairs) {
      pool.remove(pair);
      writer.write(Topics.PAIRS, pair, null);
    }
  }

  DbotxRig start() {
    feed.start();
    return this;
  }

  DbotxFeed feed() {
    return feed;
  }

  SubscriptionState state(int batch) {
    return feed.subscriptions().stream()
        .filter(status -> status.instrument().equals(Integer.toString(batch)))
        .map(status -> status.state())
        .findFirst()
        .orElse(SubscriptionState.WANTED);
  }

  /** Waits until the venue has acknowledged so many batches. */
  DbotxRig acknowledged(int batches) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() ->
            feed.subscriptions().stream()
                    .filter(status ->
                        status.state() == SubscriptionState.ACKNOWLEDGED
                            || status.state() == SubscriptionState.LIVE)
                    .count()
                == batches);
    return this;
  }

  List<ConsumerRecord<String, byte[]>> frames(int batch) {
    return frames().stream().filter(r -> r.key().equals(Integer.toString(batch))).toList();
  }

  List<ConsumerRecord<String, byte[]>> frames() {
    poll();
    return records.stream().filter(r -> r.topic().equals(Topics.DBOTX_PAIRS.name())).toList();
  }

  List<FeedEvent> events(Type type) {
    return events().stream().filter(event -> event.type() == type).toList();
  }

  List<FeedEvent> events() {
    poll();
    return records.stream()
        .filter(r -> r.topic().equals(Topics.FEED_EVENTS.name()))
        .map(r -> Topics.FEED_EVENTS.value().deserializer().deserialize(r.topic(), r.value()))
        .toList();
  }

  private void poll() {
    consumer.poll(Duration.ofMillis(20)).forEach(records::add);
  }

  @Override
  public void close() {
    feed.close();
    pool.forEach(pair -> writer.write(Topics.PAIRS, pair, null));
    writer.close();
    consumer.close();
  }
}
