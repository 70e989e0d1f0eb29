package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

import io.tidewatch.query.metrics.Metrics;
import java.util.List;

/** All meters for Prometheus: {@code /metrics}. */
public final class MetricsResource implements Resource {
  private static final String TEXT_FORMAT = "text/plain; version=0.0.4; charset=utf-8";

  private final Metrics metrics;

  public MetricsResource(Metrics metrics) {
    this.metrics = requireNonNull(metrics, "metrics");
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get(
                "/metrics", context -> context.result(metrics.scrape()).contentType(TEXT_FORMAT))
            .named(Tag.OPERATION, "metrics", "All meters, for Prometheus")
            .replying(200, "", new Reply.Text("text/plain")));
  }
}
