package io.tidewatch.connectors.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.connectors.delivery.queue.Item;
import io.tidewatch.connectors.delivery.queue.TestItems;
import io.tidewatch.connectors.message.DeliveryMessages;
import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Evidence;
import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.delivery.Notification;
import io.tidewatch.contract.whale.PositionSide;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ItemsTest {
  private static final long AT = 1_700_000_000_000L;
  private static final long WRITTEN_AT = AT + 90_000_000;

  private final Items items =
      new Items(new DeliveryMessages(Locale.ENGLISH, ZoneOffset.UTC), List.of(), true);

  @Test
  void shouldTellWhatItCanOfAnAlertThatHasNoWords() {
    Item item = item(new Notification(ofNoSide(), Notification.Kind.FIRED, event()));

    assertThat(item.headline()).isEqualTo("large-trades BTCUSDT");
    assertThat(item.label()).isEqualTo("large-trades BTCUSDT");
    assertThat(item.body()).isEqualTo(ofNoSide().id());
  }

  @Test
  void shouldCountTheAgeOfWhatWasHeldBackFromItsRelease() {
    Alert alert = TestWishes.alert("BTC", Severity.MAJOR, AT, 1);
    Item fired = item(new Notification(alert, Notification.Kind.FIRED, event()));
    Item held = item(new Notification(alert, Notification.Kind.STILL_FIRING, event()));

    assertThat(fired.ageMs(WRITTEN_AT + 1_000)).isEqualTo(90_001_000);
    assertThat(held.ageMs(WRITTEN_AT + 1_000)).isEqualTo(1_000);
    assertThat(held.alertTime()).isEqualTo(AT);
  }

  private Item item(Notification notification) {
    return items.of(notification, TestItems.place(0), WRITTEN_AT, WRITTEN_AT).item();
  }

  private static Alert ofNoSide() {
    Alert alert = TestWishes.alert("BTC", Severity.MAJOR, AT, 1);
    Evidence evidence = alert.evidence();
    return new Alert(
        alert.id(),
        alert.rule(),
        alert.subject(),
        Side.BOTH,
        alert.value(),
        alert.threshold(),
        alert.severity(),
        alert.eventTime(),
        new Evidence(
            evidence.rule(),
            evidence.episode(),
            evidence.window(),
            new Inputs.WhaleConsensus(
                "BTC",
                "BTC/USDC",
                PositionSide.LONG,
                BigDecimal.TEN,
                List.of(),
                List.of(),
                Optional.empty()),
            evidence.records(),
            evidence.feed()));
  }

  private static Notification.MarketEvent event() {
    return new Notification.MarketEvent("event-BTC", "BTC", AT, 1);
  }
}
