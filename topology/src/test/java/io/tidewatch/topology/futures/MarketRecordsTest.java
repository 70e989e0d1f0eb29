package io.tidewatch.topology.futures;

import static io.tidewatch.topology.futures.FuturesFrames.BAR;
import static io.tidewatch.topology.futures.FuturesFrames.T0;
import static io.tidewatch.topology.futures.FuturesFrames.kline;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Evidence.OffsetRange;
import io.tidewatch.contract.futures.Bar;
import io.tidewatch.contract.raw.Source;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.alert.Outcome;
import io.tidewatch.topology.binance.FuturesFrame;
import io.tidewatch.topology.binance.FuturesKline;
import io.tidewatch.topology.futures.bar.BarState;
import io.tidewatch.topology.futures.market.Finding;
import io.tidewatch.topology.futures.market.Finding.Judged;
import io.tidewatch.topology.futures.market.MarketView;
import io.tidewatch.topology.futures.market.RoundEntry.Round;
import io.tidewatch.topology.futures.rule.FuturesAnomalyRule;
import io.tidewatch.topology.futures.rule.FuturesAnomalyRuleDefinition;
import io.tidewatch.topology.futures.rule.MarketMoveRule;
import io.tidewatch.topology.rule.RuleInForce;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a move of the market names of a bar of six hundred contracts, each told of every 250 ms. */
class MarketRecordsTest {
  private static final int CONTRACTS = 600;
  private static final int EVERY_MS = 250;

  /** More than anybody reads again. */
  private static final long OF_THE_BAR = BAR / EVERY_MS * CONTRACTS;

  private static final ClosedBars NO_BARS =
      new ClosedBars() {
        @Override
        public Bar at(long openTime) {
          return null;
        }

        @Override
        public void put(Bar bar) {}

        @Override
        public List<Bar> between(long from, long to) {
          return List.of();
        }
      };

  private final ContractFacts contract =
      new ContractFacts(Optional.empty(), Optional.empty(), true);
  private final DetectorCounters counters = new DetectorCounters("", FuturesTopology.COUNTED);

  @ParameterizedTest
  @EnumSource(FuturesAnomalyRule.On.class)
  void shouldNameSecondsOfThem(FuturesAnomalyRule.On on) {
    long roundAt = T0 + BAR + (on == FuturesAnomalyRule.On.RUNNING ? -60_000 : 0);
    List<Judged> compared = new ArrayList<>();
    for (int number = 0; number < CONTRACTS; number++) {
      compared.add(judged(number, roundAt, on));
    }

    List<OffsetRange> records = records(compared, roundAt);

    assertThat(compared).allSatisfy(one -> assertThat(one.firstOffset()).isLessThan(CONTRACTS));
    assertThat(OF_THE_BAR).isGreaterThan(2_000_000);
    assertThat(records).hasSize(1);
    assertThat(records.getFirst().last() - records.getFirst().first())
        .isLessThan(2_000 / EVERY_MS * CONTRACTS);
  }

  /** Takes the first frame of the bar and those of the end, which is all that there is to it. */
  private Judged judged(int number, long roundAt, FuturesAnomalyRule.On on) {
    List<Judged> found = new ArrayList<>();
    SymbolJudge judge =
        new SymbolJudge(
            MadeMarket.symbol(number),
            new SymbolState(contract, BarState.INITIAL, roundAt / 60_000 - 1, Optional.empty()),
            SymbolScores.NONE,
            NO_BARS,
            receivedMs -> rule(on),
            counters,
            (output, timeMs) -> {
              if (output instanceof JudgeOutput.Found(Finding.Judged one)) {
                found.add(one);
              }
            });
    take(judge, number, 0);
    for (long tick = (BAR - 75_000) / EVERY_MS; found.isEmpty(); tick++) {
      take(judge, number, tick);
    }
    return found.getFirst();
  }

  /** The venue says of every other contract that the bar is over; the others have a newer one. */
  private static void take(SymbolJudge judge, int number, long tick) {
    long timeMs = T0 + tick * EVERY_MS + number % EVERY_MS;
    boolean over = timeMs >= T0 + BAR;
    boolean closed = over && number % 2 == 0;
    FuturesKline kline =
        kline(over && !closed ? T0 + BAR : T0, "100", "101", "99", "100", "" + (tick + 1));
    judge.take(
        new FuturesFrame.Live(MadeMarket.symbol(number), timeMs, kline, closed),
        new Arrival(0, tick * CONTRACTS + number, timeMs, 0, Source.LIVE),
        timeMs);
  }

  private static FuturesAnomalyRule rule(FuturesAnomalyRule.On on) {
    return new FuturesAnomalyRuleDefinition(FuturesAnomalyRule.DEFAULT)
        .rule(Map.of("on", on.name().toLowerCase(Locale.ROOT)));
  }

  private List<OffsetRange> records(List<Judged> compared, long roundAt) {
    return FuturesAlerts.market(
            new Round(roundAt, compared.getFirst().anomaly().provisional()),
            MarketView.of(
                compared.stream()
                    .map(one -> MarketJudge.see(one.anomaly(), FuturesAnomalyRule.DEFAULT))
                    .toList()),
            compared,
            Optional.empty(),
            new RuleInForce<>(
                MarketMoveRule.DEFAULT, parameters -> MarketMoveRule.DEFAULT, counters),
            new Outcome.Raised(roundAt, 0))
        .evidence()
        .records();
  }
}
