package io.tidewatch.benchmarks.futures;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidewatch.benchmarks.wire.Parcel;
import io.tidewatch.contract.futures.Bar;
import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.raw.Source;
import io.tidewatch.contract.topic.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Contracts with a history, and frames of their running bars: each contract sends a frame each 250
 * ms, one after the other. Event time runs faster than the clock, so that minutes and bars end
 * often enough to be measured.
 *
 * @param symbols how many
 * @param history bars of each before the first frame
 * @param startMs event time of the first frame, the beginning of a bar, epoch milliseconds
 * @param speed event time over time of the clock
 */
record KlineTape(int symbols, int history, long startMs, int speed) {
  static final String CHANNEL = "klines";
  private static final String VENUE = "binance-futures";
  private static final int FRAMES_PER_SECOND = 4;
  private static final long SECOND_NANOS = 1_000_000_000L;
  private static final long MINUTE_MS = 60_000;
  private static final double SIGMA = 0.002;

  /**
   * A frame with what is due because of it.
   *
   * @param evaluates whether it begins another minute of event time
   */
  record Due(Parcel parcel, long eventMs, boolean evaluates) {}

  static String symbol(int i) {
    return "C" + i + "USDT";
  }

  /** Everything before the first frame, one record for each contract. */
  List<Parcel> seeds() {
    List<Parcel> seeds = new ArrayList<>();
    for (int i = 0; i < symbols; i++) {
      SplittableRandom random = new SplittableRandom(i);
      StringBuilder rows = new StringBuilder("[");
      for (int k = history; k > 0; k--) {
        rows.append(row(startMs - k * Bar.LENGTH_MS, random)).append(k == 1 ? "]" : ",");
      }
      seeds.add(parcel(i, rows.toString(), startMs, Source.BACKFILL, 0));
    }
    return seeds;
  }

  /** Frames in the order in which they are due, from the beginning of some seconds to another. */
  List<Due> frames(int seconds) {
    List<Due> frames = new ArrayList<>();
    long apart = SECOND_NANOS / FRAMES_PER_SECOND / symbols;
    long[] minutes = new long[symbols];
    for (int n = 0; n < seconds * FRAMES_PER_SECOND; n++) {
      for (int i = 0; i < symbols; i++) {
        long due = n * SECOND_NANOS / FRAMES_PER_SECOND + i * apart;
        long eventMs = startMs + due * speed / 1_000_000;
        long minute = eventMs / MINUTE_MS;
        boolean evaluates = minute != minutes[i];
        minutes[i] = minute;
        frames.add(
            new Due(
                parcel(i, frame(i, n, eventMs), eventMs, Source.LIVE, due), eventMs, evaluates));
      }
    }
    return frames;
  }

  private static Parcel parcel(int i, String text, long receivedMs, Source source, long due) {
    return new Parcel(
        symbol(i) + "@" + receivedMs,
        Topics.FUTURES_KLINES,
        symbol(i),
        text.getBytes(UTF_8),
        new RawHeaders(VENUE, CHANNEL, "benchmark", 1, 0, receivedMs * 1_000, source),
        due);
  }

  private static String row(long openMs, SplittableRandom random) {
    double open = 100 * (1 + SIGMA * random.nextGaussian());
    double close = 100 * (1 + SIGMA * random.nextGaussian());
    return String.format(
        Locale.ROOT,
        "[%d,\"%.4f\",\"%.4f\",\"%.4f\",\"%.4f\",\"%.3f\",%d,\"%.3f\",100,\"10\",\"1000\",\"0\"]",
        openMs,
        open,
        Math.max(open, close) + 0.05,
        Math.min(open, close) - 0.05,
        close,
        500 + 100 * random.nextDouble(),
        openMs + Bar.LENGTH_MS - 1,
        50_000 * (0.5 + random.nextDouble()));
  }

  private static String frame(int i, int n, long eventMs) {
    long openMs = eventMs - eventMs % Bar.LENGTH_MS;
    double part = (eventMs % Bar.LENGTH_MS + 1.0) / Bar.LENGTH_MS;
    double price = 100 + 0.1 * Math.sin(n + i);
    return String.format(
        Locale.ROOT,
        "{\"e\":\"kline\",\"E\":%d,\"s\":\"%s\",\"k\":{\"t\":%d,\"T\":%d,\"s\":\"%s\","
            + "\"i\":\"15m\",\"f\":1,\"L\":2,\"o\":\"100.0000\",\"c\":\"%.4f\",\"h\":\"100.2000\","
            + "\"l\":\"99.8000\",\"v\":\"%.3f\",\"n\":100,\"x\":false,\"q\":\"%.3f\","
            + "\"V\":\"%.3f\",\"Q\":\"%.3f\",\"B\":\"0\"},\"st\":1}",
        eventMs,
        symbol(i),
        openMs,
        openMs + Bar.LENGTH_MS - 1,
        symbol(i),
        price,
        500 * part,
        50_000 * part,
        250 * part,
        25_000 * part);
  }
}
