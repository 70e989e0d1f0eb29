package io.tidewatch.simulator.hyperliquid.exchange;

import static java.util.Objects.requireNonNull;

import io.tidewatch.simulator.hyperliquid.exchange.Match.Leg;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Does things in one block of the venue's chain. Whatever it does shows in orders, fills, trades
 * and positions alike. Good until its block ends.
 */
public final class Dealer {
  private final Ledger ledger;
  private final Numbers numbers;
  private final long time;
  private final BlockTrades trades;
  private final Map<String, VenueOrder> updates = new LinkedHashMap<>();
  private final Set<Long> placed = new HashSet<>();

  Dealer(Ledger ledger, Numbers numbers, long time) {
    this.ledger = requireNonNull(ledger, "ledger");
    this.numbers = requireNonNull(numbers, "numbers");
    this.time = time;
    this.trades = new BlockTrades(ledger, time, numbers.hash());
  }

  Block done() {
    return new Block(time, trades.all(), trades.fills(), List.copyOf(updates.values()));
  }

  /** Time of the block, epoch milliseconds. */
  public long time() {
    return time;
  }

  /** Price of the last trade. */
  public BigDecimal price(String coin) {
    ledger.requireTraded(coin, BigDecimal.ONE);
    return ledger.price(coin);
  }

  /**
   * An order is there from now on.
   *
   * @return its id, above 2^32
   */
  public long place(
      String address, String coin, TradeSide side, BigDecimal price, BigDecimal size) {
    return place(address, coin, side, price, size, Optional.empty());
  }

  /** The same with an id of the client's own. */
  public long place(
      String address,
      String coin,
      TradeSide side,
      BigDecimal price,
      BigDecimal size,
      Optional<String> cloid) {
    ledger.requireTraded(coin, size);
    long oid = numbers.oid();
    VenueOrder order =
        new VenueOrder(
            address, oid, coin, side, price, size, size, time, VenueOrder.OPEN, time, cloid);
    ledger.keep(order);
    placed.add(oid);
    updates.put("placed " + oid, order);
    return oid;
  }

  /** Some stranger meets an order: an order of this same block takes, an older one makes. */
  public VenueFill fill(long oid, BigDecimal price, BigDecimal size) {
    VenueOrder order = ledger.open(oid);
    return meet(order, leg(order), stranger(), price, size);
  }

  /** Two orders meet; the one of this same block takes, if both are the buyer does. */
  public void match(long buyOid, long sellOid, BigDecimal price, BigDecimal size) {
    VenueOrder buy = ledger.open(buyOid);
    VenueOrder sell = ledger.open(sellOid);
    if (buy.side() != TradeSide.BUY || sell.side() != TradeSide.SELL) {
      throw new IllegalArgumentException("expected a buying and a selling order");
    }
    meet(buy, leg(buy), leg(sell), price, size);
    settle(sell, size);
  }

  private VenueFill meet(VenueOrder order, Leg mine, Leg other, BigDecimal price, BigDecimal size) {
    boolean takes = placed.contains(order.oid());
    TradeSide aggressor = takes ? order.side() : order.side().other();
    settle(order, size);
    Match match = Match.seenFrom(order.side(), mine, other, order.coin(), price, size, aggressor);
    return trades.print(match, order.side());
  }

  private void settle(VenueOrder order, BigDecimal size) {
    VenueOrder now = order.filled(size, time);
    ledger.keep(now);
    updates.put("now " + now.oid(), now);
  }

  /** An order ends in these words of the venue; what is not filled of it stays told. */
  public void end(long oid, String status) {
    VenueOrder ended = ledger.open(oid).ended(status, time);
    ledger.keep(ended);
    updates.put("now " + oid, ended);
  }

  public void cancel(long oid) {
    end(oid, "canceled");
  }

  /** Somebody takes and is filled at once by a stranger; the order is open and filled at once. */
  public VenueFill take(
      String address, String coin, TradeSide side, BigDecimal price, BigDecimal size) {
    return fill(place(address, coin, side, price, size), price, size);
  }

  /** A trade among two whose orders nobody looks at; no order is kept. */
  public void print(
      String coin,
      BigDecimal price,
      BigDecimal size,
      String buyer,
      String seller,
      TradeSide aggressor) {
    ledger.requireTraded(coin, size);
    Match match =
        Match.seenFrom(TradeSide.BUY, leg(buyer), leg(seller), coin, price, size, aggressor);
    trades.print(match, TradeSide.BUY);
  }

  /** A trade among strangers. */
  public void print(String coin, BigDecimal price, BigDecimal size, TradeSide aggressor) {
    print(coin, price, size, numbers.stranger(), numbers.stranger(), aggressor);
  }

  /** A slice of a TWAP order, an order of its own that no order update tells. */
  public VenueFill slice(
      long twapId, String address, String coin, TradeSide side, BigDecimal price, BigDecimal size) {
    ledger.requireTraded(coin, size);
    Leg mine = new Leg(address, numbers.oid(), Optional.empty(), Optional.of(twapId));
    Match match = Match.seenFrom(side, mine, stranger(), coin, price, size, side);
    return trades.print(match, side);
  }

  /** The venue closes what somebody holds of a contract. */
  public VenueFill liquidate(String address, String coin, BigDecimal price) {
    BigDecimal held = ledger.account(address).position(coin).size();
    TradeSide side = held.signum() > 0 ? TradeSide.SELL : TradeSide.BUY;
    Match match =
        Match.seenFrom(side, leg(address), stranger(), coin, price, held.abs(), side)
            .with(new Liquidation(address, price));
    return trades.print(match, side);
  }

  /** Tokens come or, below zero, go without a trade: a transfer. */
  public void transfer(String address, String token, BigDecimal amount) {
    ledger.account(address).move(token, amount);
  }

  /** A position that is just there, as if from before anybody looked. */
  public void hold(String address, String coin, BigDecimal signed, BigDecimal entry) {
    ledger.requireTraded(coin, signed.abs());
    ledger.account(address).hold(coin, new Position(signed, entry));
  }

  private Leg stranger() {
    return leg(numbers.stranger());
  }

  private Leg leg(String address) {
    return new Leg(address, numbers.oid(), Optional.empty(), Optional.empty());
  }

  private static Leg leg(VenueOrder order) {
    return new Leg(order.address(), order.oid(), order.cloid(), Optional.empty());
  }
}
