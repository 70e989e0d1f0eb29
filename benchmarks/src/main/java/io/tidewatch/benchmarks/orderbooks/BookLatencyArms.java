package io.tidewatch.benchmarks.orderbooks;

import static java.util.Objects.requireNonNull;

import io.tidewatch.benchmarks.latency.LatencyRun;
import io.tidewatch.benchmarks.measure.Different;
import io.tidewatch.benchmarks.measure.ProcessorTime;
import io.tidewatch.benchmarks.measure.Waiting;
import io.tidewatch.benchmarks.rolling.DetectorRun;
import io.tidewatch.benchmarks.wire.Arrivals;
import io.tidewatch.benchmarks.wire.Contents;
import io.tidewatch.benchmarks.wire.Parcel;
import io.tidewatch.benchmarks.wire.Sender;
import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.topology.Detector;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.DetectorCounters.Counter;
import io.tidewatch.topology.orderbooks.OrderBooksSettings;
import io.tidewatch.topology.orderbooks.OrderBooksTopology;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Sends books at their rate, and times what comes of them. */
final class BookLatencyArms {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final BookTopics topics;
  private final Sender sender;
  private final InstantSource clock;
  private int runs;

  BookLatencyArms(BookTopics topics, Sender sender, InstantSource clock) {
    this.topics = requireNonNull(topics, "topics");
    this.sender = requireNonNull(sender, "sender");
    this.clock = requireNonNull(clock, "clock");
  }

  /** What is timed: frames in a row, with what is known of the arm while they are sent. */
  private record Timed(long first, int backlog, long processorNanos, long threadNanos) {}

  /** Frames to analyses, as the house runs the detector. */
  BookLatencyRun detect(int instruments, int seconds) throws Exception {
    return detect(instruments, seconds, UnaryOperator.identity());
  }

  /** The same with another time between two commits. */
  BookLatencyRun detect(int instruments, int seconds, Duration commits) throws Exception {
    return detect(instruments, seconds, detector -> new PacedDetector(detector, commits));
  }

  private BookLatencyRun detect(int instruments, int seconds, UnaryOperator<Detector> as)
      throws Exception {
    Contents.delete(topics.admin(), Topics.OKX_FRAMES);
    Contents.delete(topics.admin(), Topics.OKX_FRAMES);
    BookLoad load = BookLoad.make(instruments, clock.millis(), seconds, ++runs);
    OrderBooksTopology topology = new OrderBooksTopology(OrderBooksSettings.DEFAULT);
    ReadAnalyses analyses = new ReadAnalyses();
    try (DetectorRun detector =
            new DetectorRun(
                as.apply(topology), "latency-" + runs, topics.servers(), topics.states());
        Arrivals arrivals =
            new Arrivals(topics.servers(), Topics.BOOK_ANALYSES.name(), analyses::name)) {
      detector.start();
      detector.awaitPartitions(BookTopics.PARTITIONS);
      sender.sendAtOnce(load.early());
      int early = BookLoad.books(load.early()).size();
      await(arrivals, early);
      Timed timed = time(load.lead(), load.measured(), arrivals, early);
      checkCounts(topology.counters().getFirst());
      analyses.check(load.ends());
      return run(arrivals, load.early(), load.lead(), load.measured(), timed, seconds);
    }
  }

  /** The same frames through the broker, without a detector. */
  BookLatencyRun floor(int instruments, int seconds) throws Exception {
    BookLoad load = BookLoad.make(instruments, clock.millis(), seconds, ++runs);
    List<Parcel> lead = toFloor(load.lead());
    List<Parcel> measured = toFloor(load.measured());
    try (Arrivals arrivals =
        new Arrivals(topics.servers(), BookTopics.FLOOR.name(), BookLatencyArms::number)) {
      Timed timed = time(lead, measured, arrivals, 0);
      return run(arrivals, List.of(), lead, measured, timed, seconds);
    }
  }

  private static List<Parcel> toFloor(List<Parcel> parcels) {
    return parcels.stream()
        .map(parcel -> parcel.to(BookTopics.FLOOR, "frame " + parcel.headers().seq()))
        .toList();
  }

  private static String number(ConsumerRecord<byte[], byte[]> record) {
    return "frame " + RawHeaders.number(record.headers(), RawHeaders.SEQ).orElseThrow();
  }

  private Timed time(List<Parcel> lead, List<Parcel> measured, Arrivals arrivals, int before) {
    // What making the frames left behind is no concern of what is measured.
    System.gc();
    long first = System.nanoTime() + BookTape.STEP_NANOS - lead.getFirst().dueNanos();
    sender.sendWhenDue(lead, first);
    long processor = ProcessorTime.ofProcess();
    long thread = ProcessorTime.ofThreads(DetectorRun.THREAD);
    sender.sendWhenDue(measured, first);
    int expected = before + expected(lead) + expected(measured);
    int backlog = Math.max(0, expected - arrivals.count());
    await(arrivals, expected);
    sender.check();
    return new Timed(
        first,
        backlog,
        ProcessorTime.ofProcess() - processor,
        ProcessorTime.ofThreads(DetectorRun.THREAD) - thread);
  }

  private static void await(Arrivals arrivals, int count) {
    Waiting.until(count + " arrivals", PATIENCE, () -> arrivals.count() >= count);
  }

  private static int expected(List<Parcel> parcels) {
    return (int) parcels.stream().filter(BookLatencyArms::arrives).count();
  }

  /** Trades are read with the books; nothing of their own follows from them. */
  private static boolean arrives(Parcel parcel) {
    return parcel.topic().equals(BookTopics.FLOOR) || BookLoad.isBook(parcel);
  }

  private static void checkCounts(DetectorCounters counters) {
    Different.check("rejected frames", 0L, counters.rejected());
    Different.check("quarantined books", 0L, counters.value(Counter.QUARANTINES));
  }

  /** Every name must have come once, and no other. */
  private static BookLatencyRun run(
      Arrivals arrivals,
      List<Parcel> early,
      List<Parcel> lead,
      List<Parcel> measured,
      Timed timed,
      int seconds) {
    Map<String, Long> came = arrivals.nanosByName();
    Set<String> expected = new HashSet<>();
    Stream.of(early, lead, measured)
        .flatMap(List::stream)
        .filter(BookLatencyArms::arrives)
        .forEach(parcel -> expected.add(parcel.name()));
    Different.check("what came twice", List.of(), arrivals.twice());
    Different.check("what came", expected, came.keySet());
    Histogram latencies = LatencyRun.histogram();
    for (Parcel parcel : measured) {
      if (arrives(parcel)) {
        latencies.recordValue(came.get(parcel.name()) - timed.first() - parcel.dueNanos());
      }
    }
    return new BookLatencyRun(
        new LatencyRun(latencies),
        expected(measured),
        seconds * BookTape.A_SECOND * instruments(measured),
        seconds,
        timed.backlog(),
        timed.processorNanos(),
        timed.threadNanos());
  }

  private static int instruments(List<Parcel> parcels) {
    return (int) parcels.stream().map(Parcel::key).distinct().count();
  }
}
