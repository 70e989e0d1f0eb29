package io.tidewatch.topology.orderbooks.analysis;

import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.book.Absence;
import io.tidewatch.contract.book.BookAnalysis.Condition;
import io.tidewatch.contract.book.BookAnalysis.DepthAnomaly;
import io.tidewatch.contract.book.BookAnalysis.Liquidity;
import io.tidewatch.contract.book.Figure;
import io.tidewatch.topology.orderbooks.analysis.DepthHistory.Column;
import java.util.Optional;

/** Compares depth, imbalance and spread with what they were before in the same book epoch. */
final class DepthBaseline {
  /** A band that is only just covered is lost with the next small move of the mid. */
  private static final double MARGIN = 1.25;

  /** After so many samples in a row without cover, a narrower band is chosen and history begins. */
  private static final int MAX_UNCOVERED = 10;

  private static final long MINUTE_MS = 60_000;

  private final BaselineSettings settings;
  private final DepthAnomalyScore anomalyScore;
  private final DepthHistory history;
  private final ShrinkMeter bids;
  private final ShrinkMeter asks;
  private State state;

  /**
   * Where it stands.
   *
   * @param bandBps the band that is compared; 0 before one is chosen
   * @param sampledAt event time of the newest sample; 0 before the first
   * @param midBefore mid at that sample
   * @param uncovered samples in a row that could not be taken
   * @param recentred whether the mid had jumped out of the band at the newest sample
   */
  record State(int bandBps, long sampledAt, double midBefore, int uncovered, boolean recentred) {
    static final State INITIAL = new State(0, 0, 0, 0, false);
  }

  /** What it remembers. */
  record Memory(String history, ShrinkMeter.Memory bids, ShrinkMeter.Memory asks, State state) {
    static final Memory INITIAL =
        new Memory("", ShrinkMeter.Memory.INITIAL, ShrinkMeter.Memory.INITIAL, State.INITIAL);
  }

  /**
   * What one comparison says.
   *
   * @param sample what was compared, if it could be
   * @param sampled whether it also counts as an evaluation of liquidity
   * @param medianBidUsd before this sample; 0 without a history
   */
  record Comparison(
      DepthAnomaly anomaly,
      Liquidity liquidity,
      Optional<DepthSample> sample,
      boolean sampled,
      double medianBidUsd,
      double medianAskUsd) {}

  DepthBaseline(BaselineSettings settings, Memory memory) {
    this.settings = settings;
    anomalyScore = new DepthAnomalyScore(settings);
    history =
        new DepthHistory(
            settings.samples(), settings.every().toMillis() * settings.samples(), memory.history());
    bids = new ShrinkMeter(settings, memory.bids());
    asks = new ShrinkMeter(settings, memory.asks());
    state = memory.state();
  }

  Memory memory() {
    return new Memory(history.encoded(), bids.memory(), asks.memory(), state);
  }

  int bandBps() {
    return state.bandBps();
  }

  int samples() {
    return history.size();
  }

  long oldestMs(long otherwise) {
    return history.size() == 0 ? otherwise : history.get(0).timeMs();
  }

  ShrinkMeter meter(Side side) {
    return side == Side.BUY ? bids : asks;
  }

  /** Compares the book with the history, and adds it to it when a sample is due. */
  Comparison compare(BookLook look, TradeTape tape) {
    boolean due = look.now() - state.sampledAt() >= settings.every().toMillis();
    if (due) {
      chooseBand(look);
    }
    // Also where no sample can be taken: the next one's change of the mid begins here too.
    double volume = due ? tape.takeVolumeUsd() : 0;
    if (state.bandBps() == 0 || !look.covers(state.bandBps())) {
      uncovered(look, due);
      return absent(Absence.BEYOND_COVERAGE);
    }
    DepthSample sample =
        DepthSample.of(look, state.bandBps(), settings.slippageUsd(), state.midBefore(), volume);
    double medianBid = history.median(Column.BID);
    double medianAsk = history.median(Column.ASK);
    boolean recentred = due ? jumped(look) : state.recentred();
    if (due) {
      evaluate(sample, recentred, medianBid, medianAsk);
    }
    double tickBps = look.worth().tickSize().orElse(0) / look.mid() * 1e4;
    DepthAnomaly anomaly = anomalyScore.of(sample, history, tickBps);
    Liquidity liquidity = liquidity(sample, recentred, medianBid, medianAsk);
    if (due) {
      history.append(sample);
      state = new State(state.bandBps(), look.now(), look.mid(), 0, recentred);
    }
    return new Comparison(anomaly, liquidity, Optional.of(sample), due, medianBid, medianAsk);
  }

  private void chooseBand(BookLook look) {
    if (state.bandBps() != 0 && state.uncovered() < MAX_UNCOVERED) {
      return;
    }
    int band =
        settings.bandsBps().stream().filter(bps -> look.covers(bps * MARGIN)).findFirst().orElse(0);
    history.clear();
    bids.forget();
    asks.forget();
    state = new State(band, state.sampledAt(), 0, 0, false);
  }

  private void uncovered(BookLook look, boolean due) {
    if (due) {
      bids.restart();
      asks.restart();
      state =
          new State(
              state.bandBps(), look.now(), look.mid(), state.uncovered() + 1, state.recentred());
    }
  }

  private boolean jumped(BookLook look) {
    return state.midBefore() > 0
        && Math.abs(look.mid() / state.midBefore() - 1) * 1e4 > state.bandBps();
  }

  private void evaluate(DepthSample sample, boolean recentred, double medianBid, double medianAsk) {
    if (recentred || history.size() < settings.minSamples()) {
      bids.restart();
      asks.restart();
    } else {
      bids.evaluate(sample.bidUsd() / medianBid);
      asks.evaluate(sample.askUsd() / medianAsk);
    }
  }

  private Liquidity liquidity(
      DepthSample sample, boolean recentred, double medianBid, double medianAsk) {
    if (history.size() < settings.minSamples()) {
      return absentLiquidity(Absence.WARMUP);
    }
    Figure index = LiquidityIndex.of(sample, history, settings.minSamples());
    double bidRatio = sample.bidUsd() / medianBid;
    double askRatio = sample.askUsd() / medianAsk;
    Figure recentring = Figure.absent(Absence.RECENTRED);
    boolean low = !recentred && Math.min(bidRatio, askRatio) < settings.recoveredRatio();
    return new Liquidity(
        index,
        condition(low),
        recentred ? recentring : Rounded.shareFigure(bidRatio),
        recentred ? recentring : Rounded.shareFigure(askRatio),
        recentred ? recentring : changePerMinute(sample),
        shrunkSide());
  }

  private Condition condition(boolean low) {
    if (bids.shrunk() || asks.shrunk()) {
      return Condition.ALERT;
    }
    return low ? Condition.WARNING : Condition.NORMAL;
  }

  private Optional<Side> shrunkSide() {
    if (bids.shrunk() && asks.shrunk()) {
      return Optional.of(Side.BOTH);
    }
    if (bids.shrunk()) {
      return Optional.of(Side.BUY);
    }
    return asks.shrunk() ? Optional.of(Side.SELL) : Optional.empty();
  }

  /** Against the newest sample that is at least a minute old. */
  private Figure changePerMinute(DepthSample now) {
    double median = history.median(Column.DEPTH);
    for (int i = history.size() - 1; i >= 0; i--) {
      long elapsed = now.timeMs() - history.get(i).timeMs();
      if (elapsed >= MINUTE_MS) {
        double change = (now.depth() - history.get(i).depth()) / median;
        return Rounded.shareFigure(change * MINUTE_MS / elapsed);
      }
    }
    return Figure.absent(Absence.WARMUP);
  }

  private Comparison absent(Absence why) {
    return new Comparison(
        DepthAnomalyScore.absent(why, history.size()),
        absentLiquidity(why),
        Optional.empty(),
        false,
        0,
        0);
  }

  static Liquidity absentLiquidity(Absence why) {
    Figure absent = Figure.absent(why);
    return new Liquidity(absent, Condition.NORMAL, absent, absent, absent, Optional.empty());
  }
}
