package io.tidewatch.topology.futures.bar;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.futures.Bar;
import io.tidewatch.contract.futures.Bar.ClosedBy;
import io.tidewatch.topology.DetectorCounters.Counter;
import io.tidewatch.topology.binance.FuturesFrame;
import io.tidewatch.topology.binance.FuturesKline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * Follows the bars of one symbol. Pure: state and input in, state and news out.
 *
 * <ul>
 *   <li>A bar is closed by a frame that says so, by a frame of a later bar, or by a row fetched
 *       over REST after its end, whichever comes first.
 *   <li>Rows replace what is stored. A frame that says closed replaces the newest closed bar if no
 *       such frame came for it before. Any other frame of an older bar is late.
 *   <li>A bar is judged once, when it is closed, and only if it ended less than a bar and a minute
 *       before.
 *   <li>A bar that a later one closed is whole only if a frame of its last ten seconds was seen.
 *       Otherwise it is stored and not judged: that is done when its last frame or its row comes,
 *       as long as it is fresh and no other bar was closed since.
 * </ul>
 *
 * <p>Two clocks meet here. Frames have the venue's time, rows that of this host, by which it is
 * told whether a row is of a bar that is over:
 *
 * <ul>
 *   <li>A host that is behind drops the rows of bars that ended within the difference. They are
 *       closed by the stream, or by rows that are fetched later. Frames come from ahead of it then:
 *       the parser refuses those that are more than a minute ahead.
 *   <li>A host that is ahead by less than the time that the feed lets pass between the end of a bar
 *       and the request for its row does no harm. By more, a row may close a bar that is still
 *       running: the bar is judged by what it was then, and its later frames are late; the frame
 *       that says closed puts right what is stored.
 *   <li>Whether a bar is fresh enough to be judged moves by the difference, to either side.
 * </ul>
 *
 * <p>How far a partition has come, and so which findings are late, is told by the venue's time
 * only.
 */
public final class BarKeeper {
  private static final long FRESH_MS = Bar.LENGTH_MS + 60_000;

  /** Whoever saw the bar so shortly before its end has seen as good as all of it. */
  private static final long END_MS = 10_000;

  private final String symbol;
  private final LongFunction<Bar> stored;

  /**
   * Follows one symbol.
   *
   * @param stored finds a closed bar by its open time, or null
   */
  public BarKeeper(String symbol, LongFunction<Bar> stored) {
    this.symbol = requireNonNull(symbol, "symbol");
    this.stored = requireNonNull(stored, "stored");
  }

  /** The state after an input, and what it brought about, in order. */
  public record Step(BarState state, List<BarNews> news) {
    public Step {
      requireNonNull(state, "state");
      news = List.copyOf(news);
    }
  }

  /** Takes a frame of the stream. */
  public Step take(BarState state, FuturesFrame.Live frame, long offset) {
    return new Turn(state, offset).take(frame);
  }

  /**
   * Takes a row fetched over REST; of several, the oldest first.
   *
   * @param receivedMs epoch milliseconds
   */
  public Step take(BarState state, FuturesKline row, long receivedMs, long offset) {
    return new Turn(state, offset).take(row, receivedMs);
  }

  /** One input. */
  private final class Turn {
    private final long offset;
    private final List<BarNews> news = new ArrayList<>(2);
    private BarState state;

    Turn(BarState state, long offset) {
      this.state = state;
      this.offset = offset;
    }

    Step take(FuturesFrame.Live frame) {
      long openTime = frame.kline().openTime();
      if (isPast(openTime)) {
        takePast(frame);
        return done();
      }
      Optional<RunningBar> running = state.running();
      if (running.isPresent() && openTime > running.get().openTime()) {
        closeByNewer(running.get(), frame.eventTime());
      }
      takeRunning(frame);
      return done();
    }

    private boolean isPast(long openTime) {
      return state.running().filter(running -> openTime < running.openTime()).isPresent()
          || state.closed().filter(closed -> openTime <= closed.openTime()).isPresent();
    }

    private void takePast(FuturesFrame.Live frame) {
      Optional<ClosedMark> mark = markOf(frame.kline().openTime());
      if (mark.isEmpty() || !frame.closed()) {
        pass(Counter.LATE);
      } else if (mark.get().by() == ClosedBy.FRAME) {
        pass(mark.get().closedAt() == frame.eventTime() ? Counter.REPEATED : Counter.LATE);
      } else if (mark.get().by() == ClosedBy.REST && frame.eventTime() < end(frame.kline())) {
        pass(Counter.LATE);
      } else {
        correct(frame.kline(), ClosedBy.FRAME, frame.eventTime());
      }
    }

    private Optional<ClosedMark> markOf(long openTime) {
      return state.closed().filter(closed -> closed.openTime() == openTime);
    }

    private void takeRunning(FuturesFrame.Live frame) {
      Optional<RunningBar> known = state.running();
      long first = known.map(RunningBar::firstOffset).orElse(offset);
      if (frame.closed()) {
        close(frame.kline(), ClosedBy.FRAME, frame.eventTime(), true, first);
        return;
      }
      if (known.filter(running -> frame.eventTime() < running.eventTime()).isPresent()) {
        pass(Counter.TIME_WENT_BACK);
        return;
      }
      RunningBar next = new RunningBar(frame.kline(), frame.eventTime(), first, offset);
      if (known.filter(running -> saysTheSame(running, next)).isPresent()) {
        pass(Counter.REPEATED);
        return;
      }
      state = state.withRunning(next);
    }

    private static boolean saysTheSame(RunningBar one, RunningBar other) {
      return one.eventTime() == other.eventTime() && one.kline().equals(other.kline());
    }

    private void closeByNewer(RunningBar running, long timeMs) {
      Bar bar = Bars.closed(symbol, running.kline(), ClosedBy.NEWER_BAR, timeMs);
      boolean whole = running.eventTime() >= bar.closeTime() - END_MS;
      news.add(
          new BarNews.Closed(
              bar,
              whole && isFresh(bar.openTime(), timeMs),
              running.firstOffset(),
              running.lastOffset(),
              offset));
      ClosedMark mark = mark(bar);
      state = state.withoutRunning().withClosed(whole ? mark : mark.withoutEnd());
    }

    private void close(
        FuturesKline kline, ClosedBy by, long closedAt, boolean judged, long firstOffset) {
      Bar bar = Bars.closed(symbol, kline, by, closedAt);
      news.add(new BarNews.Closed(bar, judged, firstOffset, offset, offset));
      state = state.withoutRunning().withClosed(mark(bar));
    }

    Step take(FuturesKline row, long receivedMs) {
      if (end(row) > receivedMs) {
        return done();
      }
      boolean fresh = isFresh(row.openTime(), receivedMs);
      Optional<RunningBar> running = state.running();
      if (running.isPresent() && row.openTime() >= running.get().openTime()) {
        if (row.openTime() > running.get().openTime()) {
          closeByNewer(running.get(), receivedMs);
          close(row, ClosedBy.REST, receivedMs, fresh && isNext(row), offset);
        } else {
          close(row, ClosedBy.REST, receivedMs, fresh, running.get().firstOffset());
        }
      } else if (state.closed().filter(closed -> row.openTime() <= closed.openTime()).isEmpty()) {
        addNewest(row, receivedMs, fresh && isNext(row));
      } else {
        addOld(row, receivedMs);
      }
      return done();
    }

    private boolean isNext(FuturesKline row) {
      return state
          .closed()
          .filter(closed -> row.openTime() == closed.openTime() + Bar.LENGTH_MS)
          .isPresent();
    }

    /** Newer than every closed bar and older than the running one. */
    private void addNewest(FuturesKline row, long receivedMs, boolean judged) {
      Bar bar = Bars.closed(symbol, row, ClosedBy.REST, receivedMs);
      news.add(new BarNews.Closed(bar, judged, offset, offset, offset));
      state = state.withClosed(mark(bar));
    }

    private void addOld(FuturesKline row, long receivedMs) {
      if (stored.apply(row.openTime()) == null) {
        Bar bar = Bars.closed(symbol, row, ClosedBy.REST, receivedMs);
        news.add(new BarNews.Closed(bar, false, offset, offset, offset));
      } else {
        correct(row, ClosedBy.REST, receivedMs);
      }
    }

    private void correct(FuturesKline kline, ClosedBy by, long timeMs) {
      Bar known = stored.apply(kline.openTime());
      Bar bar = Bars.closed(symbol, kline, by, timeMs);
      Optional<ClosedMark> mark = markOf(bar.openTime());
      if (mark.filter(closed -> closed.by() != ClosedBy.FRAME).isPresent()) {
        state = state.withClosed(mark(bar));
      }
      if (mark.filter(ClosedMark::lacksEnd).isPresent() && isFresh(bar.openTime(), timeMs)) {
        news.add(new BarNews.Closed(bar, true, offset, offset, offset));
      } else if (known == null || !Bars.sameFigures(known, kline)) {
        news.add(new BarNews.Corrected(bar));
      } else if (known.closedBy() == ClosedBy.NEWER_BAR) {
        news.add(new BarNews.Confirmed(bar));
      } else {
        pass(Counter.REPEATED);
      }
    }

    private void pass(Counter why) {
      news.add(new BarNews.Passed(why));
    }

    private Step done() {
      return new Step(state, news);
    }
  }

  private static long end(FuturesKline kline) {
    return kline.openTime() + Bar.LENGTH_MS;
  }

  private static boolean isFresh(long openTime, long timeMs) {
    return timeMs - (openTime + Bar.LENGTH_MS) <= FRESH_MS;
  }

  private static ClosedMark mark(Bar bar) {
    return new ClosedMark(bar.openTime(), bar.closedBy(), bar.closedAt(), false);
  }
}
