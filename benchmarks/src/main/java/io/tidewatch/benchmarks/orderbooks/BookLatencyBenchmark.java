package io.tidewatch.benchmarks.orderbooks;

import static java.util.Objects.requireNonNull;

import io.tidewatch.benchmarks.Benchmark;
import io.tidewatch.benchmarks.Scale;
import io.tidewatch.benchmarks.measure.Rounds;
import io.tidewatch.benchmarks.report.Finding;
import io.tidewatch.benchmarks.wire.Sender;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How long after a frame of a book was received can its analysis be read, and of how many books?
 */
public final class BookLatencyBenchmark implements Benchmark {
  private static final List<Integer> INSTRUMENTS = List.of(10, 20, 50, 100, 200, 400);
  private static final List<Integer> FEW = List.of(10, 100);
  private static final List<Integer> COMMIT_MILLIS = List.of(10, 20, 30, 50);

  private final Path directory;
  private final InstantSource clock;

  public BookLatencyBenchmark(Path directory, InstantSource clock) {
    this.directory = requireNonNull(directory, "directory");
    this.clock = requireNonNull(clock, "clock");
  }

  @Override
  public String name() {
    return "book-latency";
  }

  @Override
  public Finding run(Scale scale) throws Exception {
    int seconds = scale.of(4, 10);
    int floorSeconds = scale.of(2, 5);
    try (BookTopics topics = BookTopics.start(directory.resolve(name()), INSTRUMENTS.getLast());
        Sender sender = new Sender(topics.servers())) {
      BookLatencyArms arms = new BookLatencyArms(topics, sender, clock);
      List<Step> steps = new ArrayList<>();
      for (int instruments : scale == Scale.QUICK ? FEW : INSTRUMENTS) {
        Step step = step(arms, instruments, seconds, floorSeconds, scale);
        steps.add(step);
        if (step.isBroken()) {
          break;
        }
      }
      List<Step> commits = new ArrayList<>();
      for (int instruments : scale == Scale.QUICK ? List.of(10) : List.of(10, 50)) {
        commits.add(commits(arms, instruments, seconds, scale));
      }
      return BookLatencyFinding.of(seconds, floorSeconds, steps, commits);
    }
  }

  private static Step step(
      BookLatencyArms arms, int instruments, int seconds, int floorSeconds, Scale scale)
      throws Exception {
    Map<String, Rounds.Arm<BookLatencyRun>> both = new LinkedHashMap<>();
    both.put(Step.DETECTOR, () -> arms.detect(instruments, seconds));
    both.put(Step.FLOOR, () -> arms.floor(instruments, floorSeconds));
    // The first steps are short of what the compiler needs to have seen.
    int warmUp = instruments == INSTRUMENTS.getFirst() ? scale.of(1, 3) : 0;
    return new Step(instruments, Rounds.run(both, warmUp, scale.rounds()));
  }

  private static Step commits(BookLatencyArms arms, int instruments, int seconds, Scale scale)
      throws Exception {
    Map<String, Rounds.Arm<BookLatencyRun>> all = new LinkedHashMap<>();
    for (int millis : COMMIT_MILLIS) {
      all.put(millis + " ms", () -> arms.detect(instruments, seconds, Duration.ofMillis(millis)));
    }
    return new Step(instruments, Rounds.run(all, 0, scale.of(1, 5)));
  }
}
