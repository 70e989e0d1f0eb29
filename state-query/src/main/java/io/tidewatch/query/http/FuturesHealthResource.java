package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.tidewatch.query.futures.Storage;
import io.tidewatch.query.futures.StorageReads;
import io.tidewatch.query.streams.DetectorRunner;
import java.time.InstantSource;
import java.util.Optional;

/**
 * {@code /api/health} as the original API has it, always with 200: those who restart or route ask
 * {@code /health}.
 */
public final class FuturesHealthResource implements Resource {
  private final DetectorRunner runner;
  private final StorageReads storage;
  private final InstantSource clock;

  public FuturesHealthResource(DetectorRunner runner, StorageReads storage, InstantSource clock) {
    this.runner = requireNonNull(runner, "runner");
    this.storage = requireNonNull(storage, "storage");
    this.clock = requireNonNull(clock, "clock");
  }

  /**
   * Health.
   *
   * @param status healthy, or degraded if the detector or the database does not answer
   * @param database null if nothing is known of it
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Health(String status, Optional<Storage> database, String timestamp) {}

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/api/health", this::health);
  }

  private void health(Context context) {
    Parameters.of(context);
    StorageReads.Found found = storage.read();
    boolean healthy = found.healthy() && runner.canAnswer() && !runner.isDead();
    Answers.ok(
        context,
        new Health(healthy ? "healthy" : "degraded", found.storage(), clock.instant().toString()));
  }
}
