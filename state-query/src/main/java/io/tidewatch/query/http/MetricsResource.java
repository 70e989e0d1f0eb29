package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

import io.javalin.config.RoutesConfig;
import io.tidewatch.query.metrics.Metrics;

/** All meters for Prometheus: {@code /metrics}. */
public final class MetricsResource implements Resource {
  private static final String TEXT_FORMAT = "text/plain; version=0.0.4; charset=utf-8";

  private final Metrics metrics;

  public MetricsResource(Metrics metrics) {
    this.metrics = requireNonNull(metrics, "metrics");
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/metrics", context -> context.result(metrics.scrape()).contentType(TEXT_FORMAT));
  }
}
