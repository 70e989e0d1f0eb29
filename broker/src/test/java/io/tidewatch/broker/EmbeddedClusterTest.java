package io.tidewatch.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedClusterTest {
  @TempDir private Path directory;

  @Test
  void shouldKeepEveryTopicOnAllBrokers() throws Exception {
    try (EmbeddedCluster cluster = EmbeddedCluster.start(directory, 3);
        Admin admin =
            Admin.create(
                Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, cluster.bootstrapServers()))) {
      admin.createTopics(List.of(new NewTopic("a", Optional.of(2), Optional.empty()))).all().get();

      TopicDescription topic = admin.describeTopics(List.of("a")).allTopicNames().get().get("a");

      assertThat(topic.partitions()).hasSize(2);
      assertThat(topic.partitions())
          .extracting(TopicPartitionInfo::replicas)
          .allSatisfy(replicas -> assertThat(replicas).hasSize(3));
    }
  }
}
