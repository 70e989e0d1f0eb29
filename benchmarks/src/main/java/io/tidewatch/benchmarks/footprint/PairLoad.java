package io.tidewatch.benchmarks.footprint;

import io.tidewatch.contract.pool.PoolPair;
import io.tidewatch.contract.pool.PoolTemplate;
import io.tidewatch.contract.topic.Topic;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.simulator.dbotx.DbotxServer;
import io.tidewatch.simulator.dbotx.DbotxSettings;
import io.tidewatch.simulator.pool.PoolMarket;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** 1,900 pairs of which a few are busy: what changed within a second is told each second. */
final class PairLoad implements VenueLoad {
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final long SEED = 20_261_125;

  private final PoolMarket market = new PoolMarket(PoolMarket.USUAL_PAIRS, SEED);
  private final DbotxServer server = DbotxServer.start(DbotxSettings.standard());

  /** Publishes pairs and templates, as a database would have them. */
  void publish(String bootstrapServers) {
    try (KafkaProducer<String, PoolTemplate> producer =
        producer(bootstrapServers, Topics.TEMPLATES)) {
      market
          .templates()
          .forEach(template ->
              producer.send(
                  new ProducerRecord<>(Topics.TEMPLATES.name(), template.key(), template)));
    }
    try (KafkaProducer<String, PoolPair> producer = producer(bootstrapServers, Topics.PAIRS)) {
      market
          .pairs()
          .forEach(
              pair -> producer.send(new ProducerRecord<>(Topics.PAIRS.name(), pair.key(), pair)));
    }
  }

  private static <V> KafkaProducer<String, V> producer(String servers, Topic<String, V> topic) {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", servers, "acks", "all"),
        topic.key().serializer(),
        topic.value().serializer());
  }

  @Override
  public String venue() {
    return "dbotx";
  }

  @Override
  public String words() {
    return "1,900 pairs, what changed each second";
  }

  @Override
  public Map<String, Object> settings() {
    return Map.of(
        "dbotx",
        Map.of(
            "web-socket-url",
            server.webSocketUri().toString(),
            "api-key",
            DbotxSettings.STANDARD_KEY,
            "start-every",
            "100ms"));
  }

  @Override
  public boolean isWatched() {
    return market.pairs().stream().allMatch(pair -> server.subscribers(pair.pair()) > 0);
  }

  @Override
  public Duration every() {
    return EVERY;
  }

  @Override
  public void step() {
    server.push(market.next());
  }

  @Override
  public void close() {
    server.close();
  }
}
