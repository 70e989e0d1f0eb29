package io.tidewatch.topology.whale;

import static io.tidewatch.topology.whale.FillText.buy;
import static io.tidewatch.topology.whale.FillText.sell;
import static io.tidewatch.topology.whale.WhaleDriver.A;
import static io.tidewatch.topology.whale.WhaleDriver.B;
import static io.tidewatch.topology.whale.WhaleDriver.T0;
import static io.tidewatch.topology.whale.WhaleDriver.trade;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.whale.PositionChange;
import io.tidewatch.contract.whale.WhaleSignal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the venue states of accounts, and what it does not say. */
class StatementsTest {
  @Test
  void shouldBelieveTheVenueRatherThanAListOfOldFills() {
    whales.watchUser(A, T0);
    // As slices of a TWAP order left it; what an order of another channel did since is not in it.
    whales.snapshot(A, T0 + 100, buy("100", "0", -50_000) + "");
    whales.state(A, T0 + 1_000, T0 + 900, "BTC", "40");
    whales.time(T0 + 7_000);
    assertThat(whales.stores().positions(A).getFirst().size()).isEqualByComparingTo("40");
    whales.fills(A, T0 + 8_000, buy("1", "40", 7_900) + "");
    whales.time(T0 + 10_000);
    assertThat(whales.commands()).isEmpty();
    assertThat(whales.decisions()).isEmpty();
    assertThat(whales.stores().positions(A).getFirst().size()).isEqualByComparingTo("41");
  }

  @Test
  void shouldHoldAListOfOldFillsToTheStatementThatItAgreedWith() {
    whales.watchUser(A, T0);
    whales.snapshot(A, T0 + 100, buy("5", "0", -50_000) + "");
    whales.state(A, T0 + 1_000, T0 + 900, "BTC", "5");
    whales.time(T0 + 7_000);
    whales.state(A, T0 + 60_000, T0 + 59_900);
    whales.time(T0 + 66_000);
    whales.time(T0 + 68_000);
    assertThat(whales.commands()).as("what closed it is asked for").hasSize(1);
  }

  @Test
  void shouldNotCompareAStatementWithFillsThatItForgot() {
    whales.watchUser(A, T0);
    for (int n = 0; n < 800; n++) {
      whales.fills(A, T0 + 1_000 + n, buy("1", Integer.toString(n), 1_000 + n).oid(n) + "");
    }
    whales.state(A, T0 + 2_000, T0 + 1_100, "BTC", "101");
    for (int second = 3; second < 30; second++) {
      whales.time(T0 + second * 1_000);
    }
    assertThat(whales.commands()).isEmpty();
    assertThat(whales.stores().positions(A).getFirst().sure()).isTrue();
  }

  private final WhaleDriver whales = new WhaleDriver();

  @AfterEach
  void close() {
    whales.close();
  }

  private void pairs() {
    whales.record(
        "spotMeta",
        null,
        "{\"universe\":[{\"name\":\"@1\",\"tokens\":[1,0]},{\"name\":\"@2\",\"tokens\":[2,0]}],"
            + "\"tokens\":[{\"name\":\"USDC\",\"szDecimals\":8,\"index\":0},"
            + "{\"name\":\"ONE\",\"szDecimals\":2,\"index\":1},"
            + "{\"name\":\"TWO\",\"szDecimals\":2,\"index\":2}]}",
        T0);
  }

  private void balances(long at, String... tokens) {
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < tokens.length; i += 2) {
      list.append(i == 0 ? "" : ",")
          .append(
              "{\"coin\":\"%s\",\"total\":\"%s\",\"hold\":\"0\"}"
                  .formatted(tokens[i], tokens[i + 1]));
    }
    whales.record("spotClearinghouseState", A, "{\"balances\":[" + list + "]}", at);
  }

  @Test
  void shouldNotBuildOnAPositionFromBeforeLostTradesAfterAMove() {
    whales.watchPublic(A, T0);
    whales.state(A, T0 + 100, T0 + 50, "BTC", "5");
    whales.time(T0 + 6_000);
    whales.lost(T0 + 10_000, "BTC", T0 + 7_000, T0 + 10_000);
    whales.trades(T0 + 11_000, trade("BTC", "100", "2", T0 + 10_900, 5, B, A));
    whales.watchUser(A, T0 + 12_000);
    // It was short 4 before the trade that waits.
    whales.fills(A, T0 + 13_000, sell("1", "-6", 12_900).oid(2) + "");
    whales.time(T0 + 400_000);

    assertThat(whales.signals())
        .hasSize(2)
        .allSatisfy(signal -> assertThat(signal.change()).isEqualTo(PositionChange.ADD));
    assertThat(whales.decisions()).hasSize(1);
    assertThat(whales.stores().positions(A).getFirst().size()).isEqualByComparingTo("-7");
  }

  @Test
  void shouldLetAStatementDecideWhatWaitsSinceBeforeAMove() {
    whales.watchPublic(A, T0);
    whales.state(A, T0 + 100, T0 + 50, "BTC", "5");
    whales.time(T0 + 6_000);
    whales.lost(T0 + 10_000, "BTC", T0 + 7_000, T0 + 10_000);
    whales.trades(T0 + 11_000, trade("BTC", "100", "2", T0 + 10_900, 5, B, A));
    whales.watchUser(A, T0 + 12_000);
    whales.state(A, T0 + 20_000, T0 + 19_900, "BTC", "-6");
    whales.time(T0 + 26_000);
    whales.time(T0 + 40_000);

    assertThat(whales.signals())
        .singleElement()
        .satisfies(signal -> assertThat(signal.positionBefore()).isEqualByComparingTo("-4"));
  }

  @Test
  void shouldKnowAfterARestartWhatItKnewBefore() {
    pairs();
    whales.record(
        "spotMeta",
        null,
        "{\"universe\":[],\"tokens\":[{\"name\":\"USDC\",\"szDecimals\":8,\"index\":0}]}",
        T0 + 100);
    whales.lost(T0 + 200, "BTC", T0, T0 + 150);
    whales.lost(T0 + 300, "BTC", T0, T0 + 50);
    whales.restart();
    whales.watchPublic(A, T0 + 1_000);
    whales.trades(T0 + 1_000, trade("BTC", "10", "1", T0 + 1_000, 9, A, B));
    balances(T0 + 20_000, "ONE", "4");
    whales.state(A, T0 + 20_000, T0 + 100, "BTC", "3");
    whales.time(T0 + 26_000);
    // Trades are missing up to a time after that of the statement.
    assertThat(whales.stores().positions(A))
        .singleElement()
        .satisfies(position -> assertThat(position.symbol()).isEqualTo("ONE/USDC"));
  }

  @Test
  void shouldGoOnWithWhatWasHeldBeforeItsPairHadAName() {
    whales.watchUser(A, T0);
    whales.fills(A, T0 + 100, buy("7", "0", 10).coin("@1").dir("Buy") + "");
    pairs();
    whales.fills(A, T0 + 200, sell("7", "7", 20).coin("@1").oid(2).dir("Sell") + "");
    whales.time(T0 + 400_000);

    assertThat(whales.signals())
        .extracting(WhaleSignal::change)
        .containsExactly(PositionChange.OPEN, PositionChange.CLOSE);
    assertThat(whales.signals()).isEmpty();
    assertThat(whales.stores().positions(A)).isEmpty();
    assertThat(whales.decisions()).isEmpty();
  }

  @Test
  void shouldKeepOneHoldingOfWhatWasHeldBeforeItsPairHadAName() {
    whales.watchUser(A, T0);
    whales.fills(A, T0 + 100, buy("7", "0", 10).coin("@1").dir("Buy") + "");
    pairs();

    assertThat(whales.stores().positions(A))
        .singleElement()
        .satisfies(position -> {
          assertThat(position.symbol()).isEqualTo("ONE/USDC");
          assertThat(position.size()).isEqualByComparingTo("7");
        });
    balances(T0 + 60_000, "ONE", "7");
    whales.time(T0 + 70_000);
    assertThat(whales.stores().positions(A)).hasSize(1);
  }

  @Test
  void shouldNotTakeOutcomeCoinsForContracts() {
    whales.watchUser(A, T0);
    whales.fills(A, T0 + 100, buy("7", "0", 10).coin("#12").px("0.5").dir("Buy") + "");
    for (int i = 1; i < 4; i++) {
      whales.state(A, T0 + i * 60_000L, T0 + i * 60_000L - 100);
      whales.time(T0 + i * 60_000L + 6_000);
    }

    assertThat(whales.commands()).isEmpty();
    assertThat(whales.stores().positions(A).getFirst().size()).isEqualByComparingTo("7");
  }

  @Test
  void shouldTrustATokenThoughAnotherOneIsTradedAllTheTime() {
    pairs();
    whales.watchPublic(A, T0);
    whales.trades(T0 + 1_000, trade("@1", "10", "1", T0 + 1_000, 1, A, B));
    whales.trades(T0 + 9_500, trade("@2", "10", "1", T0 + 9_500, 2, A, B));
    balances(T0 + 10_000, "ONE", "4", "TWO", "9");
    whales.time(T0 + 16_000);
    whales.trades(T0 + 17_000, trade("@1", "10", "1", T0 + 17_000, 3, A, B));
    whales.trades(T0 + 17_000, trade("@2", "10", "1", T0 + 17_000, 4, A, B));
    whales.time(T0 + 30_000);
    assertThat(whales.signals())
        .extracting(WhaleSignal::symbol)
        .containsExactly("ONE/USDC", "ONE/USDC");
    balances(T0 + 40_000, "ONE", "5", "TWO", "10");
    whales.time(T0 + 46_000);
    whales.time(T0 + 60_000);

    assertThat(whales.signals())
        .extracting(WhaleSignal::symbol, WhaleSignal::change)
        .containsOnly(org.assertj.core.groups.Tuple.tuple("TWO/USDC", PositionChange.ADD));
    assertThat(whales.decisions()).isEmpty();
  }
}
