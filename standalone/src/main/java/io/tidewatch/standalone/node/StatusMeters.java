package io.tidewatch.standalone.node;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * Puts what a part says of itself on {@code /metrics}.
 *
 * @param prefix of all names
 * @param tags of all meters
 * @param status is asked at each reading. The registry holds what counters read weakly, so the
 *     binder must hold this very object.
 */
record StatusMeters<S>(MeterRegistry registry, String prefix, Tags tags, Supplier<S> status) {
  StatusMeters {
    requireNonNull(registry, "registry");
    requireNonNull(prefix, "prefix");
    requireNonNull(tags, "tags");
    requireNonNull(status, "status");
  }

  void gauge(String name, String description, ToDoubleFunction<S> value) {
    Gauge.builder(prefix + name, status, now -> value.applyAsDouble(now.get()))
        .description(description)
        .tags(tags)
        .strongReference(true)
        .register(registry);
  }

  void count(String name, String description, ToDoubleFunction<S> value) {
    FunctionCounter.builder(prefix + name, status, now -> value.applyAsDouble(now.get()))
        .description(description)
        .tags(tags)
        .register(registry);
  }
}
