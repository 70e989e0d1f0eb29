package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.tidewatch.query.feed.FeedSource;
import io.tidewatch.query.feed.FeedView;
import io.tidewatch.query.streams.DetectorRunner;
import io.tidewatch.query.streams.Restoration;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.parse.RejectReason;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the process is doing, for the operator: {@code /status}. */
public final class StatusResource implements Resource {
  private final String version;
  private final List<DetectorRunner> runners;
  private final FeedSource feeds;
  private final InstantSource clock;
  private final long startedAt;

  public StatusResource(
      String version, List<DetectorRunner> runners, FeedSource feeds, InstantSource clock) {
    this.version = requireNonNull(version, "version");
    this.runners = List.copyOf(runners);
    this.feeds = requireNonNull(feeds, "feeds");
    this.clock = requireNonNull(clock, "clock");
    this.startedAt = clock.millis();
  }

  /**
   * The process.
   *
   * @param startedAt epoch milliseconds
   */
  record Status(
      String version,
      long startedAt,
      long uptimeMs,
      List<DetectorStatus> detectors,
      List<FeedView> feeds) {}

  /**
   * A detector.
   *
   * @param partitions that this instance works on
   * @param lag records not fetched yet, by partition, as far as known
   * @param restorations stores that are being restored
   */
  record DetectorStatus(
      String name,
      String applicationId,
      String state,
      List<String> partitions,
      Map<String, Long> lag,
      List<Restoration> restorations,
      List<Counts> counters) {}

  /** What a detector counted since its start. */
  record Counts(
      String detector,
      Map<DetectorCounters.Counter, Long> values,
      SortedMap<String, Long> rejects) {
    static Counts of(DetectorCounters counters) {
      SortedMap<String, Long> rejects = new TreeMap<>();
      for (RejectReason reason : RejectReason.values()) {
        long count = counters.rejected(reason);
        if (count > 0) {
          rejects.put(reason.name().toLowerCase(Locale.ROOT), count);
        }
      }
      return new Counts(counters.detector(), counters.values(), rejects);
    }
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/status", this::status);
  }

  private void status(Context context) {
    List<DetectorStatus> detectors = runners.stream().map(StatusResource::status).toList();
    Answers.ok(
        context,
        new Status(version, startedAt, clock.millis() - startedAt, detectors, feeds.feeds()));
  }

  private static DetectorStatus status(DetectorRunner runner) {
    return new DetectorStatus(
        runner.detector().name(),
        runner.detector().applicationId(),
        runner.state().name(),
        runner.assignedPartitions().stream().map(Object::toString).sorted().toList(),
        runner.lag(),
        runner.restorations(),
        runner.detector().counters().stream().map(Counts::of).toList());
  }
}
