package io.tidewatch.connectors.hyperliquid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidewatch.connectors.hyperliquid.FrameScan.Times;
import io.tidewatch.connectors.hyperliquid.TradeContinuity.Lost;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TradeContinuityTest {
  private final TradeContinuity continuity = new TradeContinuity();

  @Test
  void missesNothingWhenTheRepeatedOnesReachBack() {
    continuity.subscribed("BTC", 1, 1_000);
    assertEquals(Optional.empty(), continuity.came("BTC", 1, new Times(10, 900), 1_001));
    assertEquals(Optional.empty(), continuity.came("BTC", 1, new Times(1_100, 1_100), 1_101));
    continuity.subscribed("BTC", 2, 2_000);
    assertEquals(Optional.empty(), continuity.came("BTC", 2, new Times(1_100, 1_900), 2_001));
  }

  @Test
  void knowsWhichTradesAreSentAgain() {
    continuity.subscribed("BTC", 1, 1_000);
    assertTrue(continuity.areRepeated("BTC", 1));
    assertFalse(continuity.areRepeated("BTC", 2));
    assertFalse(continuity.areRepeated("ETH", 1));
    continuity.came("BTC", 1, new Times(10, 900), 1_001);
    assertFalse(continuity.areRepeated("BTC", 1));
  }

  @Test
  void tellsTheHoleOnceTradesComeAgain() {
    continuity.subscribed("BTC", 1, 1_000);
    continuity.came("BTC", 1, new Times(10, 900), 1_001);
    continuity.subscribed("BTC", 2, 2_000);
    assertEquals(
        Optional.of(new Lost(900, 2_001)), continuity.came("BTC", 2, new Times(901, 1_900), 2_001));
    assertEquals(Optional.empty(), continuity.came("BTC", 2, new Times(2_500, 2_500), 2_501));
  }

  @Test
  void isNotMisledByFramesOfTheOldConnection() {
    continuity.subscribed("BTC", 1, 1_000);
    continuity.came("BTC", 1, new Times(10, 900), 1_001);
    continuity.subscribed("BTC", 2, 2_000);
    assertEquals(Optional.empty(), continuity.came("BTC", 1, new Times(1_000, 1_000), 2_000));
    assertEquals(
        Optional.of(new Lost(1_000, 2_002)),
        continuity.came("BTC", 2, new Times(1_500, 1_900), 2_002));
  }

  @Test
  void missesNothingOfACoinThatWasNeverSubscribedBefore() {
    continuity.subscribed("NEW", 1, 1_000);
    assertEquals(Optional.empty(), continuity.came("NEW", 1, new Times(5_000, 5_000), 5_001));
  }

  @Test
  void tellsTheHoleOfACoinThatComesBackOnTheSameConnection() {
    continuity.subscribed("SUI", 1, 1_000);
    continuity.came("SUI", 1, new Times(10, 900), 1_001);
    continuity.missing("SUI", 2_000);
    continuity.unsubscribed("SUI", 1);
    continuity.subscribed("SUI", 1, 9_000);
    assertEquals(
        Optional.of(new Lost(900, 9_001)),
        continuity.came("SUI", 1, new Times(8_000, 8_500), 9_001));
    continuity.unsubscribed("SUI", 1);
    continuity.subscribed("SUI", 1, 9_500);
    assertEquals(Optional.empty(), continuity.came("SUI", 1, new Times(8_500, 9_400), 9_501));
  }

  @Test
  void tellsTheHoleOfACoinThatWasNeededBeforeItCouldBeSubscribed() {
    continuity.missing("SUI", 2_000);
    continuity.missing("SUI", 3_000);
    continuity.subscribed("SUI", 1, 9_000);
    assertEquals(
        Optional.of(new Lost(2_000, 9_001)),
        continuity.came("SUI", 1, new Times(8_000, 8_500), 9_001));
  }

  @Test
  void takesASecondAnswerOnTheSameConnectionForNoNewBeginning() {
    continuity.subscribed("BTC", 1, 1_000);
    continuity.came("BTC", 1, new Times(10, 900), 1_001);
    continuity.subscribed("BTC", 1, 1_500);
    assertEquals(Optional.empty(), continuity.came("BTC", 1, new Times(1_600, 1_600), 1_601));
  }

  @Test
  void beginsAnewWithWhatNobodyNeededMeanwhile() {
    continuity.subscribed("BTC", 1, 1_000);
    continuity.subscribed("ETH", 2, 1_000);
    continuity.subscribed("SOL", 1, 1_000);
    for (String coin : List.of("BTC", "ETH", "SOL")) {
      continuity.came(coin, coin.equals("ETH") ? 2 : 1, new Times(10, 900), 1_001);
    }
    continuity.unsubscribed("BTC", 1);
    continuity.ended(2);
    continuity.beginAnew();
    for (String coin : List.of("BTC", "ETH", "SOL")) {
      continuity.subscribed(coin, 3, 9_000);
    }
    Times repeated = new Times(8_000, 8_500);
    assertEquals(Optional.empty(), continuity.came("BTC", 3, repeated, 9_001));
    assertEquals(Optional.empty(), continuity.came("ETH", 3, repeated, 9_001));
    assertEquals(
        Optional.of(new Lost(900, 9_001)),
        continuity.came("SOL", 3, repeated, 9_001),
        "it was carried all the time");
  }
}
