package io.tidewatch.standalone.node;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.system.SystemWatch;
import io.tidewatch.query.metrics.Metrics;
import io.tidewatch.query.vitals.VitalsServer.Vital;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * How a node is.
 *
 * @param failure done when a part of it stopped for good
 */
record NodeHealth(SystemWatch watch, Metrics metered, CompletableFuture<Throwable> failure)
    implements Vital {
  NodeHealth {
    requireNonNull(watch, "watch");
    requireNonNull(metered, "metered");
    requireNonNull(failure, "failure");
  }

  @Override
  public boolean isLive() {
    return !failure.isDone();
  }

  @Override
  public List<String> troubles() {
    if (failure.isDone()) {
      return List.of("a part of it stopped for good; it has to be started again");
    }
    return watch.isHealthy() ? List.of() : watch.troubles();
  }

  @Override
  public String metrics() {
    return metered.scrape();
  }
}
