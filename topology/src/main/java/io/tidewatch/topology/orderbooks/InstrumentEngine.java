package io.tidewatch.topology.orderbooks;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.book.BookAnalysis;
import io.tidewatch.contract.feed.FeedEvent;
import io.tidewatch.contract.instrument.OkxInstrument;
import io.tidewatch.contract.serde.Json;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.DetectorCounters.Counter;
import io.tidewatch.topology.compact.CompactReader;
import io.tidewatch.topology.compact.CompactWriter;
import io.tidewatch.topology.okx.BookFrame;
import io.tidewatch.topology.okx.OkxTrade;
import io.tidewatch.topology.okx.TradesFrame;
import io.tidewatch.topology.orderbooks.OrderBooksOutput.Analysed;
import io.tidewatch.topology.orderbooks.OrderBooksOutput.Commanded;
import io.tidewatch.topology.orderbooks.OrderBooksOutput.Levelled;
import io.tidewatch.topology.orderbooks.OrderBooksOutput.Told;
import io.tidewatch.topology.orderbooks.analysis.AnalystMemory;
import io.tidewatch.topology.orderbooks.analysis.BookAnalyst;
import io.tidewatch.topology.orderbooks.analysis.BookTrade;
import io.tidewatch.topology.orderbooks.analysis.Moment;
import io.tidewatch.topology.orderbooks.analysis.Observation;
import io.tidewatch.topology.orderbooks.analysis.Reading;
import io.tidewatch.topology.orderbooks.analysis.Worth;
import io.tidewatch.topology.orderbooks.book.BookKeeper;
import io.tidewatch.topology.orderbooks.book.BookState;
import io.tidewatch.topology.orderbooks.book.Taken;
import io.tidewatch.topology.orderbooks.judge.BookJudge;
import io.tidewatch.topology.orderbooks.judge.JudgeMemory;
import io.tidewatch.topology.orderbooks.rule.BookRules;
import java.util.List;
import java.util.Optional;

/**
 * All that is known of one instrument, and what follows from each record. The same entries in the
 * same order bring the same outputs and the same state, whatever the time is; {@link #write} and
 * {@link #read} keep it in between. It knows nothing of stores or of Kafka. Not thread-safe.
 */
final class InstrumentEngine {
  private static final int FORMAT = 2;

  private final OkxInstrument instrument;
  private final OrderBooksSettings settings;
  private final int partition;
  private final Listener listener;
  private final Recovery recovery;
  private final RecentTrades trades;
  private final DetectorCounters counters;
  private BookRules rules;
  private BookKeeper keeper = new BookKeeper();
  private BookJudge judge;
  private Optional<BookAnalyst> analyst = Optional.empty();
  private Optional<BookAnalysis> latest = Optional.empty();
  private List<Observation> observed = List.of();
  private Circumstances circumstances = Circumstances.NONE;
  private long snapshotOffset = Arrival.UNKNOWN;
  private long brokenOffset = Arrival.UNKNOWN;
  private long analysedSlot = Long.MIN_VALUE;
  private long levelsSlot = Long.MIN_VALUE;
  private long revision;
  private boolean muted;

  /** Hears what is to be sent. */
  @FunctionalInterface
  interface Listener {
    /**
     * Hears one thing.
     *
     * @param timeMs event time of it; receive time of what concerns the feed
     */
    void hear(OrderBooksOutput output, long timeMs);
  }

  InstrumentEngine(
      OkxInstrument instrument,
      OrderBooksSettings settings,
      DetectorCounters counters,
      int partition,
      Listener listener) {
    this.instrument = requireNonNull(instrument, "instrument");
    this.settings = requireNonNull(settings, "settings");
    this.counters = requireNonNull(counters, "counters");
    this.listener = requireNonNull(listener, "listener");
    this.partition = partition;
    this.rules = BookRules.defaults(settings.rules());
    this.recovery = new Recovery(settings.firstRetry(), settings.longestRetry());
    this.trades = new RecentTrades(settings.analysis().settle().toMillis());
    this.judge = new BookJudge(instrument.name(), JudgeMemory.INITIAL, counters);
  }

  OkxInstrument instrument() {
    return instrument;
  }

  Circumstances circumstances() {
    return circumstances;
  }

  /** Takes the next entry of the journal. */
  void take(JournalEntry entry) {
    observed = List.of();
    switch (entry) {
      case JournalEntry.Book(Arrival arrival, BookFrame frame) -> take(arrival, frame);
      case JournalEntry.Trades(Arrival arrival, TradesFrame frame) -> take(arrival, frame);
      case JournalEntry.Changed(Circumstances changed) -> {
        circumstances = changed;
        rules = changed.rulesInForce(instrument.name(), settings.rules(), counters);
      }
      case JournalEntry.Retried(int attempt, long at) -> {
        recovery.retried(attempt, at);
        command();
      }
    }
  }

  private void take(Arrival arrival, BookFrame frame) {
    count(Counter.BOOKS);
    Taken taken = take(keeper, frame, arrival);
    if (keeper.timeWentBack()) {
      count(Counter.TIME_WENT_BACK);
    }
    switch (taken) {
      case Taken.Adopted(BookState before, int chained) -> adopted(before, chained, arrival);
      case Taken.Applied applied -> movedOn(arrival);
      case Taken.Heartbeat heartbeat -> movedOn(arrival);
      case Taken.Broken broken -> broke(broken, arrival, frame);
      case Taken.PutAside aside -> trades.settle(frame.timeMs());
      case Taken.Ignored(Taken.Why why) -> {
        switch (why) {
          case OLD_CONNECTION -> count(Counter.OLD_CONNECTION);
          case REPEATED, BEFORE_SNAPSHOT, NOT_NEEDED -> count(Counter.REPEATED);
        }
      }
    }
  }

  /** Gives a frame to a book; without a word on its connection it counts to the newest. */
  static Taken take(BookKeeper keeper, BookFrame frame, Arrival arrival) {
    long epoch = arrival.epoch() == Arrival.UNKNOWN ? keeper.connectionEpoch() : arrival.epoch();
    return keeper.take(frame, epoch, arrival.receivedMs());
  }

  private void adopted(BookState before, int chained, Arrival arrival) {
    revision++;
    count(Counter.SNAPSHOTS);
    if (before == BookState.LIVE) {
      lose(moment(keeper.timeMs(), arrival));
    }
    // Updates that were put under a REST book came before it: without them nobody can follow.
    snapshotOffset = chained > 0 ? brokenOffset : arrival.offset();
    BookAnalyst fresh = new BookAnalyst(settings.analysis());
    trades.beginAt(keeper.timeMs()).forEach(trade -> fresh.trade(bookTrade(trade)));
    analyst = Optional.of(fresh);
    analysedSlot = Long.MIN_VALUE;
    if (before == BookState.QUARANTINED) {
      tell(FeedNews.healed(instrument.name(), arrival, keeper), arrival);
    }
    look(arrival);
  }

  private void movedOn(Arrival arrival) {
    trades.settle(keeper.timeMs());
    look(arrival);
  }

  private void broke(Taken.Broken broken, Arrival arrival, BookFrame frame) {
    revision++;
    if (broken.before() == BookState.LIVE) {
      lose(moment(Math.max(keeper.timeMs(), frame.timeMs()), arrival));
    }
    analyst = Optional.empty();
    latest = Optional.empty();
    if (broken.before() != BookState.QUARANTINED) {
      brokenOffset = arrival.offset();
      count(Counter.QUARANTINES);
      tell(FeedNews.quarantined(instrument.name(), arrival, keeper), arrival);
      if (recovery.broke(arrival.receivedMs())) {
        command();
      }
    }
  }

  private void lose(Moment moment) {
    judge.bookLost(moment, rules).forEach(output -> hear(output, moment.timeMs()));
  }

  private void take(Arrival arrival, TradesFrame frame) {
    for (OkxTrade trade : frame.trades()) {
      count(Counter.TRADES);
      if (!trades.add(trade, arrival.offset())) {
        count(Counter.DUPLICATES);
      } else if (trades.isSince(trade)) {
        analyst.ifPresent(watching -> watching.trade(bookTrade(trade)));
      }
    }
  }

  private static BookTrade bookTrade(OkxTrade trade) {
    return new BookTrade(
        trade.timeMs(), trade.price(), trade.size(), trade.takerBuys(), trade.tradeId());
  }

  private void look(Arrival arrival) {
    Moment moment = moment(keeper.timeMs(), arrival);
    long slot = Math.floorDiv(moment.timeMs(), settings.analysisInterval().toMillis());
    if (slot != analysedSlot) {
      analysedSlot = slot;
      analyst.ifPresent(watching -> analyse(watching, moment));
    }
    long whole = Math.floorDiv(moment.timeMs(), settings.levelsInterval().toMillis());
    if (whole != levelsSlot) {
      levelsSlot = whole;
      if (!muted) {
        hear(new Levelled(BookViews.levels(instrument.name(), keeper)), moment.timeMs());
      }
    }
  }

  private void analyse(BookAnalyst watching, Moment moment) {
    count(Counter.ANALYSES);
    revision++;
    Reading reading =
        watching.look(
            instrument, keeper.book().bids(), keeper.book().asks(), circumstances.worth(), moment);
    latest = Optional.of(reading.analysis());
    observed = reading.observations();
    hear(new Analysed(reading.analysis()), moment.timeMs());
    Worth worth = circumstances.worth();
    judge
        .judge(reading, worth, moment, rules)
        .forEach(output -> hear(TermsTold.in(output, settings, worth), moment.timeMs()));
  }

  private Moment moment(long timeMs, Arrival arrival) {
    return new Moment(
        timeMs,
        arrival.receivedMs(),
        keeper.seqId(),
        keeper.bookEpoch(),
        keeper.connectionEpoch(),
        partition,
        snapshotOffset,
        arrival.offset(),
        trades.firstOffset(),
        trades.lastOffset(),
        trades.missing());
  }

  /**
   * The next request for a snapshot, if it is time for one.
   *
   * @param wallClockMs now
   */
  Optional<JournalEntry> retry(long wallClockMs) {
    return keeper.state() == BookState.QUARANTINED && recovery.isDue(wallClockMs)
        ? Optional.of(new JournalEntry.Retried(recovery.nextAttempt(), wallClockMs))
        : Optional.empty();
  }

  private void command() {
    count(Counter.COMMANDS);
    hear(
        new Commanded(FeedNews.command(instrument.name(), recovery, keeper)),
        recovery.brokenAtMs());
  }

  private void tell(FeedEvent event, Arrival arrival) {
    hear(new Told(event), arrival.receivedMs());
  }

  private void hear(OrderBooksOutput output, long timeMs) {
    if (!muted) {
      listener.hear(output, timeMs);
    }
  }

  private void count(Counter counter) {
    if (!muted) {
      counters.add(counter);
    }
  }

  /** What the look at the book found that the last entry led to; nothing if it led to none. */
  List<Observation> observed() {
    return observed;
  }

  /** Another one each time {@link #standing()} has something new to say. */
  long revision() {
    return revision;
  }

  /** How the book stands. */
  BookStanding standing() {
    boolean quarantined = keeper.state() == BookState.QUARANTINED;
    return new BookStanding(
        instrument.name(),
        keeper.state(),
        keeper.timeMs(),
        keeper.receivedMs(),
        keeper.seqId(),
        keeper.bookEpoch(),
        quarantined ? Optional.of(keeper.fault()) : Optional.empty(),
        latest);
  }

  /** Takes entries that were taken before, without saying again what follows from them. */
  void repeat(List<JournalEntry> entries) {
    muted = true;
    // What was counted is counted: the judge gets counters that nobody reads.
    judge =
        new BookJudge(
            instrument.name(),
            judge.memory(),
            new DetectorCounters(counters.detector(), counters.used()));
    entries.forEach(this::take);
    judge = new BookJudge(instrument.name(), judge.memory(), counters);
    muted = false;
  }

  /** Writes everything; the book comes first, for {@link Kept#book}. */
  void write(CompactWriter writer) {
    writer.octet(FORMAT);
    keeper.write(writer);
    recovery.write(writer);
    trades.write(writer);
    writer.signed(snapshotOffset).signed(brokenOffset).signed(analysedSlot).signed(levelsSlot);
    writer.block(json(circumstances)).block(json(judge.memory()));
    writer.flag(analyst.isPresent());
    analyst.ifPresent(watching -> writer.block(json(watching.memory())));
    writer.flag(latest.isPresent());
    latest.ifPresent(analysis -> writer.block(json(analysis)));
  }

  /**
   * Takes what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if the bytes are of another format
   */
  void read(CompactReader reader) {
    keeper = readKeeper(reader);
    recovery.read(reader);
    trades.read(reader);
    snapshotOffset = reader.signed();
    brokenOffset = reader.signed();
    analysedSlot = reader.signed();
    levelsSlot = reader.signed();
    circumstances = Json.MAPPER.readValue(reader.block(), Circumstances.class);
    rules = circumstances.rulesInForce(instrument.name(), settings.rules(), counters);
    JudgeMemory memory = Json.MAPPER.readValue(reader.block(), JudgeMemory.class);
    judge = new BookJudge(instrument.name(), memory, counters);
    analyst =
        reader.flag()
            ? Optional.of(
                BookAnalyst.from(
                    settings.analysis(),
                    Json.MAPPER.readValue(reader.block(), AnalystMemory.class)))
            : Optional.empty();
    latest =
        reader.flag()
            ? Optional.of(Json.MAPPER.readValue(reader.block(), BookAnalysis.class))
            : Optional.empty();
  }

  /** Reads the book out of what an engine wrote. */
  static BookKeeper readKeeper(CompactReader reader) {
    int format = reader.octet();
    if (format != FORMAT) {
      throw new IllegalArgumentException(
          "expected a checkpoint of format " + FORMAT + ", was " + format);
    }
    return BookKeeper.read(reader);
  }

  private static byte[] json(Object value) {
    return Json.MAPPER.writeValueAsBytes(value);
  }
}
