package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.http.Context;
import io.tidewatch.query.futures.Storage;
import io.tidewatch.query.futures.StorageReads;
import io.tidewatch.query.streams.DetectorRunner;
import java.time.InstantSource;
import java.util.List;
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
  record FuturesHealth(String status, Optional<Storage> database, String timestamp) {}

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/api/health", this::health)
            .named(Tag.FUTURES, "futuresHealth", "How much of futures is kept; always 200")
            .answering(FuturesHealth.class));
  }

  private void health(Context context) {
    StorageReads.Found found = storage.read();
    boolean healthy = found.healthy() && runner.canAnswer() && !runner.isDead();
    Answers.ok(
        context,
        new FuturesHealth(
            healthy ? "healthy" : "degraded", found.storage(), clock.instant().toString()));
  }
}
