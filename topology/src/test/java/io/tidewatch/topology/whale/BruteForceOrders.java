package io.tidewatch.topology.whale;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.whale.PositionChange;
import io.tidewatch.contract.whale.PositionSide;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Orders and signals of fills of one address, computed once more from the definitions, with all
 * fills at hand and nothing of the detector. Each fill says itself what was held before it; only
 * the two legs of a trade of the address with itself say the same, and change nothing.
 */
public final class BruteForceOrders {
  private static final MathContext PRECISION = MathContext.DECIMAL128;

  /**
   * A fill.
   *
   * @param startPosition signed, before it
   */
  public record Row(
      String coin,
      BigDecimal price,
      BigDecimal size,
      boolean buy,
      long time,
      BigDecimal startPosition,
      long oid,
      boolean taker,
      BigDecimal fee,
      BigDecimal closedPnl) {
    BigDecimal endPosition() {
      return buy ? startPosition.add(size) : startPosition.subtract(size);
    }

    boolean reduces() {
      return startPosition.signum() == (buy ? -1 : 1);
    }

    BigDecimal closed() {
      return reduces() ? size.min(startPosition.abs()) : BigDecimal.ZERO;
    }

    BigDecimal opened() {
      return size.subtract(closed());
    }

    boolean isFlip() {
      return closed().signum() > 0 && opened().signum() > 0;
    }

    boolean isOtherLegOf(Row other) {
      return coin.equals(other.coin)
          && time == other.time
          && buy != other.buy
          && price.compareTo(other.price) == 0
          && size.compareTo(other.size) == 0
          && startPosition.compareTo(other.startPosition) == 0;
    }
  }

  /**
   * All fills of one order, those with itself as well.
   *
   * @param makerSize how much was filled as maker
   */
  public record Order(
      long oid,
      String coin,
      boolean buy,
      BigDecimal size,
      BigDecimal notional,
      BigDecimal averagePrice,
      int fills,
      BigDecimal makerSize,
      BigDecimal fee,
      BigDecimal closedPnl,
      long firstFillAt,
      long lastFillAt) {}

  /**
   * What an order did to the position; at most one that closes and one that opens.
   *
   * @param fills how many had a part in it
   * @param before signed position before the first of them
   * @param after signed position after the last of them; what the same fill opens is not in it
   */
  public record Signal(
      long oid,
      String coin,
      PositionChange change,
      PositionSide side,
      boolean flip,
      BigDecimal size,
      BigDecimal price,
      int fills,
      Optional<BigDecimal> closeRate,
      BigDecimal before,
      BigDecimal after) {}

  private final List<Row> fills;
  private final List<Row> moving;

  private BruteForceOrders(List<Row> fills) {
    this.fills = fills;
    this.moving = withoutSelfTrades(fills);
  }

  /**
   * Takes the fills of one address.
   *
   * @param rows those of one time must be in their order, the times in any
   */
  public static BruteForceOrders of(List<Row> rows) {
    requireNonNull(rows, "rows");
    return new BruteForceOrders(rows.stream().sorted(Comparator.comparingLong(Row::time)).toList());
  }

  private static List<Row> withoutSelfTrades(List<Row> fills) {
    List<Row> left = new ArrayList<>();
    for (Row fill : fills) {
      Optional<Row> otherLeg = left.stream().filter(fill::isOtherLegOf).findFirst();
      if (otherLeg.isPresent()) {
        left.remove(otherLeg.get());
      } else {
        left.add(fill);
      }
    }
    return left;
  }

  /** Trades of the address with itself. */
  public int selfTradePairs() {
    return (fills.size() - moving.size()) / 2;
  }

  /** Fills that close one side and open the other, self-trades among them. */
  public long flipFills() {
    return fills.stream().filter(Row::isFlip).count();
  }

  /** Fills that move a position, each with the one before it of the same coin. */
  public int links() {
    return chain(false);
  }

  /** Those of them where one begins with what the other left. */
  public int unbrokenLinks() {
    return chain(true);
  }

  private int chain(boolean onlyUnbroken) {
    Map<String, BigDecimal> positions = new HashMap<>();
    int links = 0;
    for (Row fill : moving) {
      BigDecimal before = positions.put(fill.coin(), fill.endPosition());
      if (before != null && (!onlyUnbroken || fill.startPosition().compareTo(before) == 0)) {
        links++;
      }
    }
    return links;
  }

  /** By time of the first fill. */
  public List<Order> orders() {
    return byOrder(fills).values().stream().map(BruteForceOrders::order).toList();
  }

  private static Map<Long, List<Row>> byOrder(List<Row> rows) {
    Map<Long, List<Row>> byOrder = new LinkedHashMap<>();
    rows.forEach(row -> byOrder.computeIfAbsent(row.oid(), oid -> new ArrayList<>()).add(row));
    return byOrder;
  }

  private static Order order(List<Row> of) {
    BigDecimal size = sum(of, Row::size);
    BigDecimal notional = sum(of, row -> row.price().multiply(row.size()));
    return new Order(
        of.getFirst().oid(),
        of.getFirst().coin(),
        of.getFirst().buy(),
        size,
        notional,
        notional.divide(size, PRECISION),
        of.size(),
        sum(of.stream().filter(row -> !row.taker()).toList(), Row::size),
        sum(of, Row::fee),
        sum(of, Row::closedPnl),
        of.getFirst().time(),
        of.getLast().time());
  }

  /** By time of the order's first fill that moves the position; a close before its open. */
  public List<Signal> signals() {
    List<Signal> signals = new ArrayList<>();
    byOrder(moving)
        .values()
        .forEach(of -> {
          List<Row> closing = of.stream().filter(row -> row.closed().signum() > 0).toList();
          List<Row> opening = of.stream().filter(row -> row.opened().signum() > 0).toList();
          boolean flip = !closing.isEmpty() && !opening.isEmpty();
          if (!closing.isEmpty()) {
            signals.add(close(closing, flip));
          }
          if (!opening.isEmpty()) {
            signals.add(open(opening, flip));
          }
        });
    return signals;
  }

  private static Signal close(List<Row> of, boolean flip) {
    Row last = of.getLast();
    BigDecimal before = of.getFirst().startPosition();
    BigDecimal after = last.isFlip() ? BigDecimal.ZERO : last.endPosition();
    BigDecimal size = sum(of, Row::closed);
    return new Signal(
        last.oid(),
        last.coin(),
        after.signum() == 0 ? PositionChange.CLOSE : PositionChange.REDUCE,
        PositionSide.of(before).orElseThrow(),
        flip,
        size,
        sum(of, row -> row.price().multiply(row.closed())).divide(size, PRECISION),
        of.size(),
        Optional.of(size.divide(before.abs(), PRECISION)),
        before,
        after);
  }

  private static Signal open(List<Row> of, boolean flip) {
    Row first = of.getFirst();
    BigDecimal before = first.reduces() ? BigDecimal.ZERO : first.startPosition();
    BigDecimal size = sum(of, Row::opened);
    return new Signal(
        first.oid(),
        first.coin(),
        before.signum() == 0 ? PositionChange.OPEN : PositionChange.ADD,
        first.buy() ? PositionSide.LONG : PositionSide.SHORT,
        flip,
        size,
        sum(of, row -> row.price().multiply(row.opened())).divide(size, PRECISION),
        of.size(),
        Optional.empty(),
        before,
        of.getLast().endPosition());
  }

  private static BigDecimal sum(List<Row> rows, Function<Row, BigDecimal> figure) {
    return rows.stream().map(figure).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
