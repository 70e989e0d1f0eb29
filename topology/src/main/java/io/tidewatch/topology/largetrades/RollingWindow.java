package io.tidewatch.topology.largetrades;

/**
 * The trades of one symbol over the last minutes and their exact sums over {@code (t - window, t]},
 * where t is the latest event time. Trades may come in any order: what is younger than window plus
 * allowed lateness takes its place by time and id, and every sum is as if all had come in order.
 * Amounts are integers, so adding and subtracting leaves no error behind.
 *
 * <p>A trade in order costs a constant amount of work, however many the window holds; one out of
 * order costs as much as there are younger ones. Not thread-safe.
 */
public final class RollingWindow {
  private static final int FIRST_CAPACITY = 64;

  /** Less than one part of so many in use is too little. */
  private static final int SPARSE = 4;

  private static final int BUY = 1;
  private static final int BACKFILLED = 2;
  private static final int FLAG_BITS = 2;

  private final long windowMs;
  private final long retentionMs;
  private final TradeIds ids = new TradeIds();

  // A ring of columns, ordered by time, then id. Positions count from the oldest kept trade.
  private long[] times = new long[FIRST_CAPACITY];
  private long[] lastIds = new long[FIRST_CAPACITY];
  private long[] amounts = new long[FIRST_CAPACITY];
  private long[] offsets = new long[FIRST_CAPACITY];
  private int[] countsAndFlags = new int[FIRST_CAPACITY];
  private int head;
  private int size;

  /** Position of the first trade inside the window that ends at {@link #asOf}. */
  private int start;

  private long asOf = Long.MIN_VALUE;
  private long buyUsd;
  private long sellUsd;
  private long trades;
  private long keptUsd;
  private int lastPosition;
  private boolean fellBelow;
  private WindowTrade lastTaken;

  /**
   * Makes an empty window.
   *
   * @param windowMs length of the window
   * @param latenessMs how much longer trades are kept, so that late ones find the right sums
   */
  public RollingWindow(long windowMs, long latenessMs) {
    if (windowMs <= 0 || latenessMs < 0) {
      throw new IllegalArgumentException(
          "expected a window over 0 and a lateness of 0 or more, was "
              + windowMs
              + " and "
              + latenessMs);
    }
    this.windowMs = windowMs;
    this.retentionMs = windowMs + latenessMs;
  }

  /** What became of an offered trade. */
  public enum Admission {
    /** Taken, as the newest. */
    APPENDED,
    /** Taken, between others. */
    INSERTED,
    /** Not taken: all of its ids were seen. */
    DUPLICATE,
    /** Not taken: older than window plus allowed lateness. */
    LATE,
    /** Not taken: the sums could not hold it. */
    OUT_OF_RANGE
  }

  /**
   * Takes a trade. Of a row of several trades only those that were not seen are counted.
   *
   * @param level a total in 1e-8 USD, for {@link #fellBelow()}
   */
  public Admission offer(WindowTrade offered, long level) {
    fellBelow = false;
    long unseen = ids.unseen(offered.firstId(), offered.lastId());
    if (unseen == 0) {
      return Admission.DUPLICATE;
    }
    if (offered.timeMs() <= retainedAfter()) {
      return Admission.LATE;
    }
    WindowTrade trade = unseen >= offered.count() ? offered : withoutSeen(offered, (int) unseen);
    if (trade.usd() > Long.MAX_VALUE - keptUsd) {
      return Admission.OUT_OF_RANGE;
    }
    ids.add(trade.firstId(), trade.lastId());
    lastTaken = trade;
    return isNewest(trade) ? append(trade, level) : insert(trade);
  }

  /**
   * Whether the total was at or over the level, and fell below it as time went on to the trade
   * offered last, before that trade was added.
   */
  public boolean fellBelow() {
    return fellBelow;
  }

  private void advanceTo(long timeMs, long level) {
    boolean wasAtLevel = totalUsd() >= level;
    asOf = timeMs;
    while (start < size && times[slot(start)] <= asOf - windowMs) {
      remove(slot(start++));
    }
    forgetOld();
    fellBelow = wasAtLevel && totalUsd() < level;
  }

  /** The latest event time, or {@link Long#MIN_VALUE} if there was none. */
  public long asOf() {
    return asOf;
  }

  public long totalUsd() {
    return buyUsd + sellUsd;
  }

  /** Sums over the window that ends at {@link #asOf()}. */
  public Totals totals() {
    return new Totals(buyUsd, sellUsd, trades);
  }

  /** Everything that is kept, in 1e-8 USD: no window within the kept time has more. */
  public long keptUsd() {
    return keptUsd;
  }

  public boolean isEmpty() {
    return size == 0;
  }

  /** The last taken trade as it was counted; null before the first. */
  public WindowTrade lastTaken() {
    return lastTaken;
  }

  /** The first id missing after the last taken trade, or {@link Long#MAX_VALUE}. */
  public long nextHole() {
    return ids.nextHole(lastTaken.lastId());
  }

  /** Where the last taken trade stands. */
  public int lastPosition() {
    return lastPosition;
  }

  /** Number of kept trades. */
  public int size() {
    return size;
  }

  public long timeAt(int position) {
    return times[slot(position)];
  }

  public long lastIdAt(int position) {
    return lastIds[slot(position)];
  }

  /**
   * Sums over the window that ends with the trade at this position, without those of the same
   * millisecond that follow it. Exact for trades that are not older than the allowed lateness.
   */
  public Totals totalsAt(int position) {
    return sum(times[slot(position)] - windowMs, position);
  }

  /** Sums over {@code (timeMs - window, timeMs]} for a time that is not before the latest one. */
  public Totals totalsAsOf(long timeMs) {
    return sum(timeMs - windowMs, size - 1);
  }

  /**
   * The first trade from this position on whose window reaches the level, looking only at windows
   * that hold the trade at this position.
   *
   * @param level a total in 1e-8 USD
   * @param notBefore windows that end before this time do not count
   * @param hole windows that end with this trade id or a later one do not count
   * @return a position, or -1 if there is none
   */
  public int firstAtOrOver(int position, long level, long notBefore, long hole) {
    long total = totalsAt(position).totalUsd();
    long end = times[slot(position)] + windowMs;
    int oldest = position;
    while (oldest > 0 && times[slot(oldest - 1)] > times[slot(position)] - windowMs) {
      oldest--;
    }
    for (int i = position; i < size && times[slot(i)] < end && lastIds[slot(i)] < hole; i++) {
      total += i == position ? 0 : amounts[slot(i)];
      while (times[slot(oldest)] <= times[slot(i)] - windowMs) {
        total -= amounts[slot(oldest++)];
      }
      if (total >= level && times[slot(i)] >= notBefore) {
        return i;
      }
    }
    return -1;
  }

  private Totals sum(long after, int last) {
    long buys = 0;
    long sells = 0;
    long count = 0;
    for (int i = last; i >= 0 && times[slot(i)] > after; i--) {
      int slot = slot(i);
      if ((countsAndFlags[slot] & BUY) != 0) {
        buys += amounts[slot];
      } else {
        sells += amounts[slot];
      }
      count += countsAndFlags[slot] >> FLAG_BITS;
    }
    return new Totals(buys, sells, count);
  }

  /** What an alert tells about the window that ends with the trade at this position. */
  public WindowFacts factsAt(int position) {
    WindowFacts.Collector collector = new WindowFacts.Collector();
    long after = times[slot(position)] - windowMs;
    for (int i = position; i >= 0 && times[slot(i)] > after; i--) {
      int slot = slot(i);
      collector.add(
          lastIds[slot],
          countsAndFlags[slot] >> FLAG_BITS,
          amounts[slot],
          offsets[slot],
          (countsAndFlags[slot] & BACKFILLED) != 0);
    }
    return collector.facts(ids);
  }

  private long retainedAfter() {
    return asOf == Long.MIN_VALUE ? Long.MIN_VALUE : asOf - retentionMs;
  }

  private boolean isNewest(WindowTrade trade) {
    if (size == 0) {
      return true;
    }
    int newest = slot(size - 1);
    return trade.timeMs() > times[newest]
        || trade.timeMs() == times[newest] && trade.lastId() > lastIds[newest];
  }

  private Admission append(WindowTrade trade, long level) {
    advanceTo(trade.timeMs(), level);
    makeRoom();
    lastPosition = size++;
    write(slot(lastPosition), trade);
    count(slot(lastPosition));
    return Admission.APPENDED;
  }

  private Admission insert(WindowTrade trade) {
    makeRoom();
    int position = size++;
    while (position > 0 && isAfter(slot(position - 1), trade)) {
      move(slot(position - 1), slot(position));
      position--;
    }
    lastPosition = position;
    write(slot(position), trade);
    if (trade.timeMs() > asOf - windowMs) {
      count(slot(position));
    } else {
      keptUsd += trade.usd();
      start++;
    }
    return Admission.INSERTED;
  }

  private boolean isAfter(int slot, WindowTrade trade) {
    return times[slot] > trade.timeMs()
        || times[slot] == trade.timeMs() && lastIds[slot] > trade.lastId();
  }

  /** A row of which some trades were seen one by one: what they brought is taken off. */
  private WindowTrade withoutSeen(WindowTrade row, int unseen) {
    long rest = row.usd();
    for (int i = size - 1; i >= 0 && times[slot(i)] >= row.timeMs() - retentionMs; i--) {
      int slot = slot(i);
      if (lastIds[slot] >= row.firstId() && lastIds[slot] <= row.lastId()) {
        rest -= amounts[slot];
      }
    }
    return new WindowTrade(
        row.firstId(),
        row.lastId(),
        unseen,
        row.timeMs(),
        Math.max(0, rest),
        row.takerBuys(),
        row.backfilled(),
        row.offset());
  }

  private void write(int slot, WindowTrade trade) {
    times[slot] = trade.timeMs();
    lastIds[slot] = trade.lastId();
    amounts[slot] = trade.usd();
    offsets[slot] = trade.offset();
    countsAndFlags[slot] =
        trade.count() << FLAG_BITS
            | (trade.takerBuys() ? BUY : 0)
            | (trade.backfilled() ? BACKFILLED : 0);
  }

  private void count(int slot) {
    keptUsd += amounts[slot];
    trades += countsAndFlags[slot] >> FLAG_BITS;
    if ((countsAndFlags[slot] & BUY) != 0) {
      buyUsd += amounts[slot];
    } else {
      sellUsd += amounts[slot];
    }
  }

  private void remove(int slot) {
    trades -= countsAndFlags[slot] >> FLAG_BITS;
    if ((countsAndFlags[slot] & BUY) != 0) {
      buyUsd -= amounts[slot];
    } else {
      sellUsd -= amounts[slot];
    }
  }

  /** Lets go of what no late trade can need any more. */
  private void forgetOld() {
    while (start > 0 && times[head] <= asOf - retentionMs) {
      keptUsd -= amounts[head];
      ids.forgetBelow(lastIds[head]);
      head = slot(1);
      start--;
      size--;
    }
    if (size < times.length / SPARSE && times.length > FIRST_CAPACITY) {
      // After a rush there is room that nothing will need for a long time.
      resize(Math.max(FIRST_CAPACITY, widened(size)));
    }
  }

  private int slot(int position) {
    int slot = head + position;
    return slot < times.length ? slot : slot - times.length;
  }

  private void move(int from, int to) {
    times[to] = times[from];
    lastIds[to] = lastIds[from];
    amounts[to] = amounts[from];
    offsets[to] = offsets[from];
    countsAndFlags[to] = countsAndFlags[from];
  }

  private void makeRoom() {
    if (size == times.length) {
      resize(widened(size));
    }
  }

  // Not to twice as many, as usual: what was made room for stays for as long as a market is busy.
  private static int widened(int size) {
    return size + size / 4;
  }

  private void resize(int capacity) {
    times = unrolled(times, capacity);
    lastIds = unrolled(lastIds, capacity);
    amounts = unrolled(amounts, capacity);
    offsets = unrolled(offsets, capacity);
    int[] flags = new int[capacity];
    int first = Math.min(size, countsAndFlags.length - head);
    System.arraycopy(countsAndFlags, head, flags, 0, first);
    System.arraycopy(countsAndFlags, 0, flags, first, size - first);
    countsAndFlags = flags;
    head = 0;
  }

  private long[] unrolled(long[] ring, int capacity) {
    long[] straight = new long[capacity];
    int first = Math.min(size, ring.length - head);
    System.arraycopy(ring, head, straight, 0, first);
    System.arraycopy(ring, 0, straight, first, size - first);
    return straight;
  }
}
