package io.tidewatch.benchmarks.parse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.tidewatch.benchmarks.market.MadeTrade;
import io.tidewatch.benchmarks.measure.Different;
import io.tidewatch.topology.binance.SpotTrade;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Compares readers of frames; a reader answers null for a frame that it refuses. */
final class SameReading {
  private SameReading() {}

  /**
   * Checks that two readers take and refuse the same and find the same, and that they find what is
   * in the valid frames.
   *
   * @return how many of the damaged frames both refuse
   * @throws Different at the first frame on which they differ
   */
  static int check(
      FrameCorpus corpus, Function<byte[], SpotTrade> one, Function<byte[], SpotTrade> other) {
    for (int i = 0; i < corpus.valid().size(); i++) {
      SpotTrade expected = expected(corpus.trades().get(i));
      same(corpus.valid().get(i), expected, one.apply(corpus.valid().get(i)));
      same(corpus.valid().get(i), expected, other.apply(corpus.valid().get(i)));
    }
    int refused = 0;
    for (byte[] frame : corpus.damaged()) {
      SpotTrade found = one.apply(frame);
      same(frame, found, other.apply(frame));
      refused += found == null ? 1 : 0;
    }
    return refused;
  }

  private static SpotTrade expected(MadeTrade trade) {
    return new SpotTrade(
        Optional.of(trade.symbol()),
        trade.id(),
        trade.id(),
        trade.price(),
        trade.notional(),
        trade.timeMs(),
        trade.takerBuys());
  }

  private static void same(byte[] frame, SpotTrade expected, SpotTrade was) {
    if (!Objects.equals(expected, was)) {
      throw new Different(
          "frame " + new String(frame, ISO_8859_1) + ": expected " + expected + ", was " + was);
    }
  }
}
