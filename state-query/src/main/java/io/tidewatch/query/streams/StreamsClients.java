package io.tidewatch.query.streams;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaClientSupplier;

/**
 * The clients of Kafka that Kafka Streams works with: its own, but for {@link CommittedStart} and
 * the names of transactions.
 *
 * <p>Without stores on disk Kafka Streams gives each run other names. What a run had open that was
 * killed then stays open until Kafka gives it up, long after the next one is there: nobody reads
 * what stands behind it, and the next run cannot restore. Under the same name it is over as soon as
 * the next run begins. A thread that took the place of another has a name of its own.
 */
final class StreamsClients implements KafkaClientSupplier {
  private final String member;

  /**
   * @param member who this is among those that share the work of a detector, and after a restart
   */
  StreamsClients(String member) {
    this.member = requireNonNull(member, "member");
  }

  @Override
  public Admin getAdmin(Map<String, Object> config) {
    return Admin.create(config);
  }

  @Override
  public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
    Map<String, Object> named = new HashMap<>(config);
    named.computeIfPresent(
        ProducerConfig.TRANSACTIONAL_ID_CONFIG, (name, id) -> member + thread(id.toString()));
    return new KafkaProducer<>(named, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Kafka Streams calls them after application, run and thread, each with a dash before it. */
  private static String thread(String id) {
    return id.substring(id.lastIndexOf('-'));
  }

  @Override
  public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
    return new CommittedStart(config);
  }

  @Override
  public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
    return plain(config);
  }

  @Override
  public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
    return plain(config);
  }

  private static Consumer<byte[], byte[]> plain(Map<String, Object> config) {
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
