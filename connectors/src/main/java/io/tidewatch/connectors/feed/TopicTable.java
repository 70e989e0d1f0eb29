package io.tidewatch.connectors.feed;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.topic.Topic;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What stands on a compacted topic, followed as it changes. Thread-safe. */
public final class TopicTable<V> implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TopicTable.class);

  private final Topic<String, V> topic;
  private final Runnable changed;
  private final Map<String, V> standing = new ConcurrentHashMap<>();
  private final TopicTail tail;
  private boolean pending = true; // The first reading is a change, also of an empty topic.

  /**
   * @param client connection properties, at least {@code bootstrap.servers}
   * @param changed called on a thread of this once all was read, and at each change after that
   */
  public TopicTable(Map<String, ?> client, Topic<String, V> topic, Runnable changed) {
    this.topic = requireNonNull(topic, "topic");
    this.changed = requireNonNull(changed, "changed");
    this.tail = new TopicTail(client, topic, TopicTail.From.BEGINNING, this::take, this::caughtUp);
  }

  /**
   * @param name of the thread
   */
  public void start(String name) {
    tail.start(name);
  }

  /** All values, in no order. */
  public Collection<V> standing() {
    return List.copyOf(standing.values());
  }

  private void take(ConsumerRecord<String, byte[]> record) {
    if (record.key() == null) {
      return;
    }
    if (record.value() == null) {
      pending |= standing.remove(record.key()) != null;
      return;
    }
    try {
      V value = topic.value().deserializer().deserialize(record.topic(), record.value());
      pending |= !value.equals(standing.put(record.key(), value));
    } catch (RuntimeException e) {
      LOG.warn(
          "{}: expected a value at offset {}, was unreadable; the one before it stays: {}",
          topic.name(),
          record.offset(),
          LogText.bounded(e.getMessage()));
    }
  }

  private void caughtUp() {
    if (pending) {
      pending = false;
      changed.run();
    }
  }

  @Override
  public void close() {
    tail.close();
  }
}
