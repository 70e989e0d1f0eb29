package io.tidewatch.benchmarks.rolling;

import static java.util.Objects.requireNonNull;

import io.tidewatch.benchmarks.market.MadeTrade;
import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.contract.topic.NewTopics;
import io.tidewatch.contract.topic.Topic;
import io.tidewatch.contract.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A broker of its own, with all topics of the house and raw trades in one partition. */
public final class TradeTopic implements AutoCloseable {
  private static final Topic<String, byte[]> TRADES = Topics.BINANCE_SPOT_TRADES;
  private static final int LINGER_MS = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final EmbeddedBroker broker;
  private final Path states;
  private long seq;

  private TradeTopic(EmbeddedBroker broker, Path states) {
    this.broker = broker;
    this.states = states;
  }

  /** Starts a broker in this directory and creates the topics; that of raw trades is empty. */
  public static TradeTopic start(Path directory)
      throws ExecutionException, InterruptedException, TimeoutException {
    requireNonNull(directory, "directory");
    TradeTopic topic =
        new TradeTopic(
            EmbeddedBroker.start(directory.resolve("broker")), directory.resolve("states"));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", topic.bootstrapServers()))) {
      List<NewTopic> wanted =
          Topics.ALL.stream()
              .map(each -> each.equals(TRADES) ? onePartition(each) : each.newTopic())
              .toList();
      NewTopics.create(admin, wanted, PATIENCE);
    } catch (ExecutionException | InterruptedException | TimeoutException | RuntimeException e) {
      topic.close();
      throw e;
    }
    return topic;
  }

  private static NewTopic onePartition(Topic<?, ?> topic) {
    return new NewTopic(topic.name(), Optional.of(1), Optional.empty())
        .configs(topic.retention().configs());
  }

  public String bootstrapServers() {
    return broker.bootstrapServers();
  }

  /** Where detectors may keep their local state. */
  public Path states() {
    return states;
  }

  /** How many trades were written so far. */
  public long size() {
    return seq;
  }

  /** Writes trades as a feed does, in larger batches. */
  public void fill(Iterator<MadeTrade> trades) {
    AtomicReference<Exception> failure = new AtomicReference<>();
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers(),
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4",
                ProducerConfig.LINGER_MS_CONFIG,
                LINGER_MS),
            new StringSerializer(),
            new ByteArraySerializer())) {
      while (trades.hasNext()) {
        producer.send(
            record(trades.next()), (metadata, refused) -> failure.compareAndSet(null, refused));
      }
    }
    if (failure.get() != null) {
      throw new IllegalStateException("the trades could not be written", failure.get());
    }
  }

  private ProducerRecord<String, byte[]> record(MadeTrade trade) {
    var headers = trade.headers(seq++);
    return new ProducerRecord<>(
        TRADES.name(), 0, headers.receivedMs(), trade.symbol(), trade.frame(), headers.toHeaders());
  }

  @Override
  public void close() {
    broker.close();
  }
}
