package io.tidewatch.query.http;

import io.javalin.http.Context;
import io.tidewatch.query.streams.DetectorRunner;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * For those who restart or route: {@code /health/live} (nothing is dead), {@code /health/ready}
 * (something can answer) and {@code /health} (both).
 */
public final class HealthResource implements Resource {
  private final List<DetectorRunner> runners;

  public HealthResource(List<DetectorRunner> runners) {
    this.runners = List.copyOf(runners);
  }

  /**
   * Health.
   *
   * @param status UP or DOWN
   * @param detectors state of each
   */
  record Health(String status, SortedMap<String, String> detectors) {}

  @Override
  public List<Operation> operations() {
    return List.of(
        health("/health", "health", "Both of the following", () -> isLive() && isReady()),
        health("/health/live", "live", "Whether nothing is dead", this::isLive),
        health("/health/ready", "ready", "Whether something can answer", this::isReady));
  }

  private Operation health(String path, String name, String summary, BooleanSupplier up) {
    return Operation.get(path, context -> answer(context, up.getAsBoolean()))
        .openTo(Role.ANYONE)
        .named(Tag.OPERATION, name, summary)
        .answering(Health.class)
        .replying(503, "`status` is `DOWN`", new Reply.Json(Health.class));
  }

  private boolean isLive() {
    return none(DetectorRunner::isDead);
  }

  private boolean isReady() {
    return !none(DetectorRunner::isReady);
  }

  private boolean none(Predicate<DetectorRunner> predicate) {
    return runners.stream().noneMatch(predicate);
  }

  private void answer(Context context, boolean up) {
    SortedMap<String, String> states = new TreeMap<>();
    runners.forEach(runner -> states.put(runner.detector().name(), runner.state().name()));
    if (!up) {
      context.header("Retry-After", "1");
    }
    Answers.write(context, up ? 200 : 503, new Health(up ? "UP" : "DOWN", states));
  }
}
