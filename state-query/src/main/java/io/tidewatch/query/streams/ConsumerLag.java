package io.tidewatch.query.streams;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.TopicPartition;

/** Finds in the client's metrics how far reading is behind. */
final class ConsumerLag {
  private static final String GROUP = "consumer-fetch-manager-metrics";
  private static final String NAME = "records-lag";

  private ConsumerLag() {}

  /** Records that are committed and not fetched yet, of those partitions that say so. */
  static SortedMap<String, Long> of(
      Map<MetricName, ? extends Metric> metrics, Set<TopicPartition> partitions) {
    SortedMap<String, Long> lags = new TreeMap<>();
    for (TopicPartition partition : partitions) {
      metrics.forEach((name, metric) -> {
        if (isLagOf(name, partition)
            && metric.metricValue() instanceof Double lag
            && Double.isFinite(lag)) {
          lags.merge(partition.toString(), lag.longValue(), Math::max);
        }
      });
    }
    return lags;
  }

  private static boolean isLagOf(MetricName name, TopicPartition partition) {
    return name.name().equals(NAME)
        && name.group().equals(GROUP)
        && partition.topic().equals(name.tags().get("topic"))
        && Integer.toString(partition.partition()).equals(name.tags().get("partition"));
  }
}
