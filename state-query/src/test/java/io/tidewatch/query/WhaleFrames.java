package io.tidewatch.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.raw.Source;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.contract.whale.HyperliquidRecords;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/** Writes what the feed of Hyperliquid would. */
final class WhaleFrames implements AutoCloseable {
  private final KafkaProducer<String, byte[]> producer;
  private long seq;

  WhaleFrames(String bootstrapServers) {
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            Topics.HYPERLIQUID_FRAMES.key().serializer(),
            Topics.HYPERLIQUID_FRAMES.value().serializer());
  }

  void write(String channel, Optional<String> user, long receivedMs, String document) {
    Headers headers =
        new RawHeaders(
                HyperliquidRecords.VENUE,
                channel,
                "test",
                1,
                seq++,
                receivedMs * 1_000,
                Source.LIVE)
            .toHeaders();
    user.ifPresent(address -> headers.add(HyperliquidRecords.USER_HEADER, address.getBytes(UTF_8)));
    try {
      producer
          .send(
              new ProducerRecord<>(
                  Topics.HYPERLIQUID_FRAMES.name(),
                  null,
                  receivedMs,
                  user.orElse(channel),
                  document.getBytes(UTF_8),
                  headers))
          .get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
