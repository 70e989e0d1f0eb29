package io.tidewatch.query.metrics;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.tidewatch.query.streams.DetectorRunner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/**
 * What Kafka Streams measures of itself, as far as an operator asks for it: all of it would be
 * thousands of lines. A name here is group and name of Kafka's documentation.
 */
final class StreamsMeters implements Refreshed {
  private static final Map<String, Set<String>> WANTED =
      Map.of(
          "stream-metrics",
          Set.of("alive-stream-threads", "failed-stream-threads"),
          "stream-thread-metrics",
          Set.of(
              "process-rate",
              "process-total",
              "process-latency-avg",
              "process-latency-max",
              "commit-rate",
              "commit-latency-avg",
              "commit-latency-max",
              "poll-latency-avg",
              "punctuate-latency-max",
              "process-ratio",
              "commit-ratio",
              "poll-ratio",
              "blocked-time-ns-total"),
          "stream-task-metrics",
          Set.of("record-lateness-avg", "record-lateness-max", "dropped-records-total"),
          "stream-state-updater-metrics",
          Set.of("restore-records-rate"),
          "consumer-coordinator-metrics",
          Set.of("rebalance-total", "failed-rebalance-total", "last-rebalance-seconds-ago"));

  private static final Map<String, String> TAGS =
      Map.of("thread-id", "thread", "task-id", "task", "client-id", "client");

  // Kafka puts a number of chance before thread names, which would make new series at each start.
  private static final Pattern PROCESS =
      Pattern.compile("^.*[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}-?");

  private final List<DetectorRunner> runners;
  private final Map<String, MultiGauge> gauges = new LinkedHashMap<>();

  StreamsMeters(List<DetectorRunner> runners, MeterRegistry registry) {
    this.runners = List.copyOf(runners);
    requireNonNull(registry, "registry");
    WANTED.forEach((group, names) ->
        names.forEach(name -> {
          String meter = meter(group, name);
          gauges.put(meter, MultiGauge.builder(meter).register(registry));
        }));
  }

  @Override
  public void refresh() {
    Map<String, List<Row<?>>> rows = new LinkedHashMap<>();
    gauges.keySet().forEach(meter -> rows.put(meter, new ArrayList<>()));
    for (DetectorRunner runner : runners) {
      runner
          .metrics()
          .forEach((name, metric) -> {
            if (WANTED.getOrDefault(name.group(), Set.of()).contains(name.name())
                && metric.metricValue() instanceof Number) {
              rows.get(meter(name.group(), name.name())).add(row(runner, name, metric));
            }
          });
    }
    rows.forEach((meter, found) -> gauges.get(meter).register(found, true));
  }

  private static Row<Metric> row(DetectorRunner runner, MetricName name, Metric metric) {
    Tags tags = Tags.of("detector", runner.detector().name());
    for (Map.Entry<String, String> tag : TAGS.entrySet()) {
      String value = name.tags().getOrDefault(tag.getKey(), "");
      tags = tags.and(tag.getValue(), PROCESS.matcher(value).replaceFirst(""));
    }
    return Row.of(tags, metric, StreamsMeters::value);
  }

  private static double value(Metric metric) {
    return metric.metricValue() instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  /** For example {@code kafka.stream.thread.process.rate}. */
  private static String meter(String group, String name) {
    return "kafka." + (group.replace("-metrics", "") + "-" + name).replace('-', '.');
  }
}
