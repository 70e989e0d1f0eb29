package io.tidewatch.benchmarks.rolling;

import static java.util.Objects.requireNonNull;

import io.tidewatch.benchmarks.Benchmark;
import io.tidewatch.benchmarks.Scale;
import io.tidewatch.benchmarks.market.Instrument;
import io.tidewatch.benchmarks.market.MadeTrade;
import io.tidewatch.benchmarks.market.Market;
import io.tidewatch.benchmarks.measure.Different;
import io.tidewatch.benchmarks.measure.ProcessorTime;
import io.tidewatch.benchmarks.measure.Rounds;
import io.tidewatch.benchmarks.report.Finding;
import io.tidewatch.topology.Detector;
import io.tidewatch.topology.largetrades.LargeTradesSettings;
import io.tidewatch.topology.largetrades.LargeTradesTopology;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** How many trades a second does the detector read, beside a consumer that only reads? */
public final class RollingBenchmark implements Benchmark {
  private static final long SEED = 2;

  /** Busy symbols: they are over the threshold nearly all the time. */
  private static final int BUSY = 2;

  private static final double BUSY_USD = 1_000;
  private static final double USUAL_USD = 40;

  /** More than the threshold at once: the last trade raises an alert, and so a commit. */
  private static final double WAVE_USD = 3_000_000;

  private static final LargeTradesSettings SETTINGS = LargeTradesSettings.DEFAULT;

  private final Path directory;
  private final InstantSource clock;
  private int runs;

  public RollingBenchmark(Path directory, InstantSource clock) {
    this.directory = requireNonNull(directory, "directory");
    this.clock = requireNonNull(clock, "clock");
  }

  @Override
  public String name() {
    return "rolling";
  }

  @Override
  public Finding run(Scale scale) throws Exception {
    int records = scale.of(100_000, 500_000);
    try (TradeTopic topic = TradeTopic.start(directory.resolve(name()))) {
      Sums.BruteForce bruteForce = new Sums.BruteForce(SETTINGS);
      topic.fill(trades(records, bruteForce));
      Sums expected = bruteForce.sums();
      Drain drain = new Drain(topic.bootstrapServers());
      long bytes = drain.run(records).bytes();
      Map<String, Rounds.Arm<ReadingRun>> arms = new LinkedHashMap<>();
      arms.put(RollingFinding.DETECTOR, () -> detect(topic, records, expected));
      arms.put(
          RollingFinding.STREAMS,
          () -> read(topic, new ReadingDetector(), records, detector -> {}));
      arms.put(RollingFinding.DRAIN, () -> drain(drain, records, bytes));
      return RollingFinding.of(records, Rounds.run(arms, scale.warmUpRounds(), scale.rounds()));
    }
  }

  private Iterator<MadeTrade> trades(int count, Sums.BruteForce bruteForce) {
    // The broker deletes what is older than its topic keeps, so the market ends about now.
    long firstMs = clock.millis() - count;
    Market market = new Market(SEED, Instrument.TWENTY);
    int last = count - 1;
    // A thousand trades a second: full windows are reached and left behind.
    return IntStream.range(0, count)
        .mapToObj(i -> trade(market, i, firstMs + i, i == last))
        .peek(bruteForce::add)
        .iterator();
  }

  private static MadeTrade trade(Market market, int number, long timeMs, boolean last) {
    int instruments = market.instruments().size();
    if (last) {
      return market.exactTrade(instruments - 1, timeMs, WAVE_USD);
    }
    int instrument = Math.floorMod(number * 7, instruments);
    return market.trade(instrument, timeMs, instrument < BUSY ? BUSY_USD : USUAL_USD);
  }

  private ReadingRun detect(TradeTopic topic, int records, Sums expected) {
    return read(
        topic,
        new LargeTradesTopology(SETTINGS),
        records,
        detector ->
            Different.check(
                "sums", expected, Sums.of(detector, expected.all().keySet(), SETTINGS)));
  }

  private ReadingRun read(
      TradeTopic topic, Detector unstarted, int records, Consumer<DetectorRun> check) {
    String suffix = "rolling-" + runs++;
    try (DetectorRun detector =
        new DetectorRun(unstarted, suffix, topic.bootstrapServers(), topic.states())) {
      detector.start();
      long begin = detector.awaitTrades(1);
      long processorBegin = ProcessorTime.ofProcess();
      long threadBegin = ProcessorTime.ofThreads(DetectorRun.THREAD);
      detector.awaitTrades(records);
      long end = detector.awaitCommitted(records);
      long processor = ProcessorTime.ofProcess() - processorBegin;
      long thread = ProcessorTime.ofThreads(DetectorRun.THREAD) - threadBegin;
      Different.check("rejected frames", 0L, detector.rejected());
      Different.check("trades", (long) records, detector.trades());
      check.accept(detector);
      return new ReadingRun(records, end - begin, processor, thread);
    }
  }

  private static ReadingRun drain(Drain drain, int records, long bytes) {
    Drain.Result result = drain.run(records);
    Different.check("drained bytes", bytes, result.bytes());
    return new ReadingRun(records, result.nanos(), result.processorNanos(), result.threadNanos());
  }
}
