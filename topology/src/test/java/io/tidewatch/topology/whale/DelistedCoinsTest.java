package io.tidewatch.topology.whale;

import static io.tidewatch.topology.whale.FillText.buy;
import static io.tidewatch.topology.whale.FillText.sell;
import static io.tidewatch.topology.whale.WhaleDriver.A;
import static io.tidewatch.topology.whale.WhaleDriver.B;
import static io.tidewatch.topology.whale.WhaleDriver.T0;
import static io.tidewatch.topology.whale.WhaleDriver.trade;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Decision.Reason;
import io.tidewatch.contract.whale.Flush;
import io.tidewatch.contract.whale.PositionChange;
import io.tidewatch.contract.whale.WhalePosition;
import io.tidewatch.contract.whale.WhalePosition.Cause;
import io.tidewatch.contract.whale.WhaleSignal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Coins that the venue takes off while somebody holds them. */
class DelistedCoinsTest {
  private final WhaleDriver whales = new WhaleDriver();

  @AfterEach
  void close() {
    whales.close();
  }

  private void contracts(long at, String universe) {
    whales.record(
        "metaAndAssetCtxs",
        null,
        "[{\"universe\":["
            + universe
            + "]},[{\"openInterest\":\"1000\",\"markPx\":\"100\",\"midPx\":\"100\",\"oraclePx\":\"100\"}]]",
        at);
  }

  @Test
  void shouldCloseByTheSettlementWhatOwnChannelsSee() {
    contracts(T0, "{\"name\":\"BTC\",\"szDecimals\":5,\"maxLeverage\":40}");
    whales.watchUser(A, T0);
    whales.fills(A, T0 + 100, buy("5", "0", 10).oid(1) + "");
    contracts(
        T0 + 1_000, "{\"name\":\"BTC\",\"szDecimals\":5,\"maxLeverage\":40,\"isDelisted\":true}");
    whales.status(A, T0 + 2_000, 1, "delistedCanceled", "8", "3");
    whales.fills(A, T0 + 2_100, sell("5", "5", 2_050).oid(9).dir("Settlement") + "");
    whales.time(T0 + 400_000);

    assertThat(whales.orders())
        .anySatisfy(order -> {
          assertThat(order.flush()).contains(Flush.STATUS);
          assertThat(order.status()).contains("delistedCanceled");
          assertThat(order.size()).isEqualByComparingTo("5");
        });
    assertThat(whales.signals())
        .extracting(WhaleSignal::change)
        .containsExactly(PositionChange.OPEN, PositionChange.CLOSE);
    assertThat(whales.stores().positions(A)).isEmpty();
    assertThat(whales.decisions()).isEmpty();
    assertThat(whales.deadLetters()).isEmpty();
  }

  @Test
  void shouldSayThatAPositionIsGoneOfWhichOnlyPublicTradesWereSeen() {
    contracts(T0, "{\"name\":\"BTC\",\"szDecimals\":5,\"maxLeverage\":40}");
    whales.watchPublic(A, T0);
    whales.state(A, T0 + 100, T0 + 50, "BTC", "5");
    whales.time(T0 + 6_000);
    whales.trades(T0 + 7_000, trade("BTC", "100", "2", T0 + 6_900, 5, A, B));
    // What is left out of the answer stays known; no trade tells of the settlement.
    contracts(T0 + 10_000, "{\"name\":\"ETH\",\"szDecimals\":4,\"maxLeverage\":25}");
    whales.state(A, T0 + 20_000, T0 + 19_900);
    whales.time(T0 + 26_000);
    whales.time(T0 + 400_000);

    assertThat(whales.signals())
        .singleElement()
        .satisfies(signal -> assertThat(signal.change()).isEqualTo(PositionChange.ADD));
    assertThat(whales.positions())
        .filteredOn(position -> position.cause() == Cause.RESYNC)
        .singleElement()
        .satisfies(position -> {
          assertThat(position.size()).isEqualByComparingTo("0");
          assertThat(position.correction().orElseThrow()).isEqualByComparingTo("-7");
        });
    assertThat(whales.decisions())
        .singleElement()
        .satisfies(decision -> {
          assertThat(decision.reason()).isEqualTo(Reason.POSITION_RESYNC);
          assertThat(decision.detail()).contains("BTC");
        });
    assertThat(whales.stores().positions(A)).extracting(WhalePosition::coin).isEmpty();
  }
}
