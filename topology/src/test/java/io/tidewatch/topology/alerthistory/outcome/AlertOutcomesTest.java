package io.tidewatch.topology.alerthistory.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.price.AlertOutcome;
import io.tidewatch.contract.price.AlertOutcome.Horizon;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AlertOutcomesTest {
  private static final long MINUTE = 60_000;

  /** Ten minutes into an hour. */
  private static final long T = 1_723_111_800_000L;

  private static final long HOUR = T - 10 * MINUTE;

  private final OutcomeDriver driver = new OutcomeDriver("outcomes");

  @AfterEach
  void close() {
    driver.close();
  }

  /** The price rises by one from a thousand in each minute of the hour. */
  private void rise(String symbol, long from, long to) {
    for (long at = from; at <= to; at += 10_000) {
      driver.tell(symbol, String.valueOf(1_000 + Math.floorDiv(at - HOUR, MINUTE)), at);
    }
  }

  @Test
  void shouldTellEachHorizonWhenItIsOverAndAllOnceTheRandomTimesAre() {
    rise("BTCUSDT", HOUR - MINUTE, T);
    driver.raise(Alerts.largeTrades("a", "BTCUSDT", Side.BUY, T));
    rise("BTCUSDT", T + 10_000, T + 5 * MINUTE - 10_000);
    assertThat(driver.outcomes()).isEmpty();

    rise("BTCUSDT", T + 5 * MINUTE, T + 5 * MINUTE);
    AlertOutcome first = driver.outcomes().getFirst();
    assertThat(first.price()).isEqualTo("1010");
    assertThat(first.instrument()).isEqualTo("binance-spot/BTCUSDT");
    assertThat(first.horizons()).extracting(Horizon::minutes).containsExactly(5);
    assertThat(first.horizons().getFirst().move()).contains(new BigDecimal("49.50"));
    assertThat(first.horizons().getFirst().best()).contains(new BigDecimal("49.50"));
    assertThat(first.horizons().getFirst().worst()).contains(new BigDecimal("0.00"));

    rise("BTCUSDT", T + 5 * MINUTE + 10_000, HOUR + 120 * MINUTE);
    List<AlertOutcome> later = driver.outcomes();
    assertThat(later).extracting(its -> its.horizons().size()).containsExactly(2, 3, 3);
    assertThat(later.getLast().horizons())
        .allSatisfy(horizon -> assertThat(horizon.random()).hasSize(RandomTimes.COUNT));
    assertThat(driver.waiting()).isZero();
    assertThat(driver.kept("large-trades")).containsExactly(KeptOutcome.of(later.getLast()));
  }

  @Test
  void shouldTurnTheSignForAnAlertThatPointsDown() {
    rise("BTCUSDT", T, T);
    driver.raise(Alerts.largeTrades("a", "BTCUSDT", Side.SELL, T));
    rise("BTCUSDT", T + 10_000, T + 5 * MINUTE);

    Horizon horizon = driver.outcomes().getFirst().horizons().getFirst();
    assertThat(horizon.move()).contains(new BigDecimal("-49.50"));
    assertThat(horizon.best()).contains(new BigDecimal("0.00"));
    assertThat(horizon.worst()).contains(new BigDecimal("-49.50"));
  }

  @Test
  void shouldTellNoMoveWhereThePriceStopped() {
    rise("BTCUSDT", T, T + 2 * MINUTE);
    driver.raise(Alerts.largeTrades("a", "BTCUSDT", Side.BUY, T));
    rise("BTCUSDT", T + 30 * MINUTE, T + 30 * MINUTE);

    Horizon horizon = driver.outcomes().getFirst().horizons().getFirst();
    assertThat(horizon.move()).isEmpty();
    assertThat(horizon.best()).contains(new BigDecimal("19.80"));
  }

  @Test
  void shouldSayWhyThereIsNoOutcome() {
    rise("BTCUSDT", T - 2 * MINUTE, T - MINUTE - 10_000);
    driver.raise(Alerts.largeTrades("a", "BTCUSDT", Side.BUY, T));
    assertThat(driver.kept("large-trades")).containsExactly(KeptOutcome.WAITING);
    rise("BTCUSDT", T + 10_000, T + 5 * MINUTE);
    driver.raise(Alerts.marketMove("m", T));

    assertThat(driver.outcomes()).isEmpty();
    assertThat(driver.kept("large-trades")).containsExactly(KeptOutcome.of(NoOutcome.NO_PRICE));
    assertThat(driver.kept("futures-market-move"))
        .containsExactly(KeptOutcome.of(NoOutcome.NO_INSTRUMENT));
  }

  @Test
  void shouldSayThatAnAlertCameWhenItsPricesWereForgotten() {
    rise("BTCUSDT", T, T + 12 * 60 * MINUTE);
    driver.raise(Alerts.largeTrades("late", "BTCUSDT", Side.BUY, T));

    assertThat(driver.kept("large-trades")).containsExactly(KeptOutcome.of(NoOutcome.TOO_LATE));
  }

  @Test
  void shouldNotWaitForAnInstrumentForEver() {
    rise("BTCUSDT", T, T + 2 * MINUTE);
    driver.raise(Alerts.largeTrades("a", "BTCUSDT", Side.BUY, T));
    rise("ETHUSDT", T, T + 365 * MINUTE);
    assertThat(driver.outcomes()).isEmpty();
    rise("ETHUSDT", T + 366 * MINUTE, T + 540 * MINUTE);

    assertThat(driver.outcomes()).hasSize(4);
    assertThat(driver.waiting()).isZero();
  }

  @Test
  void shouldFollowAnInstrumentThatIsHoursBehind() {
    rise("ETHUSDT", T, T + 350 * MINUTE);
    rise("BTCUSDT", T, T);
    driver.raise(Alerts.largeTrades("a", "BTCUSDT", Side.BUY, T));
    rise("BTCUSDT", T + 10_000, T + 110 * MINUTE);

    assertThat(driver.outcomes())
        .hasSize(4)
        .allSatisfy(outcome ->
            assertThat(outcome.horizons())
                .allSatisfy(horizon -> assertThat(horizon.move()).isPresent()));
  }

  @Test
  void shouldGiveUpAVenueThatWasSilentForADay() {
    rise("BTCUSDT", T, T);
    driver.raise(Alerts.largeTrades("a", "BTCUSDT", Side.BUY, T));
    for (int hour = 1; hour <= 28; hour++) {
      driver.tell(
          new io.tidewatch.contract.price.Price(
              "okx", "BTC-USDT", BigDecimal.ONE, T + hour * 60 * MINUTE));
    }

    assertThat(driver.outcomes()).hasSize(4);
    assertThat(driver.waiting()).isZero();
  }

  @Test
  void shouldTakeOnePriceInTenSecondsAndNoneOfBefore() {
    rise("BTCUSDT", T, T);
    driver.tell("BTCUSDT", "9", T + 1);
    driver.tell("BTCUSDT", "9", T - 20_000);
    driver.raise(Alerts.largeTrades("a", "BTCUSDT", Side.BUY, T + 2));
    rise("BTCUSDT", T + 10_000, T + 5 * MINUTE + 10_000);

    assertThat(driver.outcomes().getFirst().price()).isEqualTo("1010");
  }

  @Test
  void shouldTellOfVeryManyAlertsOverSeveralRecords() {
    rise("BTCUSDT", T, T);
    raiseMany(StoreWalk.AT_ONCE * 2 + 1);
    rise("BTCUSDT", T + 5 * MINUTE, T + 5 * MINUTE);
    assertThat(driver.outcomes()).hasSize(StoreWalk.AT_ONCE);

    rise("BTCUSDT", T + 5 * MINUTE + 10_000, T + 5 * MINUTE + 20_000);
    assertThat(driver.outcomes()).hasSize(StoreWalk.AT_ONCE + 1);
  }

  @Test
  void shouldGiveUpVeryManyAlertsOverSeveralRecords() {
    rise("BTCUSDT", T, T);
    raiseMany(StoreWalk.AT_ONCE * 2);
    okx(T);
    okx(T + 28 * 60 * MINUTE);
    assertThat(driver.waiting()).isEqualTo(StoreWalk.AT_ONCE);

    okx(T + 28 * 60 * MINUTE + 10_000);
    assertThat(driver.waiting()).isZero();
  }

  private void raiseMany(int count) {
    for (int i = 0; i < count; i++) {
      driver.raise(Alerts.largeTrades("a" + i, "BTCUSDT", Side.BUY, T));
    }
  }

  private void okx(long at) {
    driver.tell(new io.tidewatch.contract.price.Price("okx", "BTC-USDT", BigDecimal.ONE, at));
  }

  @Test
  void shouldNotWaitForAVenueThatHadNoPricesForADay() {
    okx(T + 26 * 60 * MINUTE);
    driver.raise(Alerts.largeTrades("late", "BTCUSDT", Side.BUY, T));

    assertThat(driver.kept("large-trades")).containsExactly(KeptOutcome.of(NoOutcome.TOO_LATE));
    assertThat(driver.waiting()).isZero();
  }

  @Test
  void shouldForgetOldPrices() {
    rise("BTCUSDT", T, T + 24 * 60 * MINUTE);

    assertThat(driver.chunks()).isBetween(72, 79);
  }

  @Test
  void shouldNotPutLessInThePlaceOfWhatWasToldBefore() {
    AlertOutcome before =
        new AlertOutcome(
            "a",
            "large-trades",
            "BTCUSDT",
            Side.BUY,
            "binance-spot/BTCUSDT",
            T,
            BigDecimal.TEN,
            List.of(
                new Horizon(
                    5,
                    Optional.of(BigDecimal.ONE),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(BigDecimal.ONE))));
    driver.toldBefore(before);
    driver.raise(Alerts.largeTrades("a", "BTCUSDT", Side.BUY, T));
    rise("BTCUSDT", T + 20_000, T + 6 * MINUTE);

    assertThat(driver.kept("large-trades")).containsExactly(KeptOutcome.of(before));
  }

  @Test
  void shouldForgetOutcomesOfThirtyDaysAgo() {
    driver.raise(Alerts.marketMove("old", T));
    driver.raise(Alerts.marketMove("new", T + 31 * 24 * 60 * MINUTE));

    assertThat(driver.kept("futures-market-move")).hasSize(1);
  }

  @Test
  void shouldPassOverWhatIsNoRecord() {
    driver.garbage();

    rise("BTCUSDT", T, T);
    driver.raise(Alerts.largeTrades("a", "BTCUSDT", Side.BUY, T));
    rise("BTCUSDT", T + 10_000, T + 5 * MINUTE);
    assertThat(driver.kept("large-trades"))
        .singleElement()
        .satisfies(kept -> assertThat(kept.outcome()).isPresent());
  }
}
