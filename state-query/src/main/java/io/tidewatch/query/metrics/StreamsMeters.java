package io.tidewatch.query.metrics;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tidewatch.query.streams.DetectorRunner;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Collectors;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/**
 * What Kafka Streams measures of itself, as far as an operator asks for it: one number of each
 * detector, whatever the number of its threads and tasks, as all of it would be thousands of lines.
 */
final class StreamsMeters implements Refreshed {
  private static final String CLIENT = "stream-metrics";
  private static final String THREAD = "stream-thread-metrics";
  private static final String TASK = "stream-task-metrics";
  private static final String UPDATER = "stream-state-updater-metrics";
  private static final String MEMBER = "consumer-coordinator-metrics";
  private static final double MILLISECOND = 0.001;
  private static final Duration SECOND = Duration.ofSeconds(1);

  private static final List<Figure> FIGURES =
      List.of(
          Figure.sum(CLIENT, "alive-stream-threads", "threads.alive", "Threads that work"),
          Figure.count(CLIENT, "failed-stream-threads", "threads.failed", "Threads that failed"),
          Figure.count(THREAD, "process-total", "processed.records", "Records processed"),
          Figure.seconds(THREAD, "process-latency-avg", "Mean time for a record of late"),
          Figure.seconds(THREAD, "process-latency-max", "Longest time for a record of late"),
          Figure.count(THREAD, "commit-total", "commits", "Commits"),
          Figure.seconds(THREAD, "commit-latency-avg", "Mean time for a commit of late"),
          Figure.seconds(THREAD, "commit-latency-max", "Longest time for a commit of late"),
          Figure.seconds(THREAD, "punctuate-latency-max", "Longest time for timers of late"),
          Figure.most(THREAD, "process-ratio", "Share of its time a thread processes"),
          Figure.most(THREAD, "commit-ratio", "Share of its time a thread commits"),
          Figure.most(THREAD, "punctuate-ratio", "Share of its time a thread serves timers"),
          Figure.most(THREAD, "poll-ratio", "Share of its time a thread waits for records"),
          Figure.count(THREAD, "task-created-total", "tasks.taken.up", "Tasks taken up"),
          Figure.count(THREAD, "task-closed-total", "tasks.given.up", "Tasks given up"),
          Figure.count(TASK, "dropped-records-total", "dropped.records", "Records left out"),
          Figure.sum(
              UPDATER,
              "restore-records-rate",
              "restored.records.per.second",
              "Records of changelogs that are read in a second"),
          Figure.count(MEMBER, "rebalance-total", "rebalances", "Times partitions were assigned"),
          Figure.count(
              MEMBER,
              "failed-rebalance-total",
              "rebalances.failed",
              "Times partitions could not be assigned"));

  private final List<DetectorRunner> runners;
  private final Map<String, Map<Figure, Double>> latest = new ConcurrentHashMap<>();

  /**
   * One number.
   *
   * @param group as in Kafka's documentation
   * @param name likewise
   * @param scale from Kafka's unit to that of the meter
   */
  private record Figure(
      String group,
      String name,
      String meter,
      String description,
      double scale,
      boolean counted,
      DoubleBinaryOperator together) {
    static Figure count(String group, String name, String meter, String description) {
      return new Figure(group, name, meter, description, 1, true, Double::sum);
    }

    static Figure sum(String group, String name, String meter, String description) {
      return new Figure(group, name, meter, description, 1, false, Double::sum);
    }

    static Figure most(String group, String name, String description) {
      return new Figure(group, name, name.replace('-', '.'), description, 1, false, Math::max);
    }

    static Figure seconds(String group, String name, String description) {
      String meter = name.replace('-', '.') + ".seconds";
      return new Figure(group, name, meter, description, MILLISECOND, false, Math::max);
    }

    boolean isOf(MetricName metric) {
      return metric.name().equals(name) && metric.group().equals(group);
    }
  }

  StreamsMeters(List<DetectorRunner> runners, MeterRegistry registry) {
    this.runners = List.copyOf(runners);
    requireNonNull(registry, "registry");
    this.runners.forEach(runner -> {
      FIGURES.forEach(figure -> register(runner.detector().name(), figure, registry));
      Gauge.builder("kafka.streams.heartbeat.age.seconds", runner, StreamsMeters::silence)
          .description("Time since Kafka last answered a sign of life; -1 before the first")
          .tag("detector", runner.detector().name())
          .register(registry);
    });
  }

  private static double silence(DetectorRunner runner) {
    return runner.silence().map(time -> time.toNanos() / (double) SECOND.toNanos()).orElse(-1.0);
  }

  /** Group and name of each figure, with a slash between them. */
  static Set<String> places() {
    return FIGURES.stream()
        .map(figure -> figure.group() + "/" + figure.name())
        .collect(Collectors.toUnmodifiableSet());
  }

  private void register(String detector, Figure figure, MeterRegistry registry) {
    String meter = "kafka.streams." + figure.meter();
    if (figure.counted()) {
      FunctionCounter.builder(meter, this, self -> self.value(detector, figure, 0))
          .description(figure.description())
          .tag("detector", detector)
          .register(registry);
    } else {
      Gauge.builder(meter, this, self -> self.value(detector, figure, Double.NaN))
          .description(figure.description())
          .tag("detector", detector)
          .register(registry);
    }
  }

  private double value(String detector, Figure figure, double unknown) {
    return latest.getOrDefault(detector, Map.of()).getOrDefault(figure, unknown);
  }

  @Override
  public void refresh() {
    runners.forEach(runner -> latest.put(runner.detector().name(), figures(runner.metrics())));
  }

  /** In one pass: a client has thousands of metrics. */
  private static Map<Figure, Double> figures(Map<MetricName, ? extends Metric> metrics) {
    Map<Figure, Double> figures = new ConcurrentHashMap<>();
    metrics.forEach((name, metric) -> {
      for (Figure figure : FIGURES) {
        if (figure.isOf(name)
            && metric.metricValue() instanceof Number number
            && Double.isFinite(number.doubleValue())) {
          figures.merge(
              figure,
              number.doubleValue() * figure.scale(),
              (one, other) -> figure.together().applyAsDouble(one, other));
        }
      }
    });
    return figures;
  }
}
