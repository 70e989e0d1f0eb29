package io.tidewatch.benchmarks.wire;

import io.tidewatch.contract.topic.Topic;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;

/** What topics hold. */
public final class Contents {
  private Contents() {}

  /** A detector starts at the beginning of its topic: what earlier runs left there must go. */
  public static void delete(Admin admin, Topic<?, ?> topic)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    for (int i = 0; i < topic.partitions(); i++) {
      ends.put(new TopicPartition(topic.name(), i), OffsetSpec.latest());
    }
    Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
    admin
        .listOffsets(ends)
        .all()
        .get()
        .forEach(
            (partition, end) -> all.put(partition, RecordsToDelete.beforeOffset(end.offset())));
    admin.deleteRecords(all).all().get();
  }
}
