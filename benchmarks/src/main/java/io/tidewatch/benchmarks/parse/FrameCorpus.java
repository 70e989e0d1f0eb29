package io.tidewatch.benchmarks.parse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.tidewatch.benchmarks.market.Instrument;
import io.tidewatch.benchmarks.market.MadeTrade;
import io.tidewatch.benchmarks.market.Market;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Frames to read.
 *
 * @param valid as the venue sends them
 * @param damaged with a byte or a value changed; some of them are valid all the same
 */
record FrameCorpus(List<MadeTrade> trades, List<byte[]> valid, List<byte[]> damaged) {
  private static final long FIRST_MS = 1_770_000_000_000L;
  private static final double USUAL_USD = 500;

  /** Values that a reader must refuse, or must not take for something else. */
  private static final List<String> VALUES =
      List.of(
          "0",
          "-1",
          "1e3",
          "1.5",
          "01",
          "\"\"",
          "\"1\"",
          "\"-1.5\"",
          "\"0.00000000\"",
          "\"1e3\"",
          "\".5\"",
          "\"5.\"",
          "\"NaN\"",
          "\" 1\"",
          "null",
          "true",
          "{}",
          "[1]",
          "999999999999999999",
          "1000000000000000000",
          "99999999999999999999",
          "\"0.123456789123\"",
          "\"12345678901234567890.5\"",
          "1.0");

  private static final List<String> NAMES = List.of("e", "E", "s", "t", "p", "q", "T", "m", "M");

  static FrameCorpus make(long seed, int valid, int damaged) {
    Market market = new Market(seed, Instrument.TWENTY);
    List<MadeTrade> trades = new ArrayList<>();
    for (int i = 0; i < valid; i++) {
      trades.add(market.anyTrade(FIRST_MS + i, USUAL_USD));
    }
    List<byte[]> frames = trades.stream().map(MadeTrade::frame).toList();
    SplittableRandom random = new SplittableRandom(seed);
    List<byte[]> changed = new ArrayList<>();
    for (int i = 0; i < damaged; i++) {
      byte[] frame = frames.get(random.nextInt(frames.size()));
      changed.add(i % 2 == 0 ? otherByte(frame, random) : otherValue(frame, random));
    }
    return new FrameCorpus(trades, frames, List.copyOf(changed));
  }

  private static byte[] otherByte(byte[] frame, SplittableRandom random) {
    int at = random.nextInt(frame.length);
    if (random.nextInt(4) == 0) {
      return Arrays.copyOf(frame, at + 1);
    }
    byte[] changed = frame.clone();
    changed[at] = (byte) "0123456789\"{}[],:.-e tfn\\\u00ff".charAt(random.nextInt(26));
    return changed;
  }

  private static byte[] otherValue(byte[] frame, SplittableRandom random) {
    String text = new String(frame, ISO_8859_1);
    String name = "\"" + NAMES.get(random.nextInt(NAMES.size())) + "\":";
    int from = text.indexOf(name) + name.length();
    int to = from;
    while (text.charAt(to) != ',' && text.charAt(to) != '}') {
      to++;
    }
    String value = VALUES.get(random.nextInt(VALUES.size()));
    return (text.substring(0, from) + value + text.substring(to)).getBytes(ISO_8859_1);
  }
}
