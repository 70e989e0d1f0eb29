package io.tidewatch.connectors.binance.futures;

import static io.tidewatch.connectors.binance.futures.FuturesRig.BTC;
import static io.tidewatch.connectors.binance.futures.FuturesRig.CLOSE;
import static io.tidewatch.connectors.binance.futures.FuturesRig.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.connectors.SharedBroker;
import io.tidewatch.contract.feed.FeedEvent;
import io.tidewatch.contract.feed.FeedEvent.Type;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.simulator.binance.futures.FuturesBar;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The local clock is not the venue's. */
@ExtendWith(SharedBroker.class)
class FuturesClockTest {
  private static final String CLOCK_EVENTS = "binance-futures/clock/*";
  private static final String RUNNING = "[" + (CLOSE - FuturesBar.LENGTH_MS) + ",";

  private final FuturesRig rig;
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ofSeconds(65));
  private final InstantSource local;

  FuturesClockTest(EmbeddedBroker broker) {
    rig = new FuturesRig(broker);
    local = () -> rig.clock().instant().plus(ahead.get());
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void shouldNotFetchABarBeforeItsEndAtTheVenue() {
    rig.clock().set(CLOSE - 70_000);
    rig.list(BTC).start(rig.settings(), local).live(BTC);

    // For the local clock the bar is over since 5 s, and runs on for a minute.
    rig.clock().set(CLOSE - 60_000);
    rig.run(BTC, "100.6");
    await().atMost(PATIENCE).until(() -> rig.bars(BTC).size() == 2);
    await().during(Duration.ofMillis(300)).until(() -> rig.fetched(BTC).isEmpty());
    rig.market().bar(BTC, FuturesRig.bar(CLOSE - FuturesBar.LENGTH_MS, "101.5", 600));
    rig.clock().set(CLOSE + 3_100);

    await().atMost(PATIENCE).until(() -> !rig.fetched(BTC).isEmpty());
    assertThat(rig.fetched(BTC)).singleElement().asString().contains("\"99\",\"101.5\"");
  }

  @Test
  void shouldFetchTheNextBarWhenTheClockWasAheadByMoreThanABarAtTheStart() {
    ahead.set(Duration.ofHours(1));
    rig.clock().set(CLOSE - 70_000);
    rig.list(BTC).start(rig.settings(), local).live(BTC);
    rig.market().bar(BTC, FuturesRig.bar(CLOSE - FuturesBar.LENGTH_MS, "101.5", 600));

    rig.clock().set(CLOSE + 3_100);

    await().atMost(PATIENCE).until(() -> !rig.fetched(BTC).isEmpty());
    assertThat(rig.fetched(BTC)).singleElement().asString().contains("\"99\",\"101.5\"");
  }

  @Test
  void shouldLeaveARunningBarOutOfWhatADetectorAsksFor() {
    rig.list(BTC).start(rig.settings(), local).live(BTC);

    rig.backfill(BTC, CLOSE - 3 * FuturesBar.LENGTH_MS, CLOSE - 1);

    rig.awaitFetched(BTC, 1);
    assertThat(rig.fetched(BTC).getFirst()).doesNotContain(RUNNING).endsWith("]]");
    assertThat(rig.feed().counts().backfilled()).isEqualTo(2);
  }

  @Test
  void shouldTellThatTheClocksDifferAndThatTheyAgreeAgain() {
    rig.list(BTC)
        .start(
            rig.settings()
                .with(
                    new FuturesFeedSettings.Universe(150, BigDecimal.TEN, Duration.ofMillis(300))),
            local);

    await().atMost(PATIENCE).until(() -> !rig.events(Type.FAILING, CLOCK_EVENTS).isEmpty());
    assertThat(rig.events(Type.FAILING, CLOCK_EVENTS))
        .singleElement()
        .extracting(FeedEvent::detail)
        .asString()
        .contains("65000 ms ahead of the venue's");
    assertThat(rig.feed().status().clockAheadMs()).isEqualTo(65_000);

    ahead.set(Duration.ofMillis(400));
    await().atMost(PATIENCE).until(() -> !rig.events(Type.LIVE, CLOCK_EVENTS).isEmpty());
    assertThat(rig.feed().status().clockAheadMs()).isEqualTo(400);
  }

  @Test
  void shouldFetchABarLaterWhenTheLocalClockIsBehind() {
    ahead.set(Duration.ofSeconds(-20));
    rig.list(BTC).start(rig.settings(), local).live(BTC);
    rig.market().bar(BTC, FuturesRig.bar(CLOSE - FuturesBar.LENGTH_MS, "101.5", 600));

    // A detector refuses a row that was received before its end.
    rig.clock().set(CLOSE + 23_100);

    rig.awaitFetched(BTC, 1);
    List<Long> received =
        rig.records(Topics.FUTURES_KLINES, "klines", "backfill", BTC).stream()
            .map(row -> row.timestamp())
            .toList();
    assertThat(received).containsExactly(CLOSE + 3_100);
  }
}
