package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

import io.javalin.http.Context;
import io.tidewatch.query.feed.FeedSource;
import io.tidewatch.query.feed.FeedView;
import io.tidewatch.query.streams.DetectorRunner;
import io.tidewatch.query.streams.Restoration;
import io.tidewatch.query.streams.StandbyCopy;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.parse.RejectReason;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.AppInfoParser;

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
      Versions versions,
      long startedAt,
      long uptimeMs,
      List<DetectorStatus> detectors,
      List<FeedView> feeds) {}

  /** What runs here. */
  record Versions(String program, String kafka, String java) {
    static Versions of(String program) {
      return new Versions(program, AppInfoParser.getVersion(), Runtime.version().toString());
    }
  }

  /**
   * A detector.
   *
   * @param partitions that this instance works on
   * @param standbys partitions that it keeps copies for, while another instance works on them
   * @param lag records not fetched yet, by partition, as far as known
   * @param lagOfTopics the same by topic
   * @param restorations stores that are being restored
   * @param copies stores of the standbys, and how far each is behind
   */
  record DetectorStatus(
      String name,
      String applicationId,
      String state,
      List<String> partitions,
      List<String> standbys,
      Map<String, Long> lag,
      Map<String, Long> lagOfTopics,
      List<Restoration> restorations,
      List<StandbyCopy> copies,
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
  public List<Operation> operations() {
    return List.of(
        Operation.get("/status", this::status)
            .named(
                Tag.OPERATION, "status", "Version, uptime, detectors with lag and counters, feeds")
            .answering(Status.class));
  }

  private void status(Context context) {
    List<DetectorStatus> detectors = runners.stream().map(StatusResource::status).toList();
    Answers.ok(
        context,
        new Status(
            version,
            Versions.of(version),
            startedAt,
            clock.millis() - startedAt,
            detectors,
            feeds.feeds()));
  }

  private static DetectorStatus status(DetectorRunner runner) {
    SortedMap<String, Long> lag = runner.lag();
    return new DetectorStatus(
        runner.detector().name(),
        runner.detector().applicationId(),
        runner.state().name(),
        names(runner.assignedPartitions()),
        names(runner.standbyPartitions()),
        lag,
        ofTopics(lag),
        runner.restorations(),
        runner.standbyCopies(),
        runner.detector().counters().stream().map(Counts::of).toList());
  }

  private static List<String> names(Set<TopicPartition> partitions) {
    return partitions.stream().map(Object::toString).sorted().toList();
  }

  /** The number of a partition stands behind the last dash. */
  private static SortedMap<String, Long> ofTopics(SortedMap<String, Long> lag) {
    SortedMap<String, Long> sums = new TreeMap<>();
    lag.forEach((partition, records) ->
        sums.merge(partition.substring(0, partition.lastIndexOf('-')), records, Long::sum));
    return sums;
  }
}
