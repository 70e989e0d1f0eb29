package io.tidewatch.connectors.binance.spot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.connectors.SharedBroker;
import io.tidewatch.connectors.feed.FeedCounters;
import io.tidewatch.connectors.feed.FeedEvents;
import io.tidewatch.connectors.feed.FeedParts;
import io.tidewatch.connectors.feed.KafkaPublisher;
import io.tidewatch.connectors.feed.ReceiveClock;
import io.tidewatch.connectors.feed.SubscriptionState.Signal;
import io.tidewatch.connectors.feed.Timers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedBroker.class)
class SubscribeRequestsTest {
  private final List<String> sent = new CopyOnWriteArrayList<>();
  private final List<String> signals = new CopyOnWriteArrayList<>();
  private final Timers timers = new Timers("test");
  private final KafkaPublisher publisher;
  private final Subscription btc;
  private final Subscription eth;
  private final SubscribeRequests requests =
      new SubscribeRequests(sent::add, Duration.ofMillis(1), timers, this::changed);

  SubscribeRequestsTest(EmbeddedBroker broker) {
    FeedCounters counters = new FeedCounters();
    publisher =
        new KafkaPublisher(Map.of("bootstrap.servers", broker.bootstrapServers()), counters);
    InstantSource clock = InstantSource.system();
    FeedParts parts =
        new FeedParts(
            publisher,
            new FeedEvents(publisher, clock, "binance-spot", "trades"),
            counters,
            ReceiveClock.wall(clock));
    btc = subscription("BTCUSDT", parts);
    eth = subscription("ETHUSDT", parts);
  }

  private Subscription subscription(String symbol, FeedParts parts) {
    SpotFeedSettings.Backfill limits = SpotFeedSettings.Backfill.DEFAULTS;
    return new Subscription(
        symbol, new TradeLane(symbol, parts, TradeHistory.none(), timers, limits, () -> false));
  }

  @AfterEach
  void close() {
    timers.close();
    publisher.close();
  }

  @Test
  void shouldAskForManyInOneMessage() {
    timers.control(() -> requests.together(List.of(btc, eth)));

    await().until(() -> sent.size() == 1);
    assertThat(sent.getFirst())
        .isEqualTo(
            "{\"method\":\"SUBSCRIBE\",\"params\":[\"btcusdt@trade\",\"ethusdt@trade\"],\"id\":1}");
  }

  @Test
  void shouldAskForEachAloneWhenTheVenueRefusesThemTogether() {
    timers.control(() -> requests.together(List.of(btc, eth)));
    answer("{\"code\":2,\"msg\":\"Invalid request\",\"id\":1}");

    await().until(() -> sent.size() == 3);
    assertThat(sent.get(1)).contains("[\"btcusdt@trade\"]");
    assertThat(sent.get(2)).contains("[\"ethusdt@trade\"]");
    answer("{\"result\":null,\"id\":2}");
    answer("{\"error\":{\"code\":2,\"msg\":\"Invalid request\"},\"id\":3}");
    await().until(() -> signals.size() == 6);
    assertThat(signals).endsWith("BTCUSDT ACKNOWLEDGED", "ETHUSDT GIVEN_UP");
  }

  @Test
  void shouldTakeARefusalWithoutAnIdForTheOnlyOpenRequest() {
    timers.control(() -> requests.together(List.of(btc)));
    answer("{\"code\":2,\"msg\":\"Invalid request\"}");

    await().until(() -> signals.equals(List.of("BTCUSDT REQUESTED", "BTCUSDT GIVEN_UP")));
  }

  @Test
  void shouldIgnoreAnswersToWhatItDidNotAsk() {
    timers.control(() -> requests.together(List.of(btc)));
    answer("{\"result\":null,\"id\":99}");
    answer("{\"result\":");
    answer("{\"result\":null,\"id\":1}");

    await().until(() -> signals.equals(List.of("BTCUSDT REQUESTED", "BTCUSDT ACKNOWLEDGED")));
  }

  private void answer(String frame) {
    timers.control(() -> requests.answered(ControlMessages.read(frame)));
  }

  private void changed(Subscription subscription, Signal signal, String why) {
    signals.add(subscription.symbol() + " " + signal);
  }
}
