package io.tidewatch.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.delivery.Notification;
import io.tidewatch.contract.delivery.Notification.Kind;
import io.tidewatch.contract.feed.FeedEvent;
import io.tidewatch.contract.feed.FeedEvent.Type;
import io.tidewatch.contract.topic.Topics;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the gate says over restarts, on a real broker. */
class GateRestartTest {
  private static final int ALERTS = 60;

  @TempDir private Path directory;
  private final long now = InstantSource.system().millis();
  private EmbeddedBroker broker;
  private GateHouse house;

  @BeforeEach
  void open() {
    broker = EmbeddedBroker.start(directory.resolve("broker"));
    House.createTopics(broker.bootstrapServers());
    house = new GateHouse(broker.bootstrapServers(), directory.resolve("state"));
  }

  @AfterEach
  void close() {
    house.close();
    broker.close();
  }

  private void raise(Alert alert) {
    house.write(Topics.ALERTS, alert.key(), alert, alert.eventTime());
  }

  private void feed(Type type, long at) {
    FeedEvent event =
        new FeedEvent(
            "binance-spot", "trades", "BTCUSDT", type, "c7", 7, at, Optional.empty(), "so it is");
    house.write(Topics.FEED_EVENTS, event.key(), event, at);
  }

  @Test
  void shouldTellOfEachAlertOnceAndGoOnCounting() {
    List<Alert> alerts =
        IntStream.range(0, ALERTS)
            .mapToObj(number -> GateHouse.alert("BTCUSDT", now + number))
            .toList();
    for (int part = 0; part < 3; part++) {
      int from = part * ALERTS / 3;
      int to = (part + 1) * ALERTS / 3;
      alerts.subList(from, to).forEach(this::raise);
      Patience.untilAsserted(() ->
          assertThat(house.values(Topics.NOTIFICATIONS)).hasSizeGreaterThanOrEqualTo(from + 1));
      house.stopGate();
      house.startGate(directory.resolve("state-" + part));
    }

    Patience.untilAsserted(
        () -> assertThat(house.values(Topics.NOTIFICATIONS)).hasSizeGreaterThanOrEqualTo(ALERTS));
    List<Notification> told = house.values(Topics.NOTIFICATIONS);
    assertThat(told)
        .extracting(notification -> notification.alert().id())
        .containsExactlyElementsOf(alerts.stream().map(Alert::id).toList());
    assertThat(told)
        .extracting(notification -> notification.event().number())
        .containsExactlyElementsOf(IntStream.rangeClosed(1, ALERTS).boxed().toList());
    assertThat(told)
        .extracting(notification -> notification.event().id())
        .containsOnly(told.getFirst().event().id());
    assertThat(house.failures()).isEmpty();
  }

  @Test
  void shouldHearThatAFeedIsLiveBeforeTheAlertThatItsFirstDataMade() {
    feed(Type.STALE, now - 60_000);
    house.stopGate();
    Alert alert = GateHouse.alert("BTCUSDT", now);
    raise(alert);
    feed(Type.LIVE, now + 200);
    house.startGate(directory.resolve("another"));

    Patience.untilAsserted(() ->
        assertThat(house.values(Topics.NOTIFICATIONS))
            .extracting(Notification::kind)
            .containsExactly(Kind.FIRED));
    assertThat(house.values(Topics.DELIVERIES)).isEmpty();
  }
}
