package io.tidewatch.query.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.junit.jupiter.api.Test;

class ClosedTasksTest {
  private final Map<MetricName, Metric> metrics = new ConcurrentHashMap<>();
  private final AtomicLong nanos = new AtomicLong();
  private final ClosedTasks closed = new ClosedTasks(() -> metrics, nanos::get);

  private AtomicLong metric(String group, String name, String thread) {
    MetricName full = new MetricName(name, group, "", Map.of("thread-id", thread));
    AtomicLong count = new AtomicLong();
    metrics.put(full, new Counted(full, count));
    return count;
  }

  private record Counted(MetricName metricName, AtomicLong count) implements Metric {
    @Override
    public Object metricValue() {
      return count.doubleValue();
    }
  }

  @Test
  void shouldCountThoseOfAllThreadsAtOnce() {
    AtomicLong one = metric("stream-thread-metrics", "task-closed-total", "one");
    AtomicLong other = metric("stream-thread-metrics", "task-closed-total", "other");
    metric("stream-thread-metrics", "task-created-total", "one").set(70);
    metric("stream-state-metrics", "task-closed-total", "one").set(500);
    assertThat(closed.getAsLong()).isZero();

    one.incrementAndGet();
    other.addAndGet(2);

    assertThat(closed.getAsLong()).isEqualTo(3);
  }

  @Test
  void shouldFindThreadsThatCameLater() {
    metric("stream-thread-metrics", "task-closed-total", "one").set(1);
    assertThat(closed.getAsLong()).isEqualTo(1);
    metric("stream-thread-metrics", "task-closed-total", "new").set(4);

    nanos.addAndGet(200_000_000);

    assertThat(closed.getAsLong()).isEqualTo(5);
  }
}
