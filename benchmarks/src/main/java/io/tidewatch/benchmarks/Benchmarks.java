package io.tidewatch.benchmarks;

import static java.util.Objects.requireNonNull;

import io.tidewatch.benchmarks.book.BookBenchmark;
import io.tidewatch.benchmarks.delivery.DeliveryBenchmark;
import io.tidewatch.benchmarks.footprint.FootprintBenchmark;
import io.tidewatch.benchmarks.footprint.Image;
import io.tidewatch.benchmarks.footprint.StartsBenchmark;
import io.tidewatch.benchmarks.futures.EvaluationBenchmark;
import io.tidewatch.benchmarks.futures.FuturesBenchmark;
import io.tidewatch.benchmarks.futures.FuturesReplayBenchmark;
import io.tidewatch.benchmarks.futures.RankingsBenchmark;
import io.tidewatch.benchmarks.growth.GrowthBenchmark;
import io.tidewatch.benchmarks.history.AlertHistoryBenchmark;
import io.tidewatch.benchmarks.latency.LatencyBenchmark;
import io.tidewatch.benchmarks.measure.ProcessorTime;
import io.tidewatch.benchmarks.orderbooks.BookBytesBenchmark;
import io.tidewatch.benchmarks.orderbooks.BookLatencyBenchmark;
import io.tidewatch.benchmarks.parse.ParseBenchmark;
import io.tidewatch.benchmarks.query.QueriesBenchmark;
import io.tidewatch.benchmarks.report.Finding;
import io.tidewatch.benchmarks.report.Machine;
import io.tidewatch.benchmarks.report.Report;
import io.tidewatch.benchmarks.report.Strain;
import io.tidewatch.benchmarks.rolling.RollingBenchmark;
import io.tidewatch.benchmarks.tokenpool.TokenPoolBenchmark;
import io.tidewatch.benchmarks.tokenpool.TokenPoolSizeBenchmark;
import io.tidewatch.benchmarks.whale.WhaleBenchmark;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Measures, and writes the page of figures. */
public final class Benchmarks {
  private static final Path PROC = Path.of("/proc");

  /** System property that says where recordings lie. */
  private static final String DATA = "tidewatch.data";

  /** System property that says where the files of the image lie. */
  private static final String IMAGE = "tidewatch.image";

  private final InstantSource clock;
  private final PrintStream out;
  private final List<Benchmark> all;

  private Benchmarks(Path directory, Path data, Image image, InstantSource clock, PrintStream out) {
    this.clock = requireNonNull(clock, "clock");
    this.out = requireNonNull(out, "out");
    this.all =
        List.of(
            new ParseBenchmark(),
            new BookBenchmark(),
            new RollingBenchmark(directory, clock),
            new LatencyBenchmark(directory, clock),
            new GrowthBenchmark(directory, clock),
            new BookLatencyBenchmark(directory, clock),
            new BookBytesBenchmark(directory, clock),
            new TokenPoolBenchmark(directory, clock),
            new TokenPoolSizeBenchmark(directory, clock),
            new FuturesBenchmark(directory, clock),
            new EvaluationBenchmark(),
            new RankingsBenchmark(directory, clock),
            new FuturesReplayBenchmark(directory, data, clock),
            new WhaleBenchmark(directory, clock),
            new DeliveryBenchmark(directory, clock),
            new AlertHistoryBenchmark(directory, clock),
            new QueriesBenchmark(directory, clock),
            new FootprintBenchmark(directory, image, clock),
            new StartsBenchmark(directory, image, clock));
  }

  /**
   * Runs; ends with an error if a benchmark fails.
   *
   * @param arguments see {@link Options}
   */
  public static void main(String... arguments) throws Exception {
    Path directory = Files.createTempDirectory("tidewatch-benchmarks");
    try {
      Path data = Path.of(System.getProperty(DATA, "."));
      Image image = new Image(Path.of(System.getProperty(IMAGE, ".")));
      new Benchmarks(directory, data, image, InstantSource.system(), System.out)
          .run(List.of(arguments));
    } finally {
      delete(directory);
    }
  }

  private void run(List<String> arguments) throws Exception {
    Options options = Options.parse(arguments, all.stream().map(Benchmark::name).toList());
    Optional<Strain> before = Strain.read(PROC, ProcessorTime.ofProcess());
    List<Finding> findings = new ArrayList<>();
    for (Benchmark benchmark : all) {
      if (options.wants(benchmark.name())) {
        out.println("measuring " + benchmark.name() + " ...");
        findings.add(benchmark.run(options.scale()));
      }
    }
    Optional<Strain> after = Strain.read(PROC, ProcessorTime.ofProcess());
    String page = report(before, after, findings).markdown();
    if (options.page().isPresent()) {
      Files.writeString(options.page().get(), page);
      out.println("wrote " + options.page().get());
    } else {
      out.println(page);
    }
  }

  private Report report(Optional<Strain> before, Optional<Strain> after, List<Finding> findings) {
    return new Report(
        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
        Machine.read(PROC),
        before.flatMap(start -> after.map(start::until)).orElse("unknown"),
        String.join(
            " ",
            ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> flag.startsWith("-X"))
                .toList()),
        findings);
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
