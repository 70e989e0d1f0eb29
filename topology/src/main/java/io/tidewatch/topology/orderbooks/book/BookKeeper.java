package io.tidewatch.topology.orderbooks.book;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidewatch.topology.compact.CompactReader;
import io.tidewatch.topology.compact.CompactWriter;
import io.tidewatch.topology.okx.BookFrame;
import io.tidewatch.topology.okx.BookFrame.Kind;
import io.tidewatch.topology.orderbooks.book.Taken.Fault;
import io.tidewatch.topology.orderbooks.book.Taken.Why;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Keeps one book right, or knows that it is not. The numbers of the venue make a chain: an update
 * says which one it follows. A snapshot begins a chain; whatever breaks it leaves the book
 * quarantined until the next snapshot, with no level in it. Not thread-safe.
 *
 * @see <a
 *     href="https://www.okx.com/docs-v5/en/#order-book-trading-market-data-ws-order-book-channel">
 *     Order book channel</a>
 */
public final class BookKeeper {
  /** Updates kept for a REST book to be put under them; at ten a second, 25 seconds. */
  public static final int MAX_KEPT = 256;

  /** Levels of these together: all of it must go into one record of the store's changelog. */
  static final int MAX_KEPT_LEVELS = 30_000;

  private static final int FORMAT = 1;

  /** So much later than a REST book, an update from before it has numbers of another row. */
  private static final long BRIDGE_MS = 5_000;

  private final OrderBook book = new OrderBook();
  private final Deque<BookFrame> kept = new ArrayDeque<>();
  private BookState state = BookState.SYNCING;
  private long seqId = BookFrame.NONE;
  private long lastPrevSeqId = BookFrame.NONE;
  private int lastContent;
  private boolean bridging;
  private long connectionEpoch;
  private long bookEpoch;
  private long timeMs;
  private long receivedMs;
  private boolean timeWentBack;
  private String fault = "";

  /**
   * Takes a frame.
   *
   * @param epoch connection it came over, see {@link io.tidewatch.contract.raw.RawHeaders}
   * @param received receive time, epoch milliseconds
   */
  public Taken take(BookFrame frame, long epoch, long received) {
    timeWentBack = false;
    if (frame.kind() == Kind.SEED) {
      return seed(frame, received);
    }
    if (epoch < connectionEpoch) {
      return new Taken.Ignored(Why.OLD_CONNECTION);
    }
    connectionEpoch = epoch;
    if (frame.kind() == Kind.SNAPSHOT) {
      return adopt(frame, received);
    }
    return switch (state) {
      case LIVE -> update(frame, received);
      case QUARANTINED -> putAside(frame);
      case SYNCING -> {
        putAside(frame);
        yield quarantine(Fault.NO_SNAPSHOT, "expected a snapshot first, was an update");
      }
    };
  }

  private Taken update(BookFrame frame, long received) {
    if (bridging && isBefore(frame)) {
      return frame.timeMs() <= timeMs + BRIDGE_MS
          ? new Taken.Ignored(Why.BEFORE_SNAPSHOT)
          : quarantine(
              Fault.GAP,
              "expected an update after "
                  + seqId
                  + ", was one to "
                  + frame.seqId()
                  + " much later");
    }
    if (isRepetition(frame)) {
      return new Taken.Ignored(Why.REPEATED);
    }
    if (!follows(frame)) {
      Taken broken =
          quarantine(
              Fault.GAP,
              "expected an update after " + seqId + ", was one after " + frame.prevSeqId());
      putAside(frame);
      return broken;
    }
    if (!book.apply(frame.bids(), frame.asks())) {
      return quarantine(Fault.UNFIT, "expected prices that one scale holds, was finer");
    }
    moveOn(frame, received);
    if (frame.checksum() != 0 && frame.checksum() != book.checksum()) {
      return quarantine(
          Fault.CHECKSUM, "expected the checksum " + frame.checksum() + ", was " + book.checksum());
    }
    return frame.isHeartbeat() ? Taken.Heartbeat.INSTANCE : Taken.Applied.INSTANCE;
  }

  /** A heartbeat of the very number of the REST book says that the book still stands. */
  private boolean isBefore(BookFrame frame) {
    boolean confirms = frame.isHeartbeat() && frame.seqId() == seqId;
    return frame.seqId() <= seqId && frame.seqId() >= frame.prevSeqId() && !confirms;
  }

  /** A REST book has a place between two updates; the first one after it may begin before it. */
  private boolean follows(BookFrame frame) {
    boolean bridges = bridging && frame.prevSeqId() <= seqId && seqId < frame.seqId();
    boolean numbered = frame.seqId() != BookFrame.NONE;
    return bridges || frame.prevSeqId() == seqId && numbered == (seqId != BookFrame.NONE);
  }

  /** Where the venue sent no numbers, applying twice makes no difference. */
  private boolean isRepetition(BookFrame frame) {
    return frame.seqId() != BookFrame.NONE
        && !frame.isHeartbeat()
        && frame.seqId() == seqId
        && frame.prevSeqId() == lastPrevSeqId
        && content(frame) == lastContent;
  }

  private static int content(BookFrame frame) {
    return 31 * frame.bids().hashCode() + frame.asks().hashCode();
  }

  private void moveOn(BookFrame frame, long received) {
    if (!frame.isHeartbeat()) {
      lastPrevSeqId = frame.prevSeqId();
      lastContent = content(frame);
    }
    bridging = false;
    seqId = frame.seqId();
    timeWentBack = frame.timeMs() < timeMs;
    timeMs = Math.max(timeMs, frame.timeMs());
    receivedMs = received;
  }

  private Taken adopt(BookFrame frame, long received) {
    BookState before = state;
    if (!begin(frame, received)) {
      return quarantine(Fault.UNFIT, "expected prices that one scale holds, was finer");
    }
    if (frame.checksum() != 0 && frame.checksum() != book.checksum()) {
      return quarantine(
          before,
          Fault.CHECKSUM,
          "expected the checksum " + frame.checksum() + ", was " + book.checksum());
    }
    kept.clear();
    return new Taken.Adopted(before, 0);
  }

  private boolean begin(BookFrame frame, long received) {
    if (!book.replace(frame.bids(), frame.asks())) {
      return false;
    }
    state = BookState.LIVE;
    fault = "";
    bookEpoch++;
    bridging = frame.kind() == Kind.SEED;
    seqId = frame.seqId();
    lastPrevSeqId = BookFrame.NONE;
    lastContent = 0;
    timeMs = frame.timeMs();
    receivedMs = received;
    return true;
  }

  /** Puts a REST book under the updates that were kept, if it is new enough for them. */
  private Taken seed(BookFrame frame, long received) {
    if (state == BookState.LIVE) {
      return new Taken.Ignored(Why.NOT_NEEDED);
    }
    while (!kept.isEmpty() && kept.peekFirst().seqId() <= frame.seqId()) {
      kept.removeFirst();
    }
    if (!kept.isEmpty() && kept.peekFirst().prevSeqId() > frame.seqId()) {
      return new Taken.Ignored(Why.NOT_NEEDED);
    }
    BookState before = state;
    if (!begin(frame, received)) {
      return quarantine(before, Fault.UNFIT, "expected prices that one scale holds, was finer");
    }
    int chained = 0;
    while (!kept.isEmpty()) {
      if (update(kept.peekFirst(), received) instanceof Taken.Broken broken) {
        return new Taken.Broken(before, broken.fault(), broken.detail());
      }
      kept.removeFirst();
      chained++;
    }
    return new Taken.Adopted(before, chained);
  }

  private Taken putAside(BookFrame frame) {
    if (frame.seqId() == BookFrame.NONE || frame.isHeartbeat()) {
      return Taken.PutAside.INSTANCE;
    }
    boolean chains = kept.isEmpty() || kept.peekLast().seqId() == frame.prevSeqId();
    if (!chains && isSame(kept.peekLast(), frame)) {
      return Taken.PutAside.INSTANCE;
    }
    if (!chains || frame.seqId() < frame.prevSeqId()) {
      // What lies before a hole, or has higher numbers, is of no use any more.
      kept.clear();
    }
    if (frame.seqId() > frame.prevSeqId()) {
      kept.addLast(frame);
    }
    while (kept.size() > MAX_KEPT || keptLevels() > MAX_KEPT_LEVELS) {
      kept.removeFirst();
    }
    return Taken.PutAside.INSTANCE;
  }

  private int keptLevels() {
    int levels = 0;
    for (BookFrame frame : kept) {
      levels += frame.bids().size() + frame.asks().size();
    }
    return levels;
  }

  private static boolean isSame(BookFrame one, BookFrame other) {
    return one.seqId() == other.seqId() && one.prevSeqId() == other.prevSeqId();
  }

  private Taken quarantine(Fault why, String detail) {
    return quarantine(state, why, detail);
  }

  private Taken quarantine(BookState before, Fault why, String detail) {
    state = BookState.QUARANTINED;
    fault = detail;
    book.clear();
    bridging = false;
    return new Taken.Broken(before, why, detail);
  }

  public BookState state() {
    return state;
  }

  /** Empty while the book is not live. */
  public OrderBook book() {
    return book;
  }

  /** Why the book is quarantined; empty if it is not. */
  public String fault() {
    return fault;
  }

  /** Number of the last update; {@link BookFrame#NONE} where the venue sent none. */
  public long seqId() {
    return seqId;
  }

  /** Highest connection epoch seen. */
  public long connectionEpoch() {
    return connectionEpoch;
  }

  /** Number of the snapshot that the book goes back to, from 1; 0 before the first. */
  public long bookEpoch() {
    return bookEpoch;
  }

  /** Event time of the book, epoch milliseconds; 0 before the first. */
  public long timeMs() {
    return timeMs;
  }

  /** When its last update was received, epoch milliseconds. */
  public long receivedMs() {
    return receivedMs;
  }

  /** Whether the last frame taken was older than the one before it. */
  public boolean timeWentBack() {
    return timeWentBack;
  }

  /** Writes everything. */
  public void write(CompactWriter writer) {
    writer
        .octet(FORMAT)
        .octet(state.ordinal())
        .signed(seqId)
        .signed(lastPrevSeqId)
        .signed(lastContent)
        .flag(bridging)
        .whole(connectionEpoch)
        .whole(bookEpoch)
        .whole(timeMs)
        .whole(receivedMs)
        .block(fault.getBytes(UTF_8));
    book.write(writer);
    writer.whole(kept.size());
    kept.forEach(frame -> FrameFormat.write(frame, writer));
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if the bytes are of another format
   */
  public static BookKeeper read(CompactReader reader) {
    int format = reader.octet();
    if (format != FORMAT) {
      throw new IllegalArgumentException("expected a book of format " + FORMAT + ", was " + format);
    }
    BookKeeper keeper = new BookKeeper();
    keeper.state = BookState.values()[reader.octet()];
    keeper.seqId = reader.signed();
    keeper.lastPrevSeqId = reader.signed();
    keeper.lastContent = (int) reader.signed();
    keeper.bridging = reader.flag();
    keeper.connectionEpoch = reader.whole();
    keeper.bookEpoch = reader.whole();
    keeper.timeMs = reader.whole();
    keeper.receivedMs = reader.whole();
    keeper.fault = new String(reader.block(), UTF_8);
    keeper.book.read(reader);
    int frames = reader.count();
    for (int i = 0; i < frames; i++) {
      keeper.kept.addLast(FrameFormat.read(reader));
    }
    return keeper;
  }
}
