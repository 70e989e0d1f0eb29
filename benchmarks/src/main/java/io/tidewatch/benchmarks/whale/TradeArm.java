package io.tidewatch.benchmarks.whale;

import static java.util.Objects.requireNonNull;

import io.tidewatch.benchmarks.latency.LatencyRun;
import io.tidewatch.benchmarks.measure.Different;
import io.tidewatch.benchmarks.measure.ProcessorTime;
import io.tidewatch.benchmarks.measure.Waiting;
import io.tidewatch.benchmarks.rolling.DetectorRun;
import io.tidewatch.benchmarks.rolling.RestartableRun;
import io.tidewatch.benchmarks.wire.Arrivals;
import io.tidewatch.benchmarks.wire.Contents;
import io.tidewatch.benchmarks.wire.HouseTopics;
import io.tidewatch.benchmarks.wire.Parcel;
import io.tidewatch.benchmarks.wire.Sender;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.contract.whale.View;
import io.tidewatch.contract.whale.WhaleSignal;
import io.tidewatch.topology.Detector;
import io.tidewatch.topology.whale.WhaleSettings;
import io.tidewatch.topology.whale.WhaleSignalsTopology;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Public trades at the rate of a busy market, some of them of watched addresses. Each of those is
 * an order of its own, that ends when the pause after it has passed.
 */
final class TradeArm {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int LEAD_SECONDS = 5;

  /** Longer than the pause that ends an order, so that no order is due after the last trade. */
  private static final int TRAIL_SECONDS = 5;

  private static final int BEGINS_BEFORE_MS = 15_000;
  private static final long SECOND_NANOS = 1_000_000_000L;
  private static final long MILLI_NANOS = 1_000_000;
  private static final long END_NANOS = 100 * MILLI_NANOS;
  private static final int WATCHED_EVERY = 5;

  private final HouseTopics topics;
  private final Sender sender;
  private final Path states;
  private final InstantSource clock;
  private final WhaleTape tape;
  private final int tradesPerSecond;
  private final int seconds;
  private int runs;

  TradeArm(
      HouseTopics topics,
      Sender sender,
      Path states,
      InstantSource clock,
      WhaleTape tape,
      int tradesPerSecond,
      int seconds) {
    this.topics = requireNonNull(topics, "topics");
    this.sender = requireNonNull(sender, "sender");
    this.states = requireNonNull(states, "states");
    this.clock = requireNonNull(clock, "clock");
    this.tape = requireNonNull(tape, "tape");
    this.tradesPerSecond = tradesPerSecond;
    this.seconds = seconds;
    if (tape.view() != View.PUBLIC_TRADES) {
      throw new IllegalArgumentException(
          "expected addresses that are seen by public trades, was " + tape.view());
    }
  }

  TradeRun run() throws Exception {
    Contents.delete(topics.admin(), Topics.HYPERLIQUID_FRAMES);
    try (RestartableRun detector =
            new RestartableRun(topics.servers(), states, "trades-" + ++runs, detector());
        Arrivals signals =
            new Arrivals(topics.servers(), Topics.WHALE_SIGNALS.name(), TradeArm::name)) {
      detector.awaitRunning();
      // On a full second, so that it is known when time passes which one.
      long startMs = (clock.millis() / 1_000 + 2) * 1_000;
      sender.sendAtOnce(tape.beginning(startMs - BEGINS_BEFORE_MS));
      sender.sendAtOnce(List.of(tape.time(startMs - 1, 0)));
      topics.awaitQuiet(detector.applicationId(), List.of(Topics.HYPERLIQUID_FRAMES));
      Tape made = tape(startMs);
      System.gc();
      long startNanos = System.nanoTime() + (startMs - clock.millis()) * MILLI_NANOS;
      return measure(detector, signals, made, startNanos);
    }
  }

  /**
   * @param parcels all of it
   * @param due when the record is due that ends the order of each signal
   */
  private record Tape(List<Parcel> parcels, Map<String, Long> due) {
    List<Parcel> between(long fromNanos, long toNanos) {
      return parcels.stream()
          .filter(parcel -> fromNanos <= parcel.dueNanos() && parcel.dueNanos() < toNanos)
          .toList();
    }
  }

  private Tape tape(long startMs) {
    List<Parcel> parcels = new ArrayList<>();
    Map<String, Long> due = new HashMap<>();
    long trades = (long) (LEAD_SECONDS + seconds + TRAIL_SECONDS) * tradesPerSecond;
    long measuredFrom = (long) LEAD_SECONDS * tradesPerSecond;
    long measuredTo = measuredFrom + (long) seconds * tradesPerSecond;
    for (long n = 0; n < trades; n++) {
      long dueNanos = n * SECOND_NANOS / tradesPerSecond;
      long atMs = startMs + dueNanos / MILLI_NANOS;
      if (dueNanos % SECOND_NANOS == 0) {
        parcels.add(tape.time(atMs, dueNanos));
      }
      boolean watched = n % WATCHED_EVERY == 0;
      long order = n / WATCHED_EVERY;
      int address = Math.toIntExact(order % tape.addresses());
      // Each address comes to each coin in turn, and never twice within the pause of an order.
      int coin = Math.toIntExact((order / tape.addresses() * 7 + address) % tape.coins());
      parcels.add(
          tape.trade(
              watched ? coin : Math.toIntExact(n % tape.coins()),
              n * 3 + 1,
              watched ? Optional.of(address) : Optional.empty(),
              atMs,
              dueNanos));
      if (watched && n >= measuredFrom && n < measuredTo) {
        due.put(name(WhaleTape.address(address), WhaleTape.coin(coin), atMs), endNanos(dueNanos));
      }
    }
    return new Tape(parcels, due);
  }

  /** Orders end ten times a second, with the first record of that time. */
  private static long endNanos(long tradeNanos) {
    long pause = WhaleSettings.DEFAULT.sessionGap().toNanos() + MILLI_NANOS;
    return Math.ceilDiv(tradeNanos / MILLI_NANOS * MILLI_NANOS + pause, END_NANOS) * END_NANOS;
  }

  private TradeRun measure(RestartableRun detector, Arrivals signals, Tape made, long startNanos) {
    long from = LEAD_SECONDS * SECOND_NANOS;
    long to = from + seconds * SECOND_NANOS;
    sender.sendWhenDue(made.between(0, from), startNanos);
    long processor = ProcessorTime.ofProcess();
    long thread = ProcessorTime.ofThreads(DetectorRun.THREAD);
    sender.sendWhenDue(made.between(from, to), startNanos);
    long processorNanos = ProcessorTime.ofProcess() - processor;
    long threadNanos = ProcessorTime.ofThreads(DetectorRun.THREAD) - thread;
    sender.sendWhenDue(made.between(to, Long.MAX_VALUE), startNanos);
    Waiting.until(
        made.due().size() + " signals",
        PATIENCE,
        () ->
            signals.count() >= made.due().size()
                && signals.nanosByName().keySet().containsAll(made.due().keySet()));
    Map<String, Long> came = signals.nanosByName();
    Histogram latencies = LatencyRun.histogram();
    made.due()
        .forEach((name, nanos) ->
            latencies.recordValue(Math.max(0, came.get(name) - startNanos - nanos)));
    Different.check("signals that came twice", List.of(), signals.twice());
    Different.check("refused records", 0L, detector.counters().rejected());
    sender.check();
    return new TradeRun(
        new LatencyRun(latencies),
        (long) seconds * tradesPerSecond,
        seconds,
        processorNanos,
        threadNanos);
  }

  private static String name(ConsumerRecord<byte[], byte[]> record) {
    WhaleSignal signal =
        Topics.WHALE_SIGNALS
            .value()
            .deserializer()
            .deserialize(Topics.WHALE_SIGNALS.name(), record.value());
    return name(signal.address(), signal.coin(), signal.timestamp());
  }

  private static String name(String address, String coin, long atMs) {
    return address + " " + coin + " " + atMs;
  }

  private Detector detector() {
    return new WhaleSignalsTopology(WhaleSettings.DEFAULT, clock);
  }
}
