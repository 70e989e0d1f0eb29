package io.tidewatch.query.metrics;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.tidewatch.query.feed.FeedSource;
import io.tidewatch.query.streams.DetectorRunner;
import java.util.List;

/** All meters of the process. Thread-safe. */
public final class Metrics implements AutoCloseable {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics garbageCollection = new JvmGcMetrics();
  private final List<Refreshed> refreshed;
  // The registry holds what a counter reads weakly: without its binder it would stand still.
  private final List<MeterBinder> bound;

  /**
   * Registers everything.
   *
   * @param more meters of other parts
   */
  public Metrics(List<DetectorRunner> runners, FeedSource feeds, List<MeterBinder> more) {
    runners.stream()
        .flatMap(runner -> runner.detector().counters().stream())
        .forEach(counters -> new DetectorMeters(counters).bindTo(registry));
    this.refreshed =
        List.of(
            new RunnerMeters(runners, registry),
            new StreamsMeters(runners, registry),
            new FeedMeters(feeds, registry));
    bindJvm();
    bound = List.copyOf(more);
    bound.forEach(binder -> binder.bindTo(registry));
  }

  private void bindJvm() {
    List<MeterBinder> jvm =
        List.of(
            new JvmMemoryMetrics(),
            new JvmThreadMetrics(),
            new ClassLoaderMetrics(),
            new ProcessorMetrics(),
            new UptimeMetrics(),
            new FileDescriptorMetrics(),
            garbageCollection);
    jvm.forEach(binder -> binder.bindTo(registry));
  }

  /** All values now, in the text format of Prometheus. */
  public synchronized String scrape() {
    refreshed.forEach(Refreshed::refresh);
    return registry.scrape();
  }

  @Override
  public void close() {
    garbageCollection.close();
    registry.close();
  }
}
