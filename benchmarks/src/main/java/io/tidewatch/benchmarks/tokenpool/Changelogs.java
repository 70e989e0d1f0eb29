package io.tidewatch.benchmarks.tokenpool;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What a restart must read at least: the newest value of each key. */
final class Changelogs {
  private static final Duration POLL = Duration.ofMillis(200);

  private Changelogs() {}

  /** Bytes of keys and newest values on all changelogs of an application. */
  static long newest(String servers, Admin admin, String applicationId)
      throws ExecutionException, InterruptedException {
    List<String> topics =
        admin.listTopics().names().get().stream()
            .filter(name -> name.startsWith(applicationId) && name.endsWith("-changelog"))
            .toList();
    long sum = 0;
    for (String topic : topics) {
      sum += newest(servers, topic);
    }
    return sum;
  }

  private static long newest(String servers, String topic) {
    Map<ByteBuffer, Integer> sizes = new HashMap<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                servers,
                "isolation.level",
                "read_committed",
                "enable.auto.commit",
                false),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          int size = record.value() == null ? 0 : record.value().length + record.key().length;
          sizes.put(ByteBuffer.wrap(record.key()), size);
        }
      }
    }
    return sizes.values().stream().mapToLong(Integer::longValue).sum();
  }
}
