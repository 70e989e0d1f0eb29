package io.tidewatch.connectors.binance.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidewatch.connectors.feed.SubscriptionState.Signal;
import io.tidewatch.connectors.feed.Timers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SubscribeRequestsTest {
  private final List<String> sent = new CopyOnWriteArrayList<>();
  private final List<String> signals = new CopyOnWriteArrayList<>();
  private final Timers timers = new Timers("test");
  private final StreamSubscription btc = subscription("BTCUSDT");
  private final StreamSubscription eth = subscription("ETHUSDT");
  private final SubscribeRequests requests =
      new SubscribeRequests(sent::add, 200, Duration.ofMillis(1), timers, this::changed);

  private static StreamSubscription subscription(String symbol) {
    return new StreamSubscription(symbol, symbol.toLowerCase(Locale.ROOT) + "@trade", "trades");
  }

  @AfterEach
  void close() {
    timers.close();
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
  void shouldTellTheVenueWhatIsNoLongerWanted() {
    timers.control(() -> requests.leave(List.of(btc, eth)));

    await().until(() -> sent.size() == 1);
    assertThat(sent.getFirst())
        .isEqualTo(
            "{\"method\":\"UNSUBSCRIBE\",\"params\":[\"btcusdt@trade\",\"ethusdt@trade\"],"
                + "\"id\":1}");
    answer("{\"result\":null,\"id\":1}");
    timers.control(() -> requests.together(List.of(btc)));
    await().until(() -> sent.size() == 2);
    assertThat(signals).containsExactly("BTCUSDT REQUESTED");
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

  private void changed(StreamSubscription subscription, Signal signal, String why) {
    signals.add(subscription.symbol() + " " + signal);
  }
}
