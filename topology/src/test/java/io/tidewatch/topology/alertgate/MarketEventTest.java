package io.tidewatch.topology.alertgate;

import static io.tidewatch.topology.alertgate.MadeAlerts.T0;
import static io.tidewatch.topology.alertgate.MadeAlerts.consensus;
import static io.tidewatch.topology.alertgate.MadeAlerts.depth;
import static io.tidewatch.topology.alertgate.MadeAlerts.level;
import static io.tidewatch.topology.alertgate.MadeAlerts.move;
import static io.tidewatch.topology.alertgate.MadeAlerts.silence;
import static io.tidewatch.topology.alertgate.MadeAlerts.trades;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.delivery.AlertMatcher;
import io.tidewatch.contract.delivery.Notification.MarketEvent;
import org.junit.jupiter.api.Test;

class MarketEventTest {
  private final MadeGate gate = new MadeGate();

  private MarketEvent event(Alert alert) {
    return gate.told(alert).notification().event();
  }

  @Test
  void shouldCountAlertsOfOneAssetFromWhateverVenue() {
    MarketEvent first = event(trades("BTCUSDT", T0));

    assertThat(event(depth("BTC-USDT", Side.SELL, T0 + 1_000)))
        .isEqualTo(new MarketEvent(first.id(), "BTC", T0, 2));
    assertThat(event(MadeAlerts.anomaly("BTCUSDT", Side.BUY, T0 - 2_000, Severity.MINOR)))
        .isEqualTo(new MarketEvent(first.id(), "BTC", T0, 3));
    assertThat(event(consensus("BTC", "BTC", T0 + 60_000)))
        .isEqualTo(new MarketEvent(first.id(), "BTC", T0, 4));
    assertThat(event(level("ETH-USDT", T0 + 1)).number()).isEqualTo(1);
    assertThat(event(move(Side.BUY, T0)).asset()).isEqualTo("market");
  }

  @Test
  void shouldBeginANewEventAMinuteAfterTheFirstAlert() {
    MarketEvent first = event(trades("BTCUSDT", T0));
    MarketEvent second = event(trades("BTCUSDT", T0 + 60_001));

    assertThat(second.number()).isEqualTo(1);
    assertThat(second.startedAt()).isEqualTo(T0 + 60_001);
    assertThat(second.id()).isNotEqualTo(first.id());
    assertThat(event(trades("BTCUSDT", T0 + 100_000)).number()).isEqualTo(2);
  }

  @Test
  void shouldNotLetALateAlertCutAnEventInTwo() {
    MarketEvent first = event(trades("BTCUSDT", T0));
    assertThat(event(trades("BTCUSDT", T0 - 60_001)).number()).isEqualTo(1);

    assertThat(event(trades("BTCUSDT", T0 + 1)))
        .isEqualTo(new MarketEvent(first.id(), "BTC", T0, 2));
  }

  @Test
  void shouldCountOnlyWhatIsTold() {
    event(trades("BTCUSDT", T0));
    gate.with(silence("s1", AlertMatcher.ofSubject("BTC-USDT"), T0, T0 + 60_000));
    gate.alert(depth("BTC-USDT", Side.BUY, T0 + 1));

    assertThat(event(trades("BTCUSDC", T0 + 2)).number()).isEqualTo(1);
    assertThat(event(trades("BTCUSDT", T0 + 3)).number()).isEqualTo(2);
  }

  @Test
  void shouldKnowAPairOfTheSpotMarketByItsBase() {
    assertThat(event(consensus("@107", "HYPE/USDC", T0)).asset()).isEqualTo("HYPE");
    assertThat(event(consensus("@9", "@9", T0)).asset()).isEqualTo("@9");
  }

  @Test
  void shouldGoOnAfterARestart() {
    MarketEvent first = event(trades("BTCUSDT", T0));
    gate.restart();

    assertThat(event(trades("BTCUSDT", T0 + 1)))
        .isEqualTo(new MarketEvent(first.id(), "BTC", T0, 2));
  }
}
