package io.tidewatch.standalone.node;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.topic.Topic;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.contract.volume.RollingVolume;
import io.tidewatch.topology.binance.SpotTrade;
import io.tidewatch.topology.binance.SpotTradeParser;
import io.tidewatch.topology.parse.Parsed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** All that an outside reader finds on a topic by now. */
final class CommittedRecords {
  private CommittedRecords() {}

  static List<Alert> alerts(String bootstrapServers) {
    return values(bootstrapServers, Topics.ALERTS);
  }

  /** Of each partition in its order. */
  static <V> List<V> values(String bootstrapServers, Topic<?, V> topic) {
    return read(bootstrapServers, topic).stream()
        .filter(r -> r.value() != null)
        .map(r -> topic.value().deserializer().deserialize(r.topic(), r.value()))
        .toList();
  }

  /** The last five-minute totals of each symbol. */
  static Map<String, RollingVolume> volumes(String bootstrapServers) {
    Map<String, RollingVolume> last = new HashMap<>();
    for (var r : read(bootstrapServers, Topics.ROLLING_VOLUMES)) {
      last.put(
          r.key(), Topics.ROLLING_VOLUMES.value().deserializer().deserialize(r.topic(), r.value()));
    }
    return last;
  }

  /** The ids of a symbol's raw trades; a row of several trades counts as all of them. */
  static Set<Long> tradeIds(String bootstrapServers, String symbol) {
    Set<Long> ids = new TreeSet<>();
    for (var record : read(bootstrapServers, Topics.BINANCE_SPOT_TRADES)) {
      if (record.key().equals(symbol)
          && new SpotTradeParser().parse(record.headers(), record.value())
              instanceof Parsed.Ok<SpotTrade>(SpotTrade trade, byte[] raw)) {
        LongStream.rangeClosed(trade.firstId(), trade.lastId()).forEach(ids::add);
      }
    }
    return ids;
  }

  private static List<ConsumerRecord<String, byte[]>> read(
      String bootstrapServers, Topic<?, ?> topic) {
    List<TopicPartition> partitions =
        IntStream.range(0, topic.partitions())
            .mapToObj(partition -> new TopicPartition(topic.name(), partition))
            .toList();
    List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
    }
    return records;
  }
}
