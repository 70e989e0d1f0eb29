package io.tidewatch.simulator.okx;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/**
 * The frames that a subscriber would get of a market, without a socket. The same market makers give
 * the same bytes. Not thread-safe.
 */
public final class FrameTape {
  private static final long FIRST_SEQ_ID = 344_430_848_984L;

  private final MarketMaker maker;
  private final String instId;
  private final TrueBook book;

  /**
   * One frame.
   *
   * @param channel {@code books} or {@code trades}
   * @param timeMs event time, epoch milliseconds
   */
  public record Frame(String channel, String instId, long timeMs, String text) {}

  public FrameTape(MarketMaker maker) {
    this.maker = requireNonNull(maker, "maker");
    this.instId = maker.listing().instId();
    this.book = new TrueBook(instId, FIRST_SEQ_ID, maker.opening());
  }

  /** The book as a snapshot frame, as it is now. */
  public Frame snapshot() {
    BookView view = book();
    return new Frame("books", instId, view.timeMs(), OkxFrames.snapshot(view));
  }

  /** The frames of the next step: prints first, then the change of the book. */
  public List<Frame> next() {
    MarketStep step = maker.next();
    List<Frame> frames = new ArrayList<>();
    long timeMs = step.change().timeMs();
    if (!step.prints().isEmpty()) {
      frames.add(new Frame("trades", instId, timeMs, OkxFrames.trades(instId, step.prints())));
    }
    BookUpdate update = book.apply(step.change());
    frames.add(new Frame("books", instId, timeMs, OkxFrames.update(instId, update)));
    return frames;
  }

  /** The truth after the frames so far. */
  public BookView book() {
    return book.view(TrueBook.DEPTH);
  }
}
