package io.tidewatch.standalone.node;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
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
    StatusMeters<WatchListStatus> meters =
        new StatusMeters<>(registry, PREFIX, Tags.empty(), status);
    meters.gauge(
        "addresses", "addresses that the database wants watched", WatchListStatus::watched);
    meters.gauge("invalid", "rows of the list whose address is none", WatchListStatus::invalid);
    meters.count("loads", "loads of the list that worked", WatchListStatus::loads);
    meters.count("failures", "loads of the list that failed", WatchListStatus::failures);
  }
}
