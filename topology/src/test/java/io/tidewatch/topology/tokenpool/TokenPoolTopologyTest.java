package io.tidewatch.topology.tokenpool;

import static io.tidewatch.topology.tokenpool.PoolFrames.change;
import static io.tidewatch.topology.tokenpool.PoolFrames.frame;
import static io.tidewatch.topology.tokenpool.PoolFrames.item;
import static io.tidewatch.topology.tokenpool.PoolFrames.poolPair;
import static io.tidewatch.topology.tokenpool.PoolFrames.template;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.AlertId;
import io.tidewatch.contract.alert.Decision;
import io.tidewatch.contract.alert.Decision.Reason;
import io.tidewatch.contract.alert.Evidence;
import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.alert.Inputs.ConditionState;
import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.pool.PoolPair;
import io.tidewatch.contract.pool.TriggerLogic;
import io.tidewatch.contract.price.Price;
import io.tidewatch.contract.raw.Source;
import io.tidewatch.contract.rule.RuleOverride;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.topology.DetectorCounters.Counter;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TokenPoolTopologyTest {
  private static final long T0 = TokenPoolDriver.START;
  private static final long COOLDOWN = 180_000;

  private final TokenPoolDriver detector = new TokenPoolDriver();

  @AfterEach
  void close() {
    detector.close();
  }

  /** Token 1 by pair 1, watched for a rise of 10 % from 201 ms after the start. */
  private void watch() {
    detector.template(template(1, "10", null), T0);
    detector.pair(poolPair(1), T0 + 1);
  }

  private void say(String fraction, long atMs) {
    detector.frame(frame(change(1, fraction)), T0 + atMs);
  }

  private static Inputs.TokenPool inputs(Alert alert) {
    return (Inputs.TokenPool) alert.evidence().inputs();
  }

  @Test
  void shouldAlertAtTheThreshold() {
    watch();
    say("0.0999999", 1_000);
    assertThat(detector.alerts()).isEmpty();
    say("0.1", 2_000);

    assertThat(detector.alerts())
        .singleElement()
        .satisfies(alert -> {
          assertThat(alert.key()).isEqualTo("token-pool/" + PoolFrames.token(1));
          assertThat(alert.side()).isEqualTo(Side.BUY);
          assertThat(alert.value()).isEqualByComparingTo("1");
          assertThat(alert.threshold()).isEqualByComparingTo("1");
          assertThat(alert.eventTime()).isEqualTo(T0 + 2_000);
          assertThat(alert.id())
              .isEqualTo(AlertId.of("token-pool", PoolFrames.token(1), Side.BUY, T0 + 2_000, 1));
        });
  }

  @Test
  void shouldSayHowTheAlertCameAbout() {
    watch();
    detector.skip(3);
    say("0.123", 1_000);

    Alert alert = detector.alerts().getFirst();
    assertThat(alert.evidence().window())
        .isEqualTo(new Evidence.Window(T0 + 1_000 - 60_000, T0 + 1_000));
    assertThat(alert.evidence().episode()).isEqualTo(new Evidence.Episode(T0 + 1_000, 1));
    assertThat(alert.evidence().records())
        .containsExactly(new Evidence.OffsetRange(Topics.DBOTX_PAIRS.name(), 0, 3, 3));
    assertThat(alert.evidence().feed()).isEqualTo(new Evidence.FeedHealth(0, 0, 7, 0));
    assertThat(alert.evidence().rule().parameters())
        .containsEntry("cooldown", "PT3M")
        .containsEntry("exit-factor", "0.8")
        .containsEntry("min-liquidity-usd", "none")
        .containsEntry("min-trades", "none")
        .containsEntry("stale-after", "PT10M")
        .containsEntry("severity", "major");
    assertThat(inputs(alert).pair()).isEqualTo(PoolFrames.pair(1));
    assertThat(inputs(alert).template().id()).isEqualTo(1);
    assertThat(inputs(alert).templateChanged()).isFalse();
    assertThat(inputs(alert).receivedAt()).isEqualTo(T0 + 1_000);
    assertThat(inputs(alert).conditions())
        .singleElement()
        .satisfies(condition ->
            assertThat(condition.measured().orElseThrow()).isEqualByComparingTo("12.3"));
  }

  @Test
  void shouldAlertAgainExactlyWhenTheCooldownIsOver() {
    watch();
    say("0.2", 1_000);
    say("0.2", 1_000 + COOLDOWN - 1);
    assertThat(detector.alerts()).hasSize(1);
    say("0.2", 1_000 + COOLDOWN);

    assertThat(detector.alerts())
        .singleElement()
        .satisfies(alert -> assertThat(alert.evidence().episode().number()).isEqualTo(2));
    assertThat(detector.decisions())
        .singleElement()
        .satisfies(decision -> {
          assertThat(decision.reason()).isEqualTo(Reason.COOLDOWN);
          assertThat(decision.detail())
              .contains("price change in percent over 1m is 20")
              .contains("179999 ms after the last alert")
              .contains("1 ms of the cooldown are left");
        });
  }

  @Test
  void shouldFoldWhatIsHeldBackWithinTenSeconds() {
    watch();
    say("0.2", 1_000);
    for (int second = 11; second < 25; second++) {
      say("0.2", second * 1_000);
    }

    assertThat(detector.decisions())
        .singleElement()
        .satisfies(decision -> {
          assertThat(decision.count()).isEqualTo(9);
          assertThat(decision.from()).isEqualTo(T0 + 11_000);
          assertThat(decision.to()).isEqualTo(T0 + 19_000);
        });
  }

  @Test
  void shouldEndTheEpisodeBelowTheExitLevel() {
    watch();
    say("0.2", 1_000);
    say("0.08", 2_000);
    assertThat(detector.decisions()).isEmpty();
    say("0.0799", 3_000);
    say("0.01", 4_000);

    assertThat(detector.decisions())
        .singleElement()
        .satisfies(decision -> {
          assertThat(decision.reason()).isEqualTo(Reason.RESOLVED);
          assertThat(decision.to()).isEqualTo(T0 + 3_000);
        });
  }

  @Test
  void shouldTellANearMiss() {
    watch();
    say("0.09", 1_000);
    say("0.02", 2_000);

    assertThat(detector.decisions()).extracting(Decision::reason).containsExactly(Reason.NEAR_MISS);
  }

  @Test
  void shouldPassOnlyWhatMattersToTheToken() {
    watch();
    for (int i = 1; i <= 50; i++) {
      say("0.01", i * 1_000);
    }

    assertThat(detector.counted(Counter.CHECKS)).isEqualTo(1);
  }

  @Test
  void shouldJudgeTheLastFiguresAnewWhenTheTemplateChanges() {
    watch();
    say("0.07", 1_000);
    detector.template(template(1, "5", null), T0 + 2_000);
    detector.passTime(Duration.ofMillis(1_200));
    assertThat(detector.alerts()).isEmpty();
    // Its batch says nothing more, and is waited for.
    detector.passTime(Duration.ofMillis(1_300));

    assertThat(detector.alerts())
        .singleElement()
        .satisfies(alert -> {
          assertThat(alert.eventTime()).isEqualTo(T0 + 2_200);
          assertThat(inputs(alert).templateChanged()).isTrue();
          assertThat(inputs(alert).receivedAt()).isEqualTo(T0 + 1_000);
          assertThat(alert.value()).isEqualByComparingTo("1.4");
        });
  }

  @Test
  void shouldJudgeAnewBeforeTheNextFrameThatIsReceivedAfterTheChange() {
    watch();
    say("0.07", 1_000);
    detector.template(template(1, "5", null), T0 + 2_000);
    say("0.06", 2_199);
    assertThat(detector.alerts()).isEmpty();
    say("0.02", 2_200);

    assertThat(detector.alerts())
        .singleElement()
        .satisfies(alert -> {
          assertThat(alert.eventTime()).isEqualTo(T0 + 2_200);
          assertThat(inputs(alert).receivedAt()).isEqualTo(T0 + 2_199);
        });
    assertThat(detector.decisions()).extracting(Decision::reason).containsExactly(Reason.RESOLVED);
  }

  @Test
  void shouldKeepTheCooldownWhenTheTemplateChanges() {
    watch();
    say("0.2", 1_000);
    detector.template(template(1, "5", null), T0 + 2_000);
    say("0.2", 3_000);
    say("0.2", 1_000 + COOLDOWN - 1);
    assertThat(detector.alerts()).hasSize(1);
    say("0.2", 1_000 + COOLDOWN);

    assertThat(detector.alerts()).hasSize(1);
    assertThat(detector.counted(Counter.TEMPLATE_CHANGES)).isEqualTo(1);
  }

  @Test
  void shouldNotJudgeAnewWhenOnlyThePlaceInThePoolChanges() {
    watch();
    say("0.2", 1_000);
    PoolPair pair = poolPair(1);
    detector.pair(
        new PoolPair(
            pair.pair(),
            pair.token(),
            pair.symbol(),
            pair.name(),
            pair.marketCap(),
            pair.twitterUrl(),
            1,
            pair.interval(),
            1,
            77,
            50),
        T0 + 2_000);
    say("0.01", 3_000);

    assertThat(detector.counted(Counter.TEMPLATE_CHANGES)).isZero();
    assertThat(detector.pairState(1).pair().orElseThrow().priority()).isEqualTo(77);
  }

  @Test
  void shouldNeedEveryConditionWhereAllAreAskedFor() {
    detector.template(template(1, "10", "1000", TriggerLogic.ALL), T0);
    detector.pair(poolPair(1), T0);
    detector.frame(frame(item(1, "\"pc1m\":0.3,\"bv1m\":500,\"sv1m\":499.99")), T0 + 1_000);
    assertThat(detector.alerts()).isEmpty();
    detector.frame(frame(item(1, "\"pc1m\":0.3,\"bv1m\":500,\"sv1m\":500")), T0 + 2_000);

    assertThat(detector.alerts())
        .singleElement()
        .satisfies(alert -> {
          assertThat(alert.value()).isEqualByComparingTo("1");
          assertThat(inputs(alert).conditions())
              .extracting(condition -> condition.condition())
              .containsExactly(Inputs.PoolCondition.VOLUME, Inputs.PoolCondition.PRICE_RISE);
        });
  }

  @Test
  void shouldNotKnowWhatWasNotSent() {
    detector.template(template(1, "10", "1000", TriggerLogic.ALL), T0);
    detector.pair(poolPair(1), T0);
    detector.frame(frame(item(1, "\"pc1m\":0.3,\"bv1m\":null,\"sv1m\":500")), T0 + 1_000);
    detector.passTime(Duration.ofSeconds(15));

    assertThat(detector.alerts()).isEmpty();
    assertThat(detector.counted(Counter.UNKNOWN_CONDITIONS)).isEqualTo(1);
    assertThat(detector.decisions())
        .singleElement()
        .satisfies(decision -> {
          assertThat(decision.reason()).isEqualTo(Reason.CONDITION_UNKNOWN);
          assertThat(decision.detail()).contains("volume in USD over 1m was not sent");
        });
  }

  @Test
  void shouldKnowEnoughWhereOneOfSeveralIsMet() {
    detector.template(template(1, "10", "1000"), T0);
    detector.pair(poolPair(1), T0);
    detector.frame(frame(item(1, "\"pc1m\":0.3")), T0 + 1_000);

    assertThat(detector.alerts())
        .singleElement()
        .satisfies(alert ->
            assertThat(inputs(alert).conditions())
                .extracting(condition -> condition.state())
                .containsExactly(ConditionState.MET, ConditionState.UNKNOWN));
  }

  @Test
  void shouldNeitherEndNorBeginAnEpisodeWithWhatIsUnknown() {
    watch();
    say("0.2", 1_000);
    detector.frame(frame(item(1, "\"bv1m\":5")), T0 + 2_000);
    say("0.2", 1_000 + COOLDOWN);

    assertThat(detector.alerts())
        .extracting(alert -> alert.evidence().episode())
        .containsExactly(new Evidence.Episode(T0 + 1_000, 1), new Evidence.Episode(T0 + 1_000, 2));
  }

  @Test
  void shouldSetAPairAsideThatIsNotInThePool() {
    watch();
    detector.frame("4", frame(change(2, "0.5"), change(1, "0.2")), T0 + 1_000);
    detector.passTime(Duration.ofSeconds(1));

    assertThat(detector.alerts()).hasSize(1);
    assertThat(detector.deadLetters())
        .singleElement()
        .satisfies(letter -> {
          assertThat(new String(letter.headers().lastHeader("reject-reason").value()))
              .isEqualTo("UNKNOWN_PAIR");
          assertThat(new String(letter.headers().lastHeader("reject-origin").value()))
              .isEqualTo(Topics.DBOTX_PAIRS.name() + "/0/0");
          assertThat(new String(letter.value())).contains(PoolFrames.pair(2)).contains("0.5");
        });
    assertThat(detector.batch(4).total().errors()).isEqualTo(1);
    assertThat(detector.batch(4).lastError())
        .hasValueSatisfying(error -> assertThat(error).contains(PoolFrames.pair(2)));
  }

  @Test
  void shouldJudgeWhatWasSaidBeforeThePairJoined() {
    detector.template(template(1, "10", null), T0);
    say("0.2", 500);
    detector.pair(poolPair(1), T0 + 1_000);
    say("0.3", 1_100);
    assertThat(detector.alerts()).isEmpty();
    detector.passTime(Duration.ofMillis(1_500));

    assertThat(detector.alerts())
        .singleElement()
        .satisfies(alert -> {
          assertThat(alert.eventTime()).isEqualTo(T0 + 1_200);
          assertThat(alert.value()).isEqualByComparingTo("3");
        });
    // Only the first came while nothing was known of the pair.
    assertThat(detector.deadLetters()).hasSize(1);
  }

  @Test
  void shouldStopWhenAPairLeavesThePool() {
    watch();
    say("0.2", 1_000);
    detector.removePair(1, T0 + 2_000);
    say("0.05", 2_100);
    say("0.5", 1_000 + COOLDOWN);

    assertThat(detector.alerts()).hasSize(1);
    assertThat(detector.tokenState(1).pair()).isEmpty();
    assertThat(detector.tokenState(1).decisions().alert().lastSent()).isPresent();
    assertThat(detector.deadLetters()).hasSize(1);
    assertThat(detector.batch(1).pairs()).isZero();
  }

  @Test
  void shouldKeepTheCooldownOfATokenThatComesBack() {
    watch();
    say("0.2", 1_000);
    detector.removePair(1, T0 + 2_000);
    detector.pair(poolPair(1), T0 + 10_000);
    say("0.2", 20_000);
    say("0.2", 1_000 + COOLDOWN);

    assertThat(detector.alerts()).hasSize(2);
  }

  @Test
  void shouldKeepTheCooldownWhenTheTokenMovesToAnotherPair() {
    watch();
    say("0.2", 1_000);
    detector.removePair(1, T0 + 2_000);
    detector.pair(poolPair(2, 1, 1, 1), T0 + 2_000);
    detector.frame(frame(change(2, "0.3")), T0 + 3_000);
    assertThat(detector.alerts()).hasSize(1);
    detector.frame(frame(change(2, "0.3")), T0 + 1_000 + COOLDOWN);

    assertThat(detector.alerts())
        .singleElement()
        .satisfies(alert -> assertThat(inputs(alert).pair()).isEqualTo(PoolFrames.pair(2)));
    assertThat(detector.tokenState(1).pair()).contains(PoolFrames.pair(2));
  }

  @Test
  void shouldFollowAPairToAnotherBatch() {
    watch();
    say("0.2", 1_000);
    detector.pair(poolPair(1, 1, 1, 2), T0 + 2_000);
    detector.frame("2", frame(change(1, "0.3")), T0 + 3_000);
    detector.frame("2", frame(change(1, "0.3")), T0 + 1_000 + COOLDOWN);
    detector.passTime(Duration.ofSeconds(1));

    assertThat(detector.alerts()).extracting(alert -> inputs(alert).batch()).containsExactly(1, 2);
    assertThat(detector.batch(1).pairs()).isZero();
    assertThat(detector.batch(2).pairs()).isEqualTo(1);
    assertThat(detector.batch(2).total().alerts()).isEqualTo(1);
  }

  @Test
  void shouldSayThatTheTemplateIsGone() {
    watch();
    say("0.2", 1_000);
    detector.removeTemplate(1, T0 + 2_000);
    say("0.2", 3_000);
    say("0.2", 4_000);
    detector.passTime(Duration.ofSeconds(15));

    assertThat(detector.alerts()).hasSize(1);
    assertThat(detector.decisions())
        .singleElement()
        .satisfies(decision -> {
          assertThat(decision.reason()).isEqualTo(Reason.NO_TEMPLATE);
          assertThat(decision.count()).isEqualTo(2);
          assertThat(decision.detail()).contains("template 1 is gone");
        });
    assertThat(detector.tokenState(1).decisions().alert().lastSent()).isPresent();
  }

  @Test
  void shouldJudgeAnewWhenTheTemplateComesBack() {
    watch();
    detector.removeTemplate(1, T0 + 1_000);
    say("0.2", 2_000);
    detector.template(template(1, "10", null), T0 + 3_000);
    detector.passTime(Duration.ofSeconds(3));

    assertThat(detector.alerts())
        .singleElement()
        .satisfies(alert -> assertThat(alert.eventTime()).isEqualTo(T0 + 3_200));
  }

  @Test
  void shouldMoveAPairToAnotherTemplateWithoutAGap() {
    watch();
    detector.template(template(2, "5", null), T0);
    say("0.07", 1_000);
    detector.pair(poolPair(1, 1, 2, 1), T0 + 2_000);
    say("0.07", 2_300);

    assertThat(detector.alerts())
        .singleElement()
        .satisfies(alert -> {
          assertThat(alert.eventTime()).isEqualTo(T0 + 2_200);
          assertThat(inputs(alert).template().id()).isEqualTo(2);
        });
    assertThat(detector.counted(Counter.NO_TEMPLATE)).isZero();
  }

  @Test
  void shouldTakeForceAfterTheNewerOfPairAndTemplate() {
    // The template is read last and is older than the pair.
    detector.pair(poolPair(1), T0 + 5_000);
    detector.template(template(1, "10", null), T0);

    assertThat(detector.pairState(1).coming())
        .singleElement()
        .satisfies(definition -> {
          assertThat(definition.since()).isEqualTo(T0 + 5_200);
          assertThat(definition.definition().template()).isPresent();
        });
  }

  @Test
  void shouldLetLateItemsChangeNothing() {
    watch();
    say("0.01", 5_000);
    say("0.5", 4_999);
    assertThat(detector.alerts()).isEmpty();
    assertThat(detector.counted(Counter.LATE)).isEqualTo(1);
    assertThat(detector.pairState(1).last().orElseThrow().receivedAt()).isEqualTo(T0 + 5_000);
    say("0.5", 5_000);

    assertThat(detector.alerts()).hasSize(1);
  }

  @Test
  void shouldNotLetDefinitionsOvertakeFramesThatAreBehind() {
    watch();
    say("0.07", 1_000);
    detector.template(template(1, "5", null), T0 + 600_000);
    for (int second = 2; second < 20; second++) {
      say("0.07", second * 1_000);
      detector.passTime(Duration.ofMillis(50));
    }

    assertThat(detector.alerts()).isEmpty();
    assertThat(detector.counted(Counter.LATE)).isZero();
  }

  @Test
  void shouldJudgeAnewAsSoonAsTheBatchHasPassedAnEdit() {
    watch();
    say("0.07", 1_000);
    detector.template(template(1, "5", null), T0 + 1_100);
    say("0.01", 1_299);
    detector.passTime(Duration.ofMillis(50));
    assertThat(detector.alerts()).isEmpty();
    say("0.07", 1_300);

    assertThat(detector.alerts())
        .singleElement()
        .satisfies(alert -> assertThat(alert.eventTime()).isEqualTo(T0 + 1_300));
  }

  @Test
  void shouldNotWaitLongForASilentBatchWhileFramesAreLive() {
    watch();
    say("0.07", 1_000);
    detector.template(template(1, "5", null), T0 + 1_100);
    detector.passTime(Duration.ofMillis(600));
    assertThat(detector.alerts())
        .singleElement()
        .satisfies(alert -> assertThat(alert.eventTime()).isEqualTo(T0 + 1_300));
  }

  @Test
  void shouldSayThatNothingComesAnyMore() {
    watch();
    say("0.2", 1_000);
    detector.passTime(Duration.ofMinutes(9));
    assertThat(detector.decisions()).isEmpty();
    detector.passTime(Duration.ofMinutes(2));

    assertThat(detector.decisions())
        .singleElement()
        .satisfies(decision -> {
          assertThat(decision.reason()).isEqualTo(Reason.RESOLVED_NO_DATA);
          assertThat(decision.to()).isEqualTo(T0 + 601_000);
        });
    detector.passTime(Duration.ofMinutes(2));
    assertThat(detector.decisions()).isEmpty();
  }

  @Test
  void shouldBeginANewEpisodeAfterALongSilence() {
    watch();
    say("0.2", 1_000);
    say("0.2", 601_001);

    assertThat(detector.decisions())
        .extracting(Decision::reason, Decision::to)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Reason.RESOLVED_NO_DATA, T0 + 601_000));
    assertThat(detector.alerts())
        .extracting(alert -> alert.evidence().episode())
        .containsExactly(
            new Evidence.Episode(T0 + 1_000, 1), new Evidence.Episode(T0 + 601_001, 1));
  }

  @Test
  void shouldAskForLiquidity() {
    detector.rule(
        RuleOverride.first(
            "token-pool",
            Optional.of(PoolFrames.token(1)),
            T0,
            Map.of("min-liquidity-usd", "2000")));
    watch();
    String rise = "\"pc1m\":0.3,\"tp\":0.5,\"tpu\":50,";
    detector.frame(frame(item(1, rise + "\"cr\":9.99")), T0 + 1_000);
    detector.frame(frame(item(1, "\"pc1m\":0.3,\"tp\":0.5,\"tpu\":50")), T0 + 2_000);
    detector.frame(frame(item(1, "\"pc1m\":0.3,\"tp\":0,\"tpu\":50,\"cr\":10")), T0 + 12_000);
    assertThat(detector.alerts()).isEmpty();
    detector.frame(frame(item(1, rise + "\"cr\":10")), T0 + 30_000);

    assertThat(detector.alerts())
        .singleElement()
        .satisfies(alert -> assertThat(alert.evidence().rule().version()).isEqualTo(1));
    assertThat(detector.decisions())
        .extracting(Decision::reason)
        .containsExactly(Reason.GATED, Reason.CONDITION_UNKNOWN, Reason.CONDITION_UNKNOWN);
  }

  @Test
  void shouldAskForTrades() {
    detector.rule(
        RuleOverride.first("token-pool", Optional.empty(), T0, Map.of("min-trades", "10")));
    watch();
    detector.frame(frame(item(1, "\"pc1m\":0.3,\"bt1m\":5,\"st1m\":4")), T0 + 1_000);
    assertThat(detector.alerts()).isEmpty();
    detector.frame(frame(item(1, "\"pc1m\":0.3,\"bt1m\":5,\"st1m\":5")), T0 + 2_000);

    assertThat(detector.alerts()).hasSize(1);
    assertThat(detector.counted(Counter.GATED)).isEqualTo(1);
    assertThat(detector.decisions())
        .singleElement()
        .satisfies(decision ->
            assertThat(decision.detail())
                .isEqualTo("number of trades in 1m is 9, the rule asks for 10"));
  }

  @Test
  void shouldPassTextOfStrangersUntouched() {
    String name = "x'; DROP TABLE sol_ws_alert_log; --\u0000<b>\n\"";
    PoolPair pair = poolPair(1);
    detector.template(template(1, "10", null), T0);
    detector.pair(
        new PoolPair(
            pair.pair(),
            pair.token(),
            Optional.of(name),
            Optional.of(name),
            pair.marketCap(),
            pair.twitterUrl(),
            1,
            pair.interval(),
            1,
            1,
            1),
        T0);
    say("0.2", 1_000);

    assertThat(detector.alerts())
        .singleElement()
        .satisfies(alert -> {
          assertThat(inputs(alert).symbol()).contains(name);
          assertThat(inputs(alert).name()).contains(name);
        });
  }

  @Test
  void shouldTakeAFrameOfTenThousandPairs() {
    watch();
    StringBuilder items = new StringBuilder();
    for (int number = 2; number <= 10_000; number++) {
      items.append(item(number, "\"pc1m\":1")).append(',');
    }
    detector.frame(frame(items + item(1, "\"pc1m\":1")), T0 + 1_000);
    detector.passTime(Duration.ofSeconds(1));

    assertThat(detector.alerts()).hasSize(1);
    assertThat(detector.counted(Counter.ITEMS)).isEqualTo(10_000);
    assertThat(detector.deadLetters()).hasSize(9_999);
    assertThat(detector.batch(1).total().items()).isEqualTo(10_000);
  }

  @Test
  void shouldLetTheLaterOfTwoElementsOfAPairWin() {
    watch();
    detector.frame(frame(change(1, "0.5"), change(1, "0.01")), T0 + 1_000);

    assertThat(detector.alerts()).hasSize(1);
    assertThat(detector.decisions()).extracting(Decision::reason).containsExactly(Reason.RESOLVED);
    assertThat(
            detector.pairState(1).last().orElseThrow().figures().windows().getFirst().priceChange())
        .contains(new BigDecimal("0.01"));
  }

  @Test
  void shouldUseTheRestOfAFrameWithAnElementWithoutItsPair() {
    watch();
    detector.frame(frame("{\"pc1m\":0.5}", change(1, "0.2")), T0 + 1_000);
    detector.passTime(Duration.ofSeconds(1));

    assertThat(detector.alerts()).hasSize(1);
    assertThat(detector.deadLetters())
        .singleElement()
        .satisfies(letter -> {
          assertThat(new String(letter.value())).isEqualTo("{\"pc1m\":0.5}");
          assertThat(new String(letter.key())).isEqualTo("1");
        });
    assertThat(detector.batch(1).total().errors()).isEqualTo(1);
  }

  @Test
  void shouldRefuseAFrameWithoutABatch() {
    for (String key : List.of("0", "01", "-1", "1.5", "x", "9999999", "１")) {
      detector.frame(key, frame(change(1, "0.2")), T0 + 1_000);
    }

    assertThat(detector.deadLetters())
        .hasSize(7)
        .allSatisfy(letter ->
            assertThat(new String(letter.headers().lastHeader("reject-reason").value()))
                .isEqualTo("WRONG_BATCH"));
  }

  @Test
  void shouldCountWhatABatchDoes() {
    watch();
    say("0.2", 1_000);
    detector.frame(frame("{}", change(1, "0.2")), T0 + 62_000);
    detector.frame("not json", T0 + 63_000);
    detector.passTime(Duration.ofSeconds(1));

    assertThat(detector.stats())
        .singleElement()
        .satisfies(stats -> {
          assertThat(stats.batch()).isEqualTo(1);
          assertThat(stats.pairs()).isEqualTo(1);
          assertThat(stats.total().messages()).isEqualTo(3);
          assertThat(stats.total().items()).isEqualTo(2);
          assertThat(stats.total().alerts()).isEqualTo(1);
          assertThat(stats.total().errors()).isEqualTo(2);
          assertThat(stats.total().responses()).isEqualTo(1);
          assertThat(stats.lastAlertAt()).contains(T0 + 1_000);
          assertThat(stats.lastErrorAt()).contains(T0 + 63_000);
          assertThat(stats.asOf()).isEqualTo(T0 + 63_000);
        });
    assertThat(detector.minutes(1)).hasSize(2);
    detector.passTime(Duration.ofSeconds(3));
    assertThat(detector.stats()).isEmpty();
  }

  @Test
  void shouldTellTheLastFiveMinutesApart() {
    watch();
    say("0.01", 60_000);
    say("0.01", 60_000 + 240_000);
    assertThat(detector.batch(1).lastFiveMinutes().messages()).isEqualTo(2);
    say("0.01", 60_000 + 300_000);

    assertThat(detector.batch(1).lastFiveMinutes().messages()).isEqualTo(2);
    assertThat(detector.batch(1).total().messages()).isEqualTo(3);
  }

  @Test
  void shouldMeasureTheResponseOfLiveFramesOnly() {
    watch();
    detector.frame("1", frame(change(1, "0.2")), T0 + 1_000, Source.REPLAY);

    assertThat(detector.batch(1).total().alerts()).isEqualTo(1);
    assertThat(detector.batch(1).total().responses()).isZero();
  }

  @Test
  void shouldNotStopAtReferencesThatMakeNoSense() {
    for (String bytes :
        List.of(
            "",
            "nonsense",
            "[]",
            "null",
            "{\"id\":1}",
            "{\"pair\":\"P\",\"token\":\"T\"}",
            "{\"id\":1,\"name\":\"t\",\"minMarketCap\":1e999999999,\"interval\":\"1m\","
                + "\"logic\":\"any\",\"conditions\":{}}")) {
      detector.reference(Topics.TEMPLATES, "1", bytes, T0);
      detector.reference(Topics.PAIRS, PoolFrames.pair(1), bytes, T0);
    }
    watch();
    say("0.2", 1_000);

    assertThat(detector.alerts()).hasSize(1);
    assertThat(detector.counted(Counter.INVALID_REFERENCES)).isGreaterThanOrEqualTo(10);
  }

  @Test
  void shouldTakeAnUnreadablePairForARemovedOne() {
    watch();
    detector.reference(Topics.PAIRS, PoolFrames.pair(1), "nonsense", T0 + 1_000);
    say("0.2", 2_000);

    assertThat(detector.alerts()).isEmpty();
    assertThat(detector.deadLetters()).hasSize(1);
  }

  @Test
  void shouldRefuseAPairUnderAnotherKey() {
    detector.template(template(1, "10", null), T0);
    detector.reference(
        Topics.PAIRS,
        PoolFrames.pair(9),
        new String(Topics.PAIRS.value().serializer().serialize("", poolPair(1))),
        T0);
    detector.frame(frame(change(9, "0.2")), T0 + 1_000);

    assertThat(detector.alerts()).isEmpty();
    assertThat(detector.counted(Counter.INVALID_REFERENCES)).isEqualTo(1);
  }

  @Test
  void shouldTellThePriceOfAPairEveryTenSecondsApartByWhatItIsIn() {
    String pair = PoolFrames.pair(1);
    detector.frame(frame(PoolFrames.item(1, "\"tpu\":0.25,\"tp\":0.002")), T0);
    detector.frame(frame(PoolFrames.item(1, "\"tpu\":0.26")), T0 + 1);
    detector.frame(frame(PoolFrames.item(1, "\"tp\":0.003")), T0 + 2);
    detector.frame(frame(PoolFrames.item(1, "\"tpu\":0")), T0 + 20_000);

    assertThat(detector.prices())
        .containsExactly(
            new Price("dbotx", pair, new BigDecimal("0.25"), T0),
            new Price("dbotx", pair + ":quote", new BigDecimal("0.003"), T0 + 2));
  }
}
