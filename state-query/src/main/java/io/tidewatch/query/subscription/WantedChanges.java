package io.tidewatch.query.subscription;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.feed.WantedSubscription;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.query.store.StoreNotReadyException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/** Writes what the API says of subscriptions to their topic, where the feeds read it. */
public final class WantedChanges implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final Producer<String, WantedSubscription> producer;

  public WantedChanges(String bootstrapServers) {
    int timeoutMs = Math.toIntExact(TIMEOUT.toMillis());
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                requireNonNull(bootstrapServers, "bootstrapServers"),
                ProducerConfig.CLIENT_ID_CONFIG,
                "tidewatch-wanted-changes",
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.LINGER_MS_CONFIG,
                0,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                timeoutMs,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                timeoutMs,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                timeoutMs),
            Topics.SUBSCRIPTIONS.key().serializer(),
            Topics.SUBSCRIPTIONS.value().serializer());
  }

  /**
   * Says whether an instrument is wanted; goes over the configuration. Returns once it is on the
   * topic.
   *
   * @throws StoreNotReadyException if Kafka did not take it in time
   */
  public WantedView set(String venue, String channel, String instrument, boolean wanted) {
    WantedSubscription wish =
        new WantedSubscription(venue, channel, instrument, WantedSubscription.Origin.API, wanted);
    write(wish.key(), wish);
    return WantedView.of(wish);
  }

  /**
   * Takes back what the API said, so that the configuration counts again.
   *
   * @throws StoreNotReadyException if Kafka did not take it in time
   */
  public void clear(String key) {
    write(key, null);
  }

  private void write(String key, WantedSubscription wish) {
    try {
      producer.send(new ProducerRecord<>(Topics.SUBSCRIPTIONS.name(), key, wish)).get();
    } catch (ExecutionException | KafkaException e) {
      throw new StoreNotReadyException(
          "Kafka did not confirm the change; look whether it is in force before you repeat it", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreNotReadyException("interrupted before Kafka confirmed the change", e);
    }
  }

  @Override
  public void close() {
    producer.close(TIMEOUT);
  }
}
