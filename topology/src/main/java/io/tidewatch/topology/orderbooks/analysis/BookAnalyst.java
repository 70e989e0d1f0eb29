package io.tidewatch.topology.orderbooks.analysis;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.book.BookAnalysis;
import io.tidewatch.contract.book.BookAnalysis.Phase;
import io.tidewatch.contract.book.BookAnalysis.Wall;
import io.tidewatch.contract.book.Figure;
import io.tidewatch.contract.instrument.OkxInstrument;
import io.tidewatch.topology.orderbooks.analysis.AnalystMemory.Clock;
import io.tidewatch.topology.orderbooks.analysis.AnalystMemory.Told;
import io.tidewatch.topology.orderbooks.book.Ladder;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that the analyses of one instrument remember within one book epoch. It knows event
 * time only, and the same calls bring the same readings. Not thread-safe.
 *
 * <p>Prices, depth, large orders and walls are looked at each time. Levels and the comparison with
 * the history are slower to change and costlier to compute: they are done at most once a second of
 * event time, and hold in between.
 */
public final class BookAnalyst {
  private final AnalysisSettings settings;
  private final BookSide bids = new BookSide(Side.BUY);
  private final BookSide asks = new BookSide(Side.SELL);
  private final LargeOrderFigures largeOrders;
  private final OrderFlow orderFlow;
  private final MidPath path;
  private final TradeTape tape;
  private final WallTracker bidWalls;
  private final WallTracker askWalls;
  private final LevelAnalysis levels;
  private final DepthBaseline baseline;
  private long startedAt;
  private long now;
  private long heavyAt;
  private Told told;

  /** Begins at a snapshot, knowing nothing. */
  public BookAnalyst(AnalysisSettings settings) {
    this(settings, AnalystMemory.INITIAL);
  }

  private BookAnalyst(AnalysisSettings settings, AnalystMemory memory) {
    this.settings = requireNonNull(settings, "settings");
    largeOrders = new LargeOrderFigures(settings);
    orderFlow = new OrderFlow(memory.best());
    path = new MidPath(memory.path());
    tape = new TradeTape(memory.tape());
    bidWalls = new WallTracker(Side.BUY, settings, memory.bidWalls());
    askWalls = new WallTracker(Side.SELL, settings, memory.askWalls());
    levels = new LevelAnalysis(settings.levels(), memory.levels());
    baseline = new DepthBaseline(settings.baseline(), memory.baseline());
    startedAt = memory.clock().startedAt();
    now = memory.clock().now();
    heavyAt = memory.clock().heavyAt();
    bids.truncated = memory.clock().bidsTruncated();
    asks.truncated = memory.clock().asksTruncated();
    told = memory.told();
  }

  /** Goes on where another one stood. */
  public static BookAnalyst from(AnalysisSettings settings, AnalystMemory memory) {
    return new BookAnalyst(settings, requireNonNull(memory, "memory"));
  }

  /** All that it takes to go on elsewhere; later calls do not change it. */
  public AnalystMemory memory() {
    return new AnalystMemory(
        new Clock(startedAt, now, heavyAt, bids.truncated, asks.truncated),
        orderFlow.memory(),
        path.memory(),
        tape.memory(),
        bidWalls.memory(),
        askWalls.memory(),
        levels.memory(),
        baseline.memory(),
        told);
  }

  /**
   * Takes a print. It may come before or after the looks at the book that it belongs to; it counts
   * fully if it comes before a look that is the settle time later than it.
   */
  public void trade(BookTrade trade) {
    tape.add(requireNonNull(trade, "trade"));
  }

  /** Looks at the book, best levels first on both sides. */
  public Reading look(
      OkxInstrument instrument, Ladder bidLadder, Ladder askLadder, Worth worth, Moment moment) {
    now = Math.max(now, moment.timeMs());
    startedAt = startedAt < 0 ? now : startedAt;
    bids.read(bidLadder, worth, settings.depthLimit());
    asks.read(askLadder, worth, settings.depthLimit());
    BookLook look = BookLook.of(instrument, bids, asks, worth, moment, now);
    settle(worth);
    Figure flow = orderFlow.look(look);
    Observations observations = new Observations(look);
    if (look.noPrice().isEmpty()) {
      path.add(now, look.mid());
    }
    if (look.noValue().isEmpty()) {
      follow(look, observations);
    } else if (look.phase() == Phase.AUCTION) {
      bidWalls.forget();
      askWalls.forget();
    }
    return new Reading(analysis(look, flow), observations.sorted());
  }

  private void settle(Worth worth) {
    for (TradeTape.Print print : tape.settle(now - settings.settle().toMillis(), worth)) {
      bidWalls.trade(print, true);
      askWalls.trade(print, false);
    }
  }

  private void follow(BookLook look, Observations observations) {
    followWalls(look, Side.BUY, bids, bidWalls, observations);
    followWalls(look, Side.SELL, asks, askWalls, observations);
    double soFar = levels.presenceSoFar(now, startedAt);
    List<TrackedLevel> supports = levels.of(Side.BUY).broken(look, bids, soFar);
    List<TrackedLevel> resistances = levels.of(Side.SELL).broken(look, asks, soFar);
    if (levels.isSettled(now, startedAt)) {
      observations.broken(Side.BUY, supports, soFar);
      observations.broken(Side.SELL, resistances, soFar);
    }
    if (heavyAt < 0 || now - heavyAt >= settings.heavyEvery().toMillis()) {
      heavyAt = now;
      compare(look, observations);
    }
  }

  private void followWalls(
      BookLook look, Side side, BookSide levelsOfSide, WallTracker walls, Observations found) {
    long changesFrom = startedAt + settings.quiet().toMillis();
    List<WallOutcome> outcomes = walls.look(look, levelsOfSide, path, tape, changesFrom);
    outcomes.forEach(outcome -> levels.of(side).wallEnded(outcome));
    found.walls(side, outcomes);
  }

  private void compare(BookLook look, Observations observations) {
    DepthBaseline.Comparison compared = baseline.compare(look, tape);
    observations.anomaly(compared, baseline, settings.baseline());
    observations.shrink(compared, baseline, settings.baseline());
    told = new Told(levels.update(look, path, startedAt), compared.anomaly(), compared.liquidity());
  }

  private BookAnalysis analysis(BookLook look, Figure flow) {
    Moment moment = look.moment();
    Told slower = look.noValue().map(Told::absent).orElse(told);
    return new BookAnalysis(
        look.instrument().name(),
        moment.timeMs(),
        moment.receivedMs(),
        moment.seqId(),
        moment.bookEpoch(),
        look.phase(),
        PriceFigures.top(look),
        PriceFigures.mid(look),
        PriceFigures.spreadBps(look),
        PriceFigures.microprice(look),
        DepthFigures.imbalance(look, settings.bandsBps()),
        DepthFigures.coverageBps(look),
        flow,
        DepthFigures.bands(look, settings.bandsBps()),
        DepthFigures.slippage(look, settings.slippageUsd()),
        slower.levels(),
        largeOrders.of(look),
        walls(look),
        slower.anomaly(),
        slower.liquidity());
  }

  private List<Wall> walls(BookLook look) {
    if (look.noValue().isPresent()) {
      return List.of();
    }
    List<Wall> standing = new ArrayList<>(bidWalls.standing(bids, now));
    standing.addAll(askWalls.standing(asks, now));
    return standing;
  }
}
