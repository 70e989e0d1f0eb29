package io.tidewatch.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidewatch.contract.feed.FeedEvent;
import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.raw.Source;
import io.tidewatch.contract.topic.Topic;
import io.tidewatch.contract.topic.Topics;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Stands in for a feed: writes frames as the venue sends them. */
final class MarketProducer implements AutoCloseable {
  private final KafkaProducer<String, byte[]> producer;
  private long seq;

  MarketProducer(String bootstrapServers) {
    producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.LINGER_MS_CONFIG,
                0),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /** The partition that trades of a symbol go to. */
  int partition(String symbol) {
    return BuiltInPartitioner.partitionForKey(
        symbol.getBytes(UTF_8), Topics.BINANCE_SPOT_TRADES.partitions());
  }

  /** A trade of so many dollars, received when it happened. */
  void trade(String symbol, long id, long timeMs, long usd, boolean buy) {
    trade(symbol, id, timeMs, usd, buy, timeMs);
  }

  void trade(String symbol, long id, long timeMs, long usd, boolean buy, long receivedMs) {
    raw(symbol, frame(symbol, id, timeMs, usd, buy).getBytes(UTF_8), receivedMs);
  }

  void raw(String symbol, byte[] frame, long receivedMs) {
    RawHeaders headers =
        new RawHeaders("binance-spot", "trades", "c1", 1, seq++, receivedMs * 1_000, Source.LIVE);
    producer.send(
        new ProducerRecord<>(
            Topics.BINANCE_SPOT_TRADES.name(),
            null,
            receivedMs,
            symbol,
            frame,
            headers.toHeaders()));
    producer.flush();
  }

  /** A frame of the channel books of OKX. */
  void book(String instId, String frame, long receivedMs) {
    RawHeaders headers =
        new RawHeaders("okx", "books", "c1", 1, seq++, receivedMs * 1_000, Source.LIVE);
    producer.send(
        new ProducerRecord<>(
            Topics.OKX_FRAMES.name(),
            null,
            receivedMs,
            instId,
            frame.getBytes(UTF_8),
            headers.toHeaders()));
    producer.flush();
  }

  /** A frame of the channel pairs of DBotX. */
  void pairs(int batch, String frame, long receivedMs) {
    RawHeaders headers =
        new RawHeaders("dbotx", "pairs", "c1", 1, seq++, receivedMs * 1_000, Source.LIVE);
    producer.send(
        new ProducerRecord<>(
            Topics.DBOTX_PAIRS.name(),
            null,
            receivedMs,
            Integer.toString(batch),
            frame.getBytes(UTF_8),
            headers.toHeaders()));
    producer.flush();
  }

  /** A record of futures. */
  void futures(
      Topic<String, byte[]> topic,
      String channel,
      String symbol,
      String answer,
      long receivedMs,
      Source source) {
    RawHeaders headers =
        new RawHeaders("binance-futures", channel, "c1", 1, seq++, receivedMs * 1_000, source);
    producer.send(
        new ProducerRecord<>(
            topic.name(), null, receivedMs, symbol, answer.getBytes(UTF_8), headers.toHeaders()));
    producer.flush();
  }

  /** An entry of a table; no value removes it. */
  <V> void table(Topic<String, V> topic, String key, Optional<V> value, long timeMs) {
    byte[] bytes = topic.value().serializer().serialize(topic.name(), value.orElse(null));
    producer.send(new ProducerRecord<>(topic.name(), null, timeMs, key, bytes));
    producer.flush();
  }

  void event(FeedEvent event) {
    producer.send(
        new ProducerRecord<>(
            Topics.FEED_EVENTS.name(),
            event.key(),
            Topics.FEED_EVENTS.value().serializer().serialize("", event)));
    producer.flush();
  }

  void rule(String key, String json) {
    producer.send(new ProducerRecord<>(Topics.RULES.name(), key, json.getBytes(UTF_8)));
    producer.flush();
  }

  private static String frame(String symbol, long id, long timeMs, long usd, boolean buy) {
    return """
    {"stream":"%s@trade","data":{"e":"trade","E":%d,"s":"%s","t":%d,"p":"1.00000000",\
    "q":"%d.00000000","T":%d,"m":%b,"M":true}}\
    """
        .formatted(symbol.toLowerCase(Locale.ROOT), timeMs, symbol, id, usd, timeMs, !buy);
  }

  @Override
  public void close() {
    producer.close();
  }
}
