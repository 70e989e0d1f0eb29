package io.tidewatch.simulator.hyperliquid.exchange;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** An account of the venue. Not thread-safe: who reads it does so within a block's lock. */
public final class Account {
  private static final int FILLS_KEPT = 10_000;
  private static final int FEW_FILLS_KEPT = 100;
  private static final int ENDED_KEPT = 1_000;
  private static final BigDecimal AT_FIRST = new BigDecimal("1000000");

  private final String address;
  private final int fillsKept;
  private final Map<String, Position> positions = new TreeMap<>();
  private final Map<String, BigDecimal> balances = new TreeMap<>();
  private final ArrayDeque<VenueFill> fills = new ArrayDeque<>();
  private final ArrayDeque<VenueFill> slices = new ArrayDeque<>();
  private final Map<Long, VenueOrder> open = new LinkedHashMap<>();
  private final Map<Long, VenueOrder> ended = new LinkedHashMap<>();
  private BigDecimal cash = AT_FIRST;

  Account(String address) {
    this(address, FILLS_KEPT);
  }

  private Account(String address, int fillsKept) {
    this.address = requireNonNull(address, "address");
    this.fillsKept = fillsKept;
  }

  /** One that keeps a hundred fills only. */
  static Account shortOfMemory(String address) {
    return new Account(address, FEW_FILLS_KEPT);
  }

  public String address() {
    return address;
  }

  /** USDC of the contracts' side, without what open positions are worth. */
  public BigDecimal cash() {
    return cash;
  }

  /** Contracts that are not flat, by name. */
  public Map<String, Position> positions() {
    return new TreeMap<>(positions);
  }

  public Position position(String coin) {
    return positions.getOrDefault(coin, Position.FLAT);
  }

  /** Spot balances by name of the token. */
  public Map<String, BigDecimal> balances() {
    return new TreeMap<>(balances);
  }

  public BigDecimal balance(String token) {
    return balances.getOrDefault(token, BigDecimal.ZERO);
  }

  /** The newest 10,000, oldest first. */
  public List<VenueFill> fills() {
    return new ArrayList<>(fills);
  }

  /** The newest 10,000 slices of TWAP orders, oldest first; they are no part of the fills. */
  public List<VenueFill> slices() {
    return new ArrayList<>(slices);
  }

  public List<VenueOrder> openOrders() {
    return open.values().stream().sorted(Comparator.comparing(VenueOrder::oid)).toList();
  }

  public Optional<VenueOrder> order(long oid) {
    return Optional.ofNullable(open.get(oid)).or(() -> Optional.ofNullable(ended.get(oid)));
  }

  /** By the client's own id. */
  public Optional<VenueOrder> orderOf(String cloid) {
    return Stream.concat(open.values().stream(), ended.values().stream())
        .filter(order -> order.cloid().filter(cloid::equals).isPresent())
        .findFirst();
  }

  void keep(VenueOrder order) {
    if (order.isOpen()) {
      open.put(order.oid(), order);
      return;
    }
    open.remove(order.oid());
    ended.put(order.oid(), order);
    if (ended.size() > ENDED_KEPT) {
      ended.remove(ended.keySet().iterator().next());
    }
  }

  void hold(String coin, Position position) {
    if (position.size().signum() == 0) {
      positions.remove(coin);
    } else {
      positions.put(coin, position);
    }
  }

  void pay(BigDecimal usdc) {
    cash = cash.add(usdc);
  }

  void move(String token, BigDecimal amount) {
    balances.merge(token, amount, BigDecimal::add);
  }

  void keep(VenueFill fill) {
    ArrayDeque<VenueFill> all = fill.twapId().isPresent() ? slices : fills;
    all.addLast(fill);
    if (all.size() > fillsKept) {
      all.removeFirst();
    }
  }
}
