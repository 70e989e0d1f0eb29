package io.tidewatch.topology.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.futures.Anomaly;
import io.tidewatch.contract.futures.Bar;
import io.tidewatch.contract.raw.Source;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.DetectorCounters.Counter;
import io.tidewatch.topology.binance.FuturesFrame;
import io.tidewatch.topology.binance.FuturesKline;
import io.tidewatch.topology.futures.bar.BarKeeper;
import io.tidewatch.topology.futures.bar.BarNews;
import io.tidewatch.topology.futures.bar.Bars;
import io.tidewatch.topology.futures.bar.RunningBar;
import io.tidewatch.topology.futures.market.Finding;
import io.tidewatch.topology.futures.rule.FuturesAnomalyRule;
import io.tidewatch.topology.futures.score.BarFigures;
import io.tidewatch.topology.futures.score.BarWindow;
import io.tidewatch.topology.futures.score.Baseline;
import io.tidewatch.topology.futures.score.Scorer;
import io.tidewatch.topology.parse.Parsed;
import io.tidewatch.topology.parse.RefusedRow;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/** Keeps the bars of one symbol and scores them, from its own records only. Not thread-safe. */
final class SymbolJudge {
  private static final long MINUTE_MS = 60_000;

  private final String symbol;
  private final ClosedBars bars;
  private final BarKeeper keeper;
  private final BarWindow window;
  private final LongFunction<FuturesAnomalyRule> rules;
  private final DetectorCounters counters;
  private final Listener listener;
  private SymbolState state;
  private SymbolScores scores;
  private boolean searched;

  /** Hears what becomes of a record. */
  @FunctionalInterface
  interface Listener {
    /**
     * Hears one thing.
     *
     * @param timeMs event time of it
     */
    void hear(JudgeOutput output, long timeMs);
  }

  /**
   * Takes up where it was left.
   *
   * @param rules the rule in force by receive time
   */
  SymbolJudge(
      String symbol,
      SymbolState state,
      SymbolScores scores,
      ClosedBars bars,
      LongFunction<FuturesAnomalyRule> rules,
      DetectorCounters counters,
      Listener listener) {
    this.symbol = requireNonNull(symbol, "symbol");
    this.state = requireNonNull(state, "state");
    this.scores = requireNonNull(scores, "scores");
    this.bars = requireNonNull(bars, "bars");
    this.rules = requireNonNull(rules, "rules");
    this.counters = requireNonNull(counters, "counters");
    this.listener = requireNonNull(listener, "listener");
    this.keeper = new BarKeeper(symbol, bars::at);
    this.window = new BarWindow(bars::between);
  }

  SymbolState state() {
    return state;
  }

  SymbolScores scores() {
    return scores;
  }

  /**
   * Takes a record.
   *
   * @param reached event time as far as the partition has come
   */
  void take(FuturesFrame frame, Arrival arrival, long reached) {
    counters.add(Counter.FRAMES);
    switch (frame) {
      case FuturesFrame.Contract contract ->
          state =
              state.withContract(
                  new ContractFacts(contract.tickSize(), contract.onboardAt(), contract.trading()));
      case FuturesFrame.Live live -> new Turn(arrival, reached, live.eventTime()).take(live);
      case FuturesFrame.Rows rows -> new Turn(arrival, reached, rows.receivedAt()).take(rows);
    }
  }

  /** One record. */
  private final class Turn {
    private final Arrival arrival;
    private final long reached;
    private final long timeMs;
    private final FuturesAnomalyRule rule;

    Turn(Arrival arrival, long reached, long timeMs) {
      this.arrival = arrival;
      this.reached = reached;
      this.timeMs = timeMs;
      this.rule = rules.apply(arrival.receivedMs());
    }

    void take(FuturesFrame.Live frame) {
      apply(keeper.take(state.bars(), frame, arrival.offset()));
      Optional<RunningBar> running = state.bars().running();
      if (running.isEmpty()) {
        return;
      }
      long minute = running.get().eventTime() / MINUTE_MS;
      boolean due = minute > state.minute();
      if (due) {
        scoreRunning(running.get(), minute);
      }
      if (arrival.source() == Source.LIVE && (due || !searched)) {
        // What was asked for before a restart may have come to nothing.
        Optional<Asked> before = searched ? state.asked() : Optional.empty();
        searched = true;
        askForMissing(running.get().openTime(), before);
      }
    }

    void take(FuturesFrame.Rows rows) {
      counters.add(Counter.ITEMS, rows.klines().size());
      rows.refused().forEach(this::refuse);
      List<FuturesKline> inOrder =
          rows.klines().stream().sorted(Comparator.comparingLong(FuturesKline::openTime)).toList();
      for (FuturesKline row : inOrder) {
        apply(keeper.take(state.bars(), row, rows.receivedAt(), arrival.offset()));
      }
    }

    private void refuse(RefusedRow row) {
      hear(new JudgeOutput.Refused(new Parsed.Rejected<>(row.reason(), row.detail(), row.raw())));
    }

    private void apply(BarKeeper.Step step) {
      state = state.withBars(step.state());
      for (BarNews news : step.news()) {
        switch (news) {
          case BarNews.Closed closed -> close(closed);
          case BarNews.Corrected(Bar bar) -> {
            counters.add(Counter.CORRECTIONS);
            replace(bar);
            hear(new JudgeOutput.Stored(bar));
          }
          case BarNews.Confirmed(Bar bar) -> {
            counters.add(Counter.REPEATED);
            replace(bar);
          }
          case BarNews.Passed(Counter why) -> counters.add(why);
        }
      }
    }

    private void replace(Bar bar) {
      bars.put(bar);
      window.forget();
    }

    private void close(BarNews.Closed closed) {
      Bar bar = closed.bar();
      counters.add(closed.judged() ? Counter.BARS : Counter.SEEDS);
      hear(new JudgeOutput.Stored(bar));
      if (closed.judged()) {
        judge(closed);
      }
      bars.put(bar);
      window.stored(bar);
    }

    private void judge(BarNews.Closed closed) {
      Bar bar = closed.bar();
      Baseline baseline = window.before(bar.openTime(), rule.baseline());
      Anomaly anomaly =
          Scorer.score(
              new Scorer.Subject(
                  symbol,
                  BarFigures.of(bar, window.newest()),
                  bar.close(),
                  bar.quoteVolume(),
                  bar.takerBuyQuote(),
                  state.contract().tickSize(),
                  state.contract().listedAt(),
                  timeMs,
                  false),
              baseline,
              rule);
      tell(anomaly);
      found(
          anomaly, bar.closeTime(), closed.firstOffset(), closed.neededFrom(), closed.lastOffset());
    }

    private void scoreRunning(RunningBar running, long minute) {
      FuturesKline kline = running.kline();
      Baseline baseline = window.before(kline.openTime(), rule.baseline());
      Anomaly anomaly = Scorer.score(subject(running, Bars.quoteVolume(kline)), baseline, rule);
      state = state.withMinute(minute);
      tell(anomaly);
      if (rule.on() == FuturesAnomalyRule.On.RUNNING) {
        found(
            anomaly,
            minute * MINUTE_MS,
            running.firstOffset(),
            running.lastOffset(),
            running.lastOffset());
      }
    }

    private Scorer.Subject subject(RunningBar running, BigDecimal quoteVolume) {
      FuturesKline kline = running.kline();
      return new Scorer.Subject(
          symbol,
          BarFigures.of(
              kline.openTime(),
              kline.open(),
              kline.high(),
              kline.low(),
              kline.close(),
              quoteVolume,
              true,
              window.newest()),
          kline.close(),
          quoteVolume,
          kline.takerBuyQuote(),
          state.contract().tickSize(),
          state.contract().listedAt(),
          running.eventTime(),
          true);
    }

    private void tell(Anomaly anomaly) {
      counters.add(Counter.SCORES);
      scores = scores.with(anomaly);
      hear(new JudgeOutput.Scored(anomaly));
      hear(
          new JudgeOutput.Ranked(
              new RankingFacts(
                  symbol,
                  anomaly.evaluatedAt(),
                  anomaly.openTime(),
                  anomaly.provisional(),
                  anomaly.close(),
                  anomaly.classic().curReturn(),
                  anomaly.robust().score(),
                  anomaly.robust().level(),
                  anomaly.status(),
                  anomaly.quoteVolume24h(),
                  anomaly.takerBuyShare(),
                  state.contract().listedAt())));
    }

    private void found(
        Anomaly anomaly, long roundAt, long firstOffset, long neededFrom, long lastOffset) {
      hear(
          new JudgeOutput.Found(
              new Finding.Judged(
                  arrival.partition(),
                  reached,
                  roundAt,
                  anomaly,
                  arrival.receivedMs(),
                  arrival.epoch(),
                  firstOffset,
                  neededFrom,
                  lastOffset,
                  !arrival.isReplay(),
                  Optional.of(state.contract().terms()))));
    }

    private void askForMissing(long openTime, Optional<Asked> before) {
      window.before(openTime, rule.baseline());
      long listedAt = state.contract().listedAt().orElse(0L);
      window
          .hole(listedAt)
          .ifPresent(hole ->
              BackfillRequests.due(before, hole, arrival.receivedMs())
                  .ifPresent(asked -> {
                    counters.add(Counter.BACKFILLS);
                    state = state.withAsked(asked);
                    hear(new JudgeOutput.Commanded(BackfillRequests.command(symbol, hole, asked)));
                  }));
    }

    private void hear(JudgeOutput output) {
      listener.hear(output, timeMs);
    }
  }
}
