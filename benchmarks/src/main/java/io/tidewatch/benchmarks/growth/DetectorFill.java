package io.tidewatch.benchmarks.growth;

import static java.util.Objects.requireNonNull;

import io.tidewatch.benchmarks.market.Instrument;
import io.tidewatch.benchmarks.market.Market;
import io.tidewatch.benchmarks.measure.Different;
import io.tidewatch.benchmarks.measure.ProcessorTime;
import io.tidewatch.benchmarks.rolling.DetectorRun;
import io.tidewatch.benchmarks.rolling.Sums;
import io.tidewatch.benchmarks.rolling.TradeTopic;
import io.tidewatch.topology.largetrades.LargeTradesSettings;
import io.tidewatch.topology.largetrades.LargeTradesTopology;
import java.util.stream.IntStream;

/** Trades of one symbol, at a steady rate, through the detector. */
final class DetectorFill {
  private static final LargeTradesSettings SETTINGS = LargeTradesSettings.DEFAULT;
  private static final long SEED = 4;

  /** Keeps the largest window below the threshold: an alert would cost on top. */
  private static final double USUAL_USD = 3;

  private final TradeTopic topic;
  private final int fill;
  private final int measured;
  private final Sums expected;
  private final String name;
  private int runs;

  /**
   * Fills the topic.
   *
   * @param endMs event time of the last trade: the broker deletes what is too old
   */
  DetectorFill(TradeTopic topic, int tradesASecond, int measured, long endMs) {
    this.topic = requireNonNull(topic, "topic");
    this.measured = measured;
    this.name = "growth-" + tradesASecond;
    long keptMs = SETTINGS.window().plus(SETTINGS.allowedLateness()).toMillis();
    this.fill = Math.toIntExact(keptMs / 1_000 * tradesASecond);
    long beginMs = endMs - 1_000L * (fill + measured) / tradesASecond;
    Sums.BruteForce bruteForce = new Sums.BruteForce(SETTINGS);
    Market market = new Market(SEED, Instrument.TWENTY.subList(0, 1));
    topic.fill(
        IntStream.range(0, fill + measured)
            .mapToObj(i -> market.trade(0, beginMs + 1_000L * i / tradesASecond, USUAL_USD))
            .peek(bruteForce::add)
            .iterator());
    this.expected = bruteForce.sums();
  }

  TradeCost run() {
    String suffix = name + "-" + runs++;
    try (DetectorRun detector =
        new DetectorRun(
            new LargeTradesTopology(SETTINGS), suffix, topic.bootstrapServers(), topic.states())) {
      detector.start();
      long begin = detector.awaitTrades(fill);
      long counted = detector.trades();
      long processor = ProcessorTime.ofThreads(DetectorRun.THREAD);
      long end = detector.awaitTrades(fill + measured);
      long processorEnd = ProcessorTime.ofThreads(DetectorRun.THREAD);
      detector.awaitCommitted(fill + measured);
      Different.check("rejected frames", 0L, detector.rejected());
      Different.check("sums", expected, Sums.of(detector, expected.all().keySet(), SETTINGS));
      return new TradeCost(fill + measured - counted, end - begin, processorEnd - processor);
    }
  }
}
