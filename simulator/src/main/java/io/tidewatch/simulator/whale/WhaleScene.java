package io.tidewatch.simulator.whale;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.whale.Flush;
import io.tidewatch.contract.whale.PositionChange;
import io.tidewatch.contract.whale.PositionSide;
import java.math.BigDecimal;
import java.util.List;

/**
 * What some watched addresses do.
 *
 * @param name for people
 * @param signals that must come of it, and no other
 * @param alerts that must come of it under the default rules, and no other
 */
public record WhaleScene(
    String name, List<Whale> whales, List<Signal> signals, List<Expected> alerts) {
  public WhaleScene {
    requireNonNull(name, "name");
    whales = List.copyOf(whales);
    signals = List.copyOf(signals);
    alerts = List.copyOf(alerts);
  }

  /**
   * A signal that must come, once.
   *
   * @param size that was opened or closed
   * @param fills of the order, or public trades where no order is seen
   * @param timeMs of the last of them, epoch milliseconds
   */
  public record Signal(
      String address,
      String coin,
      PositionChange change,
      PositionSide side,
      BigDecimal size,
      boolean flip,
      int fills,
      Flush flush,
      long timeMs) {
    public Signal {
      requireNonNull(address, "address");
      requireNonNull(coin, "coin");
      requireNonNull(change, "change");
      requireNonNull(side, "side");
      requireNonNull(size, "size");
      requireNonNull(flush, "flush");
    }
  }

  /**
   * An alert that must come, once.
   *
   * @param subject the address; of a consensus the coin
   * @param fromMs earliest event time, epoch milliseconds
   * @param toMs latest event time
   */
  public record Expected(String rule, String subject, Side side, long fromMs, long toMs) {
    public Expected {
      requireNonNull(rule, "rule");
      requireNonNull(subject, "subject");
      requireNonNull(side, "side");
    }
  }
}
