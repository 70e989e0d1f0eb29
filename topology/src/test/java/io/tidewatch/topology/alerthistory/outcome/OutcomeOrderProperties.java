package io.tidewatch.topology.alerthistory.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.price.AlertOutcome;
import io.tidewatch.contract.price.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever the order is in which alerts and prices are read, the same is told of each alert. */
class OutcomeOrderProperties {
  private static final long START = 1_723_111_200_000L;
  private static final long MINUTE = 60_000;

  @Property(tries = 10)
  void shouldTellTheSameInAnyOrderOfReading(@ForAll long seed) {
    Random random = new Random(seed);
    List<Price> prices = prices(random);
    List<Alert> alerts = alerts(random);

    Map<String, List<AlertOutcome>> byTime = read(alerts, prices, alert -> alert.eventTime());
    // Each topic in its order, but one ahead of the other by up to two hours.
    Map<String, List<AlertOutcome>> alertsFirst =
        read(alerts, prices, alert -> alert.eventTime() - random.nextInt(7_200_000));
    Map<String, List<AlertOutcome>> pricesFirst =
        read(alerts, prices, alert -> alert.eventTime() + random.nextInt(7_200_000));

    assertThat(byTime).isNotEmpty();
    assertThat(alertsFirst).isEqualTo(byTime);
    assertThat(pricesFirst).isEqualTo(byTime);
    byTime.forEach((id, told) -> assertThat(told).as(id).isEqualTo(naive(id, alerts, prices)));
  }

  /** All that the prices as they were taken say of an alert, at each time at which it is told. */
  private static List<AlertOutcome> naive(String id, List<Alert> alerts, List<Price> prices) {
    Alert alert = alerts.stream().filter(its -> its.id().equals(id)).findAny().orElseThrow();
    FollowedAlert stage = FollowedAlert.of(alert, "binance-spot/" + alert.subject());
    TreeMap<Long, PricePoint> taken = new TreeMap<>();
    prices.stream()
        .filter(price -> price.key().equals(stage.instrument()))
        .filter(price -> taken.isEmpty() || price.at() / 10_000 > taken.lastKey())
        .forEach(
            price -> taken.put(price.at() / 10_000, new PricePoint(price.at(), price.price())));
    PriceSeries series = new PriceSeries(List.copyOf(taken.values()));
    List<AlertOutcome> told = new ArrayList<>();
    FollowedAlert next = stage;
    for (int i = 0; i <= FollowedAlert.HORIZONS.size(); i++) {
      told.add(OutcomeMeasure.measure(next, series, next.dueAt()).orElseThrow());
      next = i < FollowedAlert.HORIZONS.size() ? next.next() : next;
    }
    return told;
  }

  private interface ReadAt {
    long of(Alert alert);
  }

  private static Map<String, List<AlertOutcome>> read(
      List<Alert> alerts, List<Price> prices, ReadAt readAt) {
    record Event(long at, Alert alert, Price price) {}
    List<Event> events = new ArrayList<>();
    long last = 0;
    for (Alert alert : alerts) {
      last = Math.max(last, readAt.of(alert));
      events.add(new Event(last, alert, null));
    }
    long newest = 0;
    for (Price price : prices) {
      newest = Math.max(newest, price.at());
      events.add(new Event(newest, null, price));
    }
    events.sort(Comparator.comparingLong(Event::at));
    Map<String, List<AlertOutcome>> told = new TreeMap<>();
    try (OutcomeDriver driver = new OutcomeDriver("order")) {
      for (Event event : events) {
        if (event.alert() != null) {
          driver.raise(event.alert());
        } else {
          driver.tell(event.price());
        }
      }
      driver
          .outcomes()
          .forEach(outcome ->
              told.computeIfAbsent(outcome.alert(), id -> new ArrayList<>()).add(outcome));
    }
    return told;
  }

  private static List<Alert> alerts(Random random) {
    List<Alert> alerts = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      alerts.add(
          Alerts.largeTrades(
              "alert-" + i,
              random.nextBoolean() ? "BTCUSDT" : "ETHUSDT",
              Side.values()[random.nextInt(3)],
              START + random.nextInt(3 * 3_600_000)));
    }
    alerts.sort(Comparator.comparingLong(Alert::eventTime));
    return alerts;
  }

  /** Two symbols; one of them behind, with breaks, twice in a cell and out of order. */
  private static List<Price> prices(Random random) {
    record Sent(long sentAt, Price price) {}
    List<Sent> sent = new ArrayList<>();
    for (String symbol : List.of("BTCUSDT", "ETHUSDT")) {
      long behind = random.nextInt(600_000);
      long at = START - 5 * MINUTE;
      double price = 100;
      while (at < START + 13 * 3_600_000) {
        at += 1 + random.nextInt(random.nextInt(200) == 0 ? 5_000_000 : 40_000);
        price *= 1 + random.nextGaussian() * 1e-3;
        sent.add(
            new Sent(
                at + behind + random.nextInt(5_000),
                new Price(
                    "binance-spot",
                    symbol,
                    BigDecimal.valueOf(price).setScale(4, RoundingMode.HALF_UP),
                    at)));
      }
    }
    sent.sort(Comparator.comparingLong(Sent::sentAt));
    return sent.stream().map(Sent::price).toList();
  }
}
