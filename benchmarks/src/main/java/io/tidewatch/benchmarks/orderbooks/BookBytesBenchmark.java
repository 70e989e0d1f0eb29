package io.tidewatch.benchmarks.orderbooks;

import static java.util.Objects.requireNonNull;

import io.tidewatch.benchmarks.Benchmark;
import io.tidewatch.benchmarks.Scale;
import io.tidewatch.benchmarks.measure.Different;
import io.tidewatch.benchmarks.report.Finding;
import io.tidewatch.benchmarks.rolling.DetectorRun;
import io.tidewatch.benchmarks.wire.Parcel;
import io.tidewatch.benchmarks.wire.Sender;
import io.tidewatch.contract.book.BookLevels;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.simulator.okx.BookLevel;
import io.tidewatch.simulator.okx.BookView;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.DetectorCounters.Counter;
import io.tidewatch.topology.orderbooks.OrderBooksSettings;
import io.tidewatch.topology.orderbooks.OrderBooksTopology;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** How much does an update of a book write, that a restart may go on from it? */
public final class BookBytesBenchmark implements Benchmark {
  static final int INSTRUMENTS = 10;
  private static final long SEED = 3;

  private final Path directory;
  private final InstantSource clock;

  public BookBytesBenchmark(Path directory, InstantSource clock) {
    this.directory = requireNonNull(directory, "directory");
    this.clock = requireNonNull(clock, "clock");
  }

  @Override
  public String name() {
    return "book-bytes";
  }

  @Override
  public Finding run(Scale scale) throws Exception {
    // What depth is compared with reaches back half an hour, and is part of each checkpoint.
    int earlySeconds = scale.of(60, 31 * 60);
    // A book is written anew about each 30 s: one whole turn, or two.
    int seconds = scale.of(30, 60);
    List<BookBytesRun> runs = new ArrayList<>();
    for (int changed : List.of(5, 20)) {
      runs.add(run(changed, earlySeconds, seconds));
    }
    return BookBytesFinding.of(earlySeconds, seconds, runs);
  }

  private BookBytesRun run(int changed, int earlySeconds, int seconds) throws Exception {
    // The broker deletes what is older than its topic keeps, so the market ends about now.
    long startMs = clock.millis() - 1_000L * (earlySeconds + seconds);
    BookTape tape = new BookTape(INSTRUMENTS, changed, startMs, SEED);
    OrderBooksTopology topology = new OrderBooksTopology(OrderBooksSettings.DEFAULT);
    try (BookTopics topics =
            BookTopics.start(directory.resolve(name() + "-" + changed), INSTRUMENTS);
        Sender sender = new Sender(topics.servers());
        DetectorRun detector =
            new DetectorRun(topology, "bytes", topics.servers(), topics.states())) {
      detector.start();
      detector.awaitPartitions(BookTopics.PARTITIONS);
      long sent = sendEarly(tape, earlySeconds, sender, detector);
      ChangelogBytes changelogs =
          new ChangelogBytes(topics.admin(), topics.servers(), detector.applicationId());
      changelogs.begin();
      List<Parcel> measured = new ArrayList<>();
      for (int i = 0; i < seconds * BookTape.A_SECOND; i++) {
        measured.addAll(tape.next());
      }
      sender.sendWhenDue(measured, System.nanoTime() - measured.getFirst().dueNanos());
      detector.awaitCommitted(sent + measured.size());
      sender.check();
      checkCounts(topology.counters().getFirst(), (earlySeconds + seconds) * BookTape.A_SECOND);
      return new BookBytesRun(
          changed,
          BookLoad.books(measured).size(),
          bytes(BookLoad.books(measured)),
          bytes(measured) - bytes(BookLoad.books(measured)),
          tape.books().stream()
              .mapToInt(BookBytesBenchmark::wholeBookBytes)
              .average()
              .orElseThrow(),
          changelogs.growth());
    }
  }

  /** Sends whole books and updates at once, a minute at a time: they are not kept. */
  private static long sendEarly(BookTape tape, int seconds, Sender sender, DetectorRun detector) {
    List<Parcel> parcels = new ArrayList<>(tape.snapshots());
    long sent = 0;
    for (int second = 1; second <= seconds; second++) {
      for (int i = 0; i < BookTape.A_SECOND; i++) {
        parcels.addAll(tape.next());
      }
      if (second % 60 == 0 || second == seconds) {
        sender.sendAtOnce(parcels);
        sent += parcels.size();
        detector.awaitCommitted(sent);
        parcels.clear();
      }
    }
    return sent;
  }

  private static void checkCounts(DetectorCounters counters, int updates) {
    Different.check("rejected frames", 0L, counters.rejected());
    Different.check("quarantined books", 0L, counters.value(Counter.QUARANTINES));
    // One book to begin with, and all updates.
    Different.check(
        "analyses", (long) INSTRUMENTS * (updates + 1), counters.value(Counter.ANALYSES));
  }

  private static long bytes(List<Parcel> parcels) {
    return parcels.stream().mapToLong(parcel -> parcel.frame().length).sum();
  }

  private static int wholeBookBytes(BookView book) {
    BookLevels levels =
        new BookLevels(
            book.instId(),
            book.timeMs(),
            book.timeMs(),
            book.seqId(),
            1,
            0,
            levels(book.bids()),
            levels(book.asks()));
    return Topics.BOOK_LEVELS.value().serializer().serialize("", levels).length;
  }

  private static List<BookLevels.Level> levels(List<BookLevel> levels) {
    return levels.stream()
        .map(level -> new BookLevels.Level(level.price(), level.size(), level.orders()))
        .toList();
  }
}
