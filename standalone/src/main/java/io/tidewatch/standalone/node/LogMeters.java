package io.tidewatch.standalone.node;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.tidewatch.standalone.log.ProcessLog;

/** What the log of this process leaves out, on {@code /metrics}. */
public final class LogMeters implements MeterBinder {
  @Override
  public void bindTo(MeterRegistry registry) {
    FunctionCounter.builder(
            "tidewatch.log.lines.held.back", ProcessLog.class, _ -> ProcessLog.heldBack())
        .description("lines of the log that were held back, as too many were like them")
        .register(registry);
  }
}
