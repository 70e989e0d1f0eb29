package io.tidewatch.topology.whale;

import static io.tidewatch.topology.whale.FillText.buy;
import static io.tidewatch.topology.whale.WhaleDriver.A;
import static io.tidewatch.topology.whale.WhaleDriver.B;
import static io.tidewatch.topology.whale.WhaleDriver.T0;
import static io.tidewatch.topology.whale.WhaleDriver.trade;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.whale.PositionChange;
import io.tidewatch.contract.whale.WhaleSignal;
import java.math.BigDecimal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Public trades of what the venue has not stated yet: nothing says that it begins at flat. */
class UnknownStartsTest {
  private final WhaleDriver whales = new WhaleDriver();

  @AfterEach
  void close() {
    whales.close();
  }

  /** Lists the pair {@code @7} of a new token. */
  private void list(long at) {
    whales.record(
        "spotMeta",
        null,
        "{\"universe\":[{\"name\":\"@7\",\"tokens\":[1,0]}],"
            + "\"tokens\":[{\"name\":\"USDC\",\"szDecimals\":8,\"index\":0},"
            + "{\"name\":\"NEW\",\"szDecimals\":2,\"index\":1}]}",
        at);
  }

  private void balance(long at, String token, String total) {
    whales.record(
        "spotClearinghouseState",
        A,
        "{\"balances\":[{\"coin\":\"%s\",\"total\":\"%s\",\"hold\":\"0\"}]}"
            .formatted(token, total),
        at);
    whales.time(at + 6_000);
  }

  private void assertReducedFrom(String before) {
    assertThat(whales.signals())
        .singleElement()
        .satisfies(signal -> {
          assertThat(signal.change()).isEqualTo(PositionChange.REDUCE);
          assertThat(signal.positionBefore()).isEqualByComparingTo(before);
        });
    assertThat(whales.decisions()).isEmpty();
  }

  @Test
  void shouldBeginOutcomesWithTheBalanceThatTheVenueStates() {
    whales.watchPublic(A, T0);
    balance(T0 + 1_000, "+12", "30");
    whales.trades(T0 + 20_000, trade("#12", "0.5", "10", T0 + 19_900, 1, B, A));
    whales.time(T0 + 40_000);

    assertReducedFrom("30");
    assertThat(whales.stores().positions(A))
        .singleElement()
        .satisfies(position -> assertThat(position.coin()).isEqualTo("#12"));
  }

  @Test
  void shouldOpenAnOutcomeThatTheVenueDoesNotStateAsHeld() {
    whales.watchPublic(A, T0);
    balance(T0 + 1_000, "+12", "30");
    whales.trades(T0 + 20_000, trade("#13", "0.5", "10", T0 + 19_900, 1, A, B));
    whales.time(T0 + 40_000);

    assertThat(whales.signals())
        .extracting(WhaleSignal::coin, WhaleSignal::change)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("#13", PositionChange.OPEN));
  }

  @Test
  void shouldTellNothingOfAPairUntilItIsListedAndItsTokenStated() {
    whales.watchPublic(A, T0);
    balance(T0 + 1_000, "NEW", "50");
    whales.trades(T0 + 20_000, trade("@7", "10", "20", T0 + 19_900, 1, B, A));
    whales.time(T0 + 40_000);
    list(T0 + 50_000);
    whales.time(T0 + 60_000);
    assertThat(whales.signals()).isEmpty();
    assertThat(whales.stores().positions(A)).isEmpty();
    balance(T0 + 70_000, "NEW", "30");
    whales.time(T0 + 90_000);

    assertReducedFrom("50");
  }

  @Test
  void shouldNotTakeATokenForFlatThatHadNoPairWhenItWasStated() {
    whales.watchPublic(A, T0);
    balance(T0 + 1_000, "NEW", "50");
    list(T0 + 10_000);
    whales.restart();
    whales.trades(T0 + 20_000, trade("@7", "10", "20", T0 + 19_900, 1, B, A));
    whales.time(T0 + 40_000);
    assertThat(whales.signals()).isEmpty();
    balance(T0 + 70_000, "NEW", "30");
    whales.time(T0 + 90_000);

    assertReducedFrom("50");
  }

  @Test
  void shouldGoOnWithAnUnlistedPairThatItsFillsToldOfBeforeAMove() {
    whales.watchUser(A, T0);
    whales.fills(A, T0 + 100, buy("7", "50", 10).coin("@7").dir("Buy") + "");
    whales.watchPublic(A, T0 + 60_000);
    whales.trades(T0 + 70_000, trade("@7", "10", "20", T0 + 69_900, 1, B, A));
    whales.time(T0 + 400_000);

    assertThat(whales.signals())
        .extracting(WhaleSignal::change, WhaleSignal::positionBefore)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(PositionChange.ADD, new BigDecimal("50")),
            org.assertj.core.groups.Tuple.tuple(PositionChange.REDUCE, new BigDecimal("57")));
  }

  @Test
  void shouldTellNothingOfADexThatNobodyStated() {
    whales.watchPublic(A, T0);
    whales.state(A, T0 + 1_000, T0 + 900, "BTC", "5");
    whales.time(T0 + 7_000);
    whales.trades(T0 + 20_000, trade("xyz:GOLD", "10", "20", T0 + 19_900, 1, B, A));
    whales.time(T0 + 40_000);

    assertThat(whales.signals()).isEmpty();
    assertThat(whales.stores().positions(A))
        .singleElement()
        .satisfies(position -> assertThat(position.coin()).isEqualTo("BTC"));
  }
}
