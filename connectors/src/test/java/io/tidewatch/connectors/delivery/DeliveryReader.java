package io.tidewatch.connectors.delivery;

import io.tidewatch.contract.delivery.Delivery;
import io.tidewatch.contract.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what is on record, as others do. */
public final class DeliveryReader implements AutoCloseable {
  private static final TopicPartition PARTITION = new TopicPartition(Topics.DELIVERIES.name(), 0);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<Delivery> all = new ArrayList<>();

  public DeliveryReader(String bootstrapServers) {
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    consumer.assign(List.of(PARTITION));
    consumer.seekToBeginning(List.of(PARTITION));
  }

  /** Everything that is there by now. */
  public List<Delivery> all() {
    long end = consumer.endOffsets(List.of(PARTITION)).get(PARTITION);
    while (consumer.position(PARTITION) < end) {
      consumer
          .poll(Duration.ofMillis(100))
          .forEach(record ->
              all.add(
                  Topics.DELIVERIES
                      .read(
                          record,
                          unreadable -> {
                            throw new AssertionError(unreadable);
                          })
                      .orElseThrow()));
    }
    return List.copyOf(all);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
