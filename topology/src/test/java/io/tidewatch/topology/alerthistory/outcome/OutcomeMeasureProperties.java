package io.tidewatch.topology.alerthistory.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.price.AlertOutcome;
import io.tidewatch.contract.price.AlertOutcome.Horizon;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Outcomes against a look at every price for every figure. */
class OutcomeMeasureProperties {
  private static final long HOUR = 1_723_111_200_000L;
  private static final long MINUTE = 60_000;

  @Property(tries = 300)
  void shouldEqualANaiveLookAtAllPrices(
      @ForAll long seed,
      @ForAll Side side,
      @ForAll @IntRange(max = 3_599_999) int into,
      @ForAll @IntRange(max = 200) int minutesKnown) {
    FollowedAlert alert = alert("id" + seed, side, HOUR + into);
    List<PricePoint> prices = prices(new Random(seed));
    long known = HOUR + minutesKnown * MINUTE;

    Optional<AlertOutcome> outcome = OutcomeMeasure.measure(alert, new PriceSeries(prices), known);

    Optional<PricePoint> beginning = naiveAt(prices, alert.eventTime());
    assertThat(outcome.map(AlertOutcome::price)).isEqualTo(beginning.map(PricePoint::price));
    outcome.ifPresent(its -> {
      assertThat(its.horizons().stream().map(Horizon::minutes))
          .isEqualTo(
              List.of(5, 15, 60).stream()
                  .filter(minutes -> alert.eventTime() + minutes * MINUTE <= known)
                  .toList());
      its.horizons().forEach(horizon -> check(horizon, alert, prices, known));
    });
  }

  @Property(tries = 200)
  void shouldNotChangeByWhatComesLater(
      @ForAll long seed, @ForAll @IntRange(max = 3_599_999) int into) {
    FollowedAlert alert = alert("id" + seed, Side.BUY, HOUR + into);
    List<PricePoint> prices = prices(new Random(seed));
    for (FollowedAlert stage = alert; !stage.isLast(); stage = stage.next()) {
      long due = stage.dueAt();
      List<PricePoint> until = prices.stream().filter(point -> point.at() <= due).toList();

      assertThat(OutcomeMeasure.measure(alert, new PriceSeries(prices), due))
          .isEqualTo(OutcomeMeasure.measure(alert, new PriceSeries(until), due));
    }
  }

  private static void check(
      Horizon horizon, FollowedAlert alert, List<PricePoint> prices, long known) {
    long length = horizon.minutes() * MINUTE;
    long end = alert.eventTime() + length;
    BigDecimal beginning = naiveAt(prices, alert.eventTime()).orElseThrow().price();
    assertThat(horizon.move())
        .isEqualTo(naiveAt(prices, end).map(last -> naiveMove(beginning, last.price(), alert)));
    List<BigDecimal> all =
        prices.stream()
            .filter(point -> point.at() > alert.eventTime() && point.at() <= end)
            .map(point -> naiveMove(beginning, point.price(), alert))
            .sorted()
            .toList();
    assertThat(horizon.worst()).isEqualTo(all.stream().findFirst());
    assertThat(horizon.best())
        .isEqualTo(all.isEmpty() ? Optional.empty() : Optional.of(all.getLast()));
    List<BigDecimal> random = new ArrayList<>();
    for (long time : RandomTimes.of(alert.id(), alert.eventTime())) {
      Optional<PricePoint> from = naiveAt(prices, time);
      Optional<PricePoint> to = naiveAt(prices, time + length);
      if (time + length <= known && from.isPresent() && to.isPresent()) {
        random.add(naiveMove(from.get().price(), to.get().price(), alert));
      }
    }
    assertThat(horizon.random()).isEqualTo(random);
  }

  private static Optional<PricePoint> naiveAt(List<PricePoint> prices, long time) {
    PricePoint last = null;
    for (PricePoint point : prices) {
      if (point.at() <= time && point.at() >= time - MINUTE) {
        last = point;
      }
    }
    return Optional.ofNullable(last);
  }

  private static BigDecimal naiveMove(BigDecimal from, BigDecimal to, FollowedAlert alert) {
    BigDecimal exact =
        to.multiply(BigDecimal.valueOf(10_000))
            .subtract(from.multiply(BigDecimal.valueOf(10_000)))
            .divide(from, 2, RoundingMode.HALF_EVEN);
    return alert.side() == Side.SELL ? exact.negate() : exact;
  }

  private static List<PricePoint> prices(Random random) {
    List<PricePoint> prices = new ArrayList<>();
    long at = HOUR - 5 * MINUTE;
    double price = 100;
    while (at < HOUR + 190 * MINUTE) {
      at += 1 + random.nextInt(random.nextInt(40) == 0 ? 400_000 : 20_000);
      price *= 1 + random.nextGaussian() * 1e-3;
      prices.add(new PricePoint(at, BigDecimal.valueOf(price).setScale(4, RoundingMode.HALF_UP)));
    }
    return prices;
  }

  private static FollowedAlert alert(String id, Side side, long time) {
    return new FollowedAlert(id, "r", "s", side, "v/s", time, 0);
  }
}
