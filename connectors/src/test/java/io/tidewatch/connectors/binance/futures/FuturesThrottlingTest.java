package io.tidewatch.connectors.binance.futures;

import static io.tidewatch.connectors.binance.futures.FuturesRig.BTC;
import static io.tidewatch.connectors.binance.futures.FuturesRig.CLOSE;
import static io.tidewatch.connectors.binance.futures.FuturesRig.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.connectors.SharedBroker;
import io.tidewatch.simulator.binance.futures.FuturesBar;
import io.tidewatch.simulator.binance.futures.RestCall;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The venue's limits are used up by somebody else behind the same address. */
@ExtendWith(SharedBroker.class)
class FuturesThrottlingTest {
  private final EmbeddedBroker broker;

  FuturesThrottlingTest(EmbeddedBroker broker) {
    this.broker = broker;
  }

  private static FuturesFeedSettings polling(FuturesRig rig) {
    return rig.settings()
        .with(new FuturesFeedSettings.Universe(5, BigDecimal.TEN, Duration.ofMinutes(10)))
        .with(
            new FuturesFeedSettings.Polls(
                Duration.ofMinutes(3), Duration.ofMillis(500), Duration.ofMinutes(15)));
  }

  @Test
  void shouldWaitAsLongAsTheVenueSaysAndNotBeBanned() {
    // The fifth request in spite of 429 would bring a ban.
    try (FuturesRig rig =
        new FuturesRig(
            broker,
            limits ->
                limits.withWeight(2_400, Duration.ofSeconds(3)).withBan(5, Duration.ofHours(1)))) {
      rig.list(BTC).start(polling(rig)).live(BTC);

      rig.venue().useWeight(10_000);
      await().atMost(PATIENCE).until(() -> rig.feed().status().throttled() > 0);

      await().atMost(PATIENCE).until(() -> answeredSinceRefusal(rig) >= 3);
      assertThat(rig.feed().status().bans()).isZero();
      assertThat(rig.feed().status().throttled()).isLessThan(5);
    }
  }

  @Test
  void shouldBelieveTheVenueWhenItCountsMore() {
    try (FuturesRig rig = new FuturesRig(broker)) {
      rig.list(BTC).start(polling(rig)).live(BTC);

      rig.venue().useWeight(1_500);

      await().atMost(PATIENCE).until(() -> rig.feed().status().usedWeight() > 1_500);
      assertThat(rig.feed().status().throttled()).isZero();
    }
  }

  @Test
  void shouldKeepToALimitThatTheVenueLowered() {
    try (FuturesRig rig =
        new FuturesRig(broker, limits -> limits.withWeight(300, Duration.ofMinutes(1)))) {
      rig.list(BTC).start().live(BTC);

      await().atMost(PATIENCE).until(() -> rig.feed().status().weightLimit() == 300);
    }
  }

  @Test
  void shouldAskOnceForTheNewestBarAfterABanOverSeveralCloses() {
    try (FuturesRig rig = new FuturesRig(broker)) {
      rig.list(BTC).start(polling(rig)).live(BTC);
      rig.venue().restFault(418, 5, 1);
      await().atMost(PATIENCE).until(() -> rig.feed().status().paused());

      for (int closes = 0; closes < 3; closes++) {
        rig.clock().set(CLOSE + closes * FuturesBar.LENGTH_MS + 3_100);
        // Long enough for the feed to look at its clock.
        await().during(Duration.ofMillis(300)).until(() -> rig.feed().status().paused());
      }
      await().atMost(PATIENCE).until(() -> !rig.feed().status().paused());

      await().atMost(PATIENCE).until(() -> klineCalls(rig) == 1);
      await().during(Duration.ofMillis(500)).until(() -> klineCalls(rig) == 1);
    }
  }

  private static long klineCalls(FuturesRig rig) {
    return rig.venue().restCalls().stream()
        .filter(call -> call.path().equals("/fapi/v1/klines"))
        .count();
  }

  private static long answeredSinceRefusal(FuturesRig rig) {
    List<RestCall> calls = rig.venue().restCalls();
    int last = calls.stream().map(RestCall::status).toList().lastIndexOf(429);
    return last < 0 ? 0 : calls.size() - 1 - last;
  }
}
