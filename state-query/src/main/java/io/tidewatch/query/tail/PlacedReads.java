package io.tidewatch.query.tail;

import io.tidewatch.contract.topic.KafkaAccess;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/** Reading of committed records from given offsets on, by a consumer of no group. */
public final class PlacedReads {
  private PlacedReads() {}

  /** What such a consumer is made with. */
  public static Map<String, Object> settings(KafkaAccess kafka, String clientId) {
    return kafka.client(
        Map.of(
            ConsumerConfig.CLIENT_ID_CONFIG,
            clientId,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            // An offset that went between the look and the reading is no reason to read another.
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "none",
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false));
  }
}
