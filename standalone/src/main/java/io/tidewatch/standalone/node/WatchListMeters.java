package io.tidewatch.standalone.node;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.tidewatch.connectors.whale.WatchListStatus;
import java.util.function.Supplier;

/** How the list of watched addresses is loaded from the database, on {@code /metrics}. */
final class WatchListMeters implements MeterBinder {
  private static final String PREFIX = "tidewatch.watchlist.";

  private final Supplier<WatchListStatus> status;

  WatchListMeters(Supplier<WatchListStatus> status) {
    this.status = requireNonNull(status, "status");
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder(PREFIX + "addresses", status, now -> now.get().watched())
        .description("addresses that the database wants watched")
        .strongReference(true)
        .register(registry);
    Gauge.builder(PREFIX + "invalid", status, now -> now.get().invalid())
        .description("rows of the list whose address is none")
        .strongReference(true)
        .register(registry);
    // The registry holds the state of a counter weakly, and this binder is held beside it.
    FunctionCounter.builder(PREFIX + "loads", this, self -> self.status.get().loads())
        .description("loads that worked")
        .register(registry);
    FunctionCounter.builder(PREFIX + "failures", this, self -> self.status.get().failures())
        .description("loads that did not")
        .register(registry);
  }
}
