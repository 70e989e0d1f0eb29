package io.tidewatch.query.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.tidewatch.query.streams.DetectorRunner;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
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
  public void register(RoutesConfig routes) {
    routes.get("/health", context -> answer(context, isLive() && isReady()));
    routes.get("/health/live", context -> answer(context, isLive()));
    routes.get("/health/ready", context -> answer(context, isReady()));
  }

  private boolean isLive() {
    return none(DetectorRunner::isDead);
  }

  private boolean isReady() {
    return !none(DetectorRunner::canAnswer);
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
