package io.tidewatch.simulator.market;

import static java.util.Objects.requireNonNull;

import io.tidewatch.simulator.binance.SimTrade;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Turns the orders of one symbol into trades with rising ids and a price that wanders by ticks. Not
 * thread-safe.
 */
final class Matching {
  private static final int MOST_TICKS = 3;

  private final Instrument instrument;
  private final long startMs;
  private final Random random;
  private BigDecimal price;
  private long nextId;

  Matching(Instrument instrument, long startMs, Random random) {
    this.instrument = requireNonNull(instrument, "instrument");
    this.random = requireNonNull(random, "random");
    this.startMs = startMs;
    this.price = instrument.openingPrice();
    this.nextId = 1_000_000 + random.nextInt(1_000_000);
  }

  List<Step> trades(List<Order> orders) {
    List<Step> trades = new ArrayList<>();
    for (Order order : orders) {
      wander(order.sell());
      for (int fill = 0; fill < order.fills(); fill++) {
        // The last fill of three has eaten through to the next level.
        if (fill == 2) {
          move(order.sell() ? -1 : 1);
        }
        trades.add(new Step.Trade(order.offsetMs(), fill(order)));
      }
    }
    return trades;
  }

  private SimTrade fill(Order order) {
    BigDecimal quantity =
        BigDecimal.valueOf(order.usd() / order.fills())
            .divide(price, instrument.lotDecimals(), RoundingMode.HALF_UP);
    return new SimTrade(
        instrument.symbol(),
        nextId++,
        price,
        quantity.max(BigDecimal.ONE.movePointLeft(instrument.lotDecimals())),
        startMs + order.offsetMs(),
        order.sell());
  }

  private void wander(boolean sell) {
    int ticks = random.nextInt(MOST_TICKS);
    move(sell ? -ticks : ticks);
    // Back towards the start: a wave must not carry a cheap coin's price away.
    if (random.nextInt(4) == 0) {
      move(instrument.openingPrice().compareTo(price));
    }
  }

  private void move(int ticks) {
    BigDecimal moved = price.add(instrument.tick().multiply(BigDecimal.valueOf(ticks)));
    price = moved.signum() > 0 ? moved : price;
  }
}
