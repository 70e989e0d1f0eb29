package io.tidewatch.topology.orderbooks.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.AlertId;
import io.tidewatch.contract.alert.Decision;
import io.tidewatch.contract.alert.Decision.Reason;
import io.tidewatch.contract.alert.Evidence;
import io.tidewatch.contract.alert.Evidence.OffsetRange;
import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.book.Absence;
import io.tidewatch.contract.book.BookAnalysis;
import io.tidewatch.contract.serde.Json;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.DetectorCounters.Counter;
import io.tidewatch.topology.orderbooks.OrderBooksOutput;
import io.tidewatch.topology.orderbooks.OrderBooksOutput.Explained;
import io.tidewatch.topology.orderbooks.OrderBooksOutput.Raised;
import io.tidewatch.topology.orderbooks.analysis.AnalysisSettings;
import io.tidewatch.topology.orderbooks.analysis.BookAnalyst;
import io.tidewatch.topology.orderbooks.analysis.BookTrade;
import io.tidewatch.topology.orderbooks.analysis.Moment;
import io.tidewatch.topology.orderbooks.analysis.Observation;
import io.tidewatch.topology.orderbooks.analysis.Observation.Happened;
import io.tidewatch.topology.orderbooks.analysis.Observation.Measured;
import io.tidewatch.topology.orderbooks.analysis.Observation.Unexplained;
import io.tidewatch.topology.orderbooks.analysis.RandomMarket;
import io.tidewatch.topology.orderbooks.analysis.Reading;
import io.tidewatch.topology.orderbooks.analysis.Scene;
import io.tidewatch.topology.orderbooks.analysis.TestBook;
import io.tidewatch.topology.orderbooks.analysis.Worth;
import io.tidewatch.topology.orderbooks.rule.BookRuleDefinition;
import io.tidewatch.topology.orderbooks.rule.BookRuleKind;
import io.tidewatch.topology.orderbooks.rule.BookRules;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class BookJudgeTest {
  private static final String INST_ID = "BTC-USDT";
  private static final BookRules RULES = BookRules.defaults(BookRuleDefinition.DEFAULTS);
  private static final BookAnalysis ANALYSIS =
      new BookAnalyst(AnalysisSettings.DEFAULT)
          .look(
              Scene.INSTRUMENT,
              TestBook.reference().bids(),
              TestBook.reference().asks(),
              Scene.DOLLARS,
              Scene.moment(Scene.START))
          .analysis();
  private static final Inputs INPUTS =
      new Inputs.DepthAnomaly(
          "BTC", "USDT", 1, 1, Map.of(), 60, 25, BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE);

  private final DetectorCounters counters =
      new DetectorCounters("order-books", EnumSet.allOf(Counter.class));
  private BookJudge judge = new BookJudge(INST_ID, JudgeMemory.INITIAL, counters);

  private static Measured shrink(Side side, String percent) {
    return new Measured(
        BookRuleKind.LIQUIDITY_SHRINK, side, new BigDecimal(percent), Scene.START - 1, INPUTS);
  }

  private static Happened pulled(Side side, String usd) {
    return new Happened(
        BookRuleKind.WALL_PULLED, side, new BigDecimal(usd), Scene.START - 1, INPUTS);
  }

  private static Moment at(long seconds) {
    return Scene.moment(Scene.START + seconds * 1_000);
  }

  private List<OrderBooksOutput> judge(long seconds, Observation... observations) {
    return judge.judge(
        new Reading(ANALYSIS, List.of(observations)), Scene.DOLLARS, at(seconds), RULES);
  }

  private static List<Alert> alerts(List<OrderBooksOutput> outputs) {
    return outputs.stream()
        .filter(Raised.class::isInstance)
        .map(output -> ((Raised) output).alert())
        .toList();
  }

  private static List<Decision> decisions(List<OrderBooksOutput> outputs) {
    return outputs.stream()
        .filter(Explained.class::isInstance)
        .map(output -> ((Explained) output).decision())
        .toList();
  }

  @Test
  void shouldRaiseAnAlertWithAllItsEvidence() {
    Alert alert = alerts(judge(60, pulled(Side.BUY, "300000"))).getFirst();

    long now = Scene.START + 60_000;
    assertThat(alert.id()).isEqualTo(AlertId.of("wall-pulled", INST_ID, Side.BUY, now, 1));
    assertThat(alert.key()).isEqualTo("wall-pulled/BTC-USDT");
    assertThat(alert.value()).isEqualByComparingTo("300000");
    assertThat(alert.threshold()).isEqualByComparingTo("250000");
    assertThat(alert.eventTime()).isEqualTo(now);
    assertThat(alert.evidence())
        .isEqualTo(
            new Evidence(
                new Evidence.RuleInForce(
                    "wall-pulled",
                    0,
                    Map.of("threshold-usd", "250000", "cooldown", "PT1M", "severity", "major")),
                new Evidence.Episode(now, 1),
                new Evidence.Window(Scene.START - 1, now),
                INPUTS,
                List.of(new OffsetRange(Topics.OKX_FRAMES.name(), 2, 500, 2_000)),
                new Evidence.FeedHealth(0, 0, 7, 40)));
    assertThat(counters.value(Counter.ALERTS)).isEqualTo(1);
  }

  @Test
  void shouldTakeEachWallForAnEpisodeAndHoldBackInTheCooldownOfItsSide() {
    judge(60, pulled(Side.BUY, "300000"));
    assertThat(alerts(judge(70, pulled(Side.SELL, "300000")))).hasSize(1);
    assertThat(judge(90, pulled(Side.BUY, "300000"))).isEmpty();
    assertThat(judge(90, pulled(Side.BUY, "200000"))).as("below the threshold").isEmpty();

    List<OrderBooksOutput> later = judge(120, pulled(Side.BUY, "300000"));

    assertThat(decisions(later))
        .singleElement()
        .satisfies(decision -> {
          assertThat(decision.reason()).isEqualTo(Reason.COOLDOWN);
          assertThat(decision.side()).contains(Side.BUY);
          assertThat(decision.count()).isEqualTo(1);
          assertThat(decision.detail()).contains("30000 ms after the last alert");
        });
    assertThat(alerts(later).getFirst().evidence().episode())
        .isEqualTo(new Evidence.Episode(Scene.START + 120_000, 1));
    assertThat(counters.value(Counter.SUPPRESSED)).isEqualTo(1);
  }

  @Test
  void shouldFollowAMeasureThroughItsEpisode() {
    assertThat(judge(0, shrink(Side.BUY, "40"), shrink(Side.SELL, "5"))).isEmpty();
    Alert alert = alerts(judge(3, shrink(Side.BUY, "55"), shrink(Side.SELL, "5"))).getFirst();
    assertThat(alert.side()).isEqualTo(Side.BUY);
    assertThat(judge(6, shrink(Side.BUY, "35"), shrink(Side.SELL, "5"))).isEmpty();

    List<Decision> ended = decisions(judge(9, shrink(Side.BUY, "29"), shrink(Side.SELL, "5")));

    assertThat(ended).extracting(Decision::reason).containsExactly(Reason.RESOLVED);
    assertThat(ended.getFirst().from()).isEqualTo(Scene.START + 3_000);
    assertThat(ended.getFirst().value().orElseThrow()).isEqualByComparingTo("55");
  }

  @Test
  void shouldTellANearMiss() {
    judge(0, shrink(Side.BUY, "40"));

    assertThat(decisions(judge(3, shrink(Side.BUY, "10"))))
        .extracting(Decision::reason)
        .containsExactly(Reason.NEAR_MISS);
  }

  @Test
  void shouldMakeOneAlertOfBothSidesAtOnce() {
    List<Alert> alerts = alerts(judge(3, shrink(Side.BUY, "55"), shrink(Side.SELL, "70")));

    assertThat(alerts).hasSize(1);
    assertThat(alerts.getFirst().side()).isEqualTo(Side.BOTH);
    assertThat(alerts.getFirst().value()).isEqualByComparingTo("70");
  }

  @Test
  void shouldCloseAnEpisodeWhenTheBookIsLost() {
    judge(0, shrink(Side.BUY, "55"));

    List<Decision> closed = decisions(judge.bookLost(at(10), RULES));

    assertThat(closed)
        .singleElement()
        .satisfies(decision -> {
          assertThat(decision.reason()).isEqualTo(Reason.RESOLVED_BOOK_LOST);
          assertThat(decision.rule()).isEqualTo("liquidity-shrink");
          assertThat(decision.to()).isEqualTo(Scene.START + 10_000);
        });
    assertThat(judge.bookLost(at(11), RULES)).isEmpty();
    assertThat(alerts(judge(20, shrink(Side.BUY, "55")))).as("the cooldown goes on").isEmpty();
    assertThat(alerts(judge(300, shrink(Side.BUY, "55"))).getFirst().evidence().episode())
        .isEqualTo(new Evidence.Episode(Scene.START + 20_000, 1));
  }

  @Test
  void shouldSayThatACauseIsUnknownOnlyIfItWouldMatter() {
    assertThat(judge(0, gone("200000", Absence.NO_TRADES))).isEmpty();

    List<OrderBooksOutput> outputs = judge(1, gone("300000", Absence.NO_TRADES));

    assertThat(alerts(outputs)).isEmpty();
    assertThat(decisions(outputs).getFirst().reason()).isEqualTo(Reason.CAUSE_UNKNOWN);
    assertThat(decisions(outputs).getFirst().detail()).contains("without trades");
  }

  private static Unexplained gone(String usd, Absence why) {
    return new Unexplained(BookRuleKind.WALL_PULLED, Side.BUY, new BigDecimal(usd), why);
  }

  @Test
  void shouldSayOnceAMinuteThatNothingIsKnownInUsd() {
    OptionalDouble none = OptionalDouble.empty();
    Worth unrated = new Worth(none, OptionalDouble.of(1), false, none);
    Reading reading = new Reading(ANALYSIS, List.of());

    assertThat(decisions(judge.judge(reading, unrated, at(0), RULES)))
        .hasSize(BookRuleKind.values().length)
        .extracting(Decision::reason)
        .containsOnly(Reason.NO_RATE);
    assertThat(judge.judge(reading, unrated, at(59), RULES)).isEmpty();
    assertThat(judge.judge(reading, unrated, at(60), RULES)).isNotEmpty();
  }

  @Test
  void shouldGoOnAfterARestore() {
    judge(0, shrink(Side.BUY, "55"), shrink(Side.SELL, "40"));
    judge(3, shrink(Side.BUY, "56"), pulled(Side.SELL, "300000"));
    String memory = Json.MAPPER.writeValueAsString(judge.memory());
    List<OrderBooksOutput> expected = judge(4, shrink(Side.BUY, "10"), pulled(Side.SELL, "1e6"));

    judge = new BookJudge(INST_ID, Json.MAPPER.readValue(memory, JudgeMemory.class), counters);

    assertThat(Json.MAPPER.writeValueAsString(judge.memory())).isEqualTo(memory);
    assertThat(judge(4, shrink(Side.BUY, "10"), pulled(Side.SELL, "1e6"))).isEqualTo(expected);
    assertThat(expected).isNotEmpty();
  }

  /** Half an hour of sizes that change and a mid that wanders is nothing to tell anybody. */
  @Test
  void shouldStayQuietInACalmMarket() {
    BookAnalyst analyst = new BookAnalyst(AnalysisSettings.DEFAULT);
    RandomMarket market = new RandomMarket(20_261_121);
    List<OrderBooksOutput> outputs = new ArrayList<>();
    int measured = 0;
    for (int i = 0; i < 30 * 60 * 2; i++) {
      TestBook book = market.next(500);
      for (BookTrade trade : market.trades()) {
        analyst.trade(trade);
      }
      Moment moment = Scene.moment(market.now());
      Reading reading =
          analyst.look(Scene.INSTRUMENT, book.bids(), book.asks(), Scene.DOLLARS, moment);
      measured += reading.observations().size();
      outputs.addAll(judge.judge(reading, Scene.DOLLARS, moment, RULES));
    }

    assertThat(alerts(outputs)).isEmpty();
    assertThat(measured).isGreaterThan(2_000);
  }
}
