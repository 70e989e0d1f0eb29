package io.tidewatch.standalone.upgrade;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.raw.Source;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topics;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Stands in for the feed of trades: writes frames as the venue sends them. */
public final class TradeWriter implements AutoCloseable {
  private final KafkaProducer<String, byte[]> producer;
  private final Map<String, Long> lastIds = new HashMap<>();
  private long seq;

  public TradeWriter(KafkaAccess kafka) {
    producer =
        new KafkaProducer<>(
            kafka.client(Map.of("linger.ms", 0)),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /** Somebody buys for so many dollars. */
  public void trade(String symbol, long timeMs, long usd) {
    long id = lastIds.merge(symbol, 1L, Long::sum);
    RawHeaders headers =
        new RawHeaders("binance-spot", "trades", "c1", 1, seq++, timeMs * 1_000, Source.LIVE);
    producer.send(
        new ProducerRecord<>(
            Topics.BINANCE_SPOT_TRADES.name(),
            null,
            timeMs,
            symbol,
            frame(symbol, id, timeMs, usd).getBytes(UTF_8),
            headers.toHeaders()));
    producer.flush();
  }

  private static String frame(String symbol, long id, long timeMs, long usd) {
    return """
    {"stream":"%s@trade","data":{"e":"trade","E":%d,"s":"%s","t":%d,"p":"1.00000000",\
    "q":"%d.00000000","T":%d,"m":false,"M":true}}\
    """
        .formatted(symbol.toLowerCase(Locale.ROOT), timeMs, symbol, id, usd, timeMs);
  }

  @Override
  public void close() {
    producer.close();
  }
}
