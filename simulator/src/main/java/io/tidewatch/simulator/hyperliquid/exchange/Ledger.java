package io.tidewatch.simulator.hyperliquid.exchange;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.instrument.EvmAddress;
import io.tidewatch.simulator.hyperliquid.exchange.Match.Leg;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;

/** All accounts and what a match does to them. Not thread-safe. */
final class Ledger {
  private static final BigDecimal TAKER_FEE = new BigDecimal("0.00045");
  private static final BigDecimal MAKER_FEE = new BigDecimal("0.00015");
  private static final BigDecimal SPOT_TAKER_FEE = new BigDecimal("0.0007");
  private static final BigDecimal SPOT_MAKER_FEE = new BigDecimal("0.0004");
  private static final int FEE_DECIMALS = 6;
  private static final String NO_HASH = "0x" + "0".repeat(64);

  private VenueListing listing;
  private final Map<String, Account> accounts = new HashMap<>();
  private final Map<Long, VenueOrder> orders = new HashMap<>();
  private final Map<String, BigDecimal> prices = new HashMap<>();
  private final Map<String, Integer> decimals = new HashMap<>();
  private final Map<String, SpotPair> pairs = new HashMap<>();

  Ledger(VenueListing listing) {
    list(listing);
  }

  /** From now on this is listed. */
  void list(VenueListing now) {
    listing = requireNonNull(now, "listing");
    decimals.clear();
    pairs.clear();
    for (PerpContract perp : now.perps()) {
      prices.putIfAbsent(perp.name(), perp.price());
      if (!perp.delisted()) {
        decimals.put(perp.name(), perp.szDecimals());
      }
    }
    for (SpotPair pair : now.pairs()) {
      prices.putIfAbsent(pair.coin(), pair.price());
      decimals.put(pair.coin(), pair.base().szDecimals());
      pairs.put(pair.coin(), pair);
    }
  }

  /** Refuses a size that cannot be traded. */
  void requireTraded(String coin, BigDecimal size) {
    Integer places = decimals.get(coin);
    if (places == null) {
      throw new IllegalArgumentException("not traded: " + coin);
    }
    if (size.stripTrailingZeros().scale() > places) {
      throw new IllegalArgumentException("too many decimals of " + coin + ": " + size);
    }
  }

  VenueListing listing() {
    return listing;
  }

  Account account(String address) {
    Account known = accounts.get(address);
    return known == null ? opened(address) : known;
  }

  private Account opened(String address) {
    if (!EvmAddress.isValid(address)) {
      throw new IllegalArgumentException("expected an address in lower case, was " + address);
    }
    // Nobody asks for what strangers did, and they do most of all.
    Account account =
        Numbers.isStranger(address) ? Account.shortOfMemory(address) : new Account(address);
    accounts.put(address, account);
    return account;
  }

  /** Price of the last trade, or before the first one that of the listing. */
  BigDecimal price(String coin) {
    return prices.get(coin);
  }

  VenueOrder open(long oid) {
    VenueOrder order = orders.get(oid);
    if (order == null) {
      throw new IllegalArgumentException("no open order " + oid);
    }
    return order;
  }

  void keep(VenueOrder order) {
    account(order.address()).keep(order);
    if (order.isOpen()) {
      orders.put(order.oid(), order);
    } else {
      orders.remove(order.oid());
    }
  }

  /** Books one side of a match. */
  VenueFill book(Match match, TradeSide side, long time, String hash) {
    prices.put(match.coin(), match.price());
    SpotPair pair = pairs.get(match.coin());
    VenueFill fill =
        pair == null ? perp(match, side, time, hash) : spot(match, pair, side, time, hash);
    account(fill.address()).keep(fill);
    return fill;
  }

  private VenueFill perp(Match match, TradeSide side, long time, String hash) {
    Account account = account(match.leg(side).address());
    Position before = account.position(match.coin());
    BigDecimal signed = side.signed(match.size());
    boolean takes = side == match.aggressor();
    BigDecimal notional = match.price().multiply(match.size());
    BigDecimal fee = rounded(notional.multiply(takes ? TAKER_FEE : MAKER_FEE), FEE_DECIMALS);
    BigDecimal gain = before.gain(signed, match.price());
    account.hold(match.coin(), before.after(signed, match.price()));
    account.pay(gain.subtract(fee));
    boolean liquidated =
        match.liquidation().filter(of -> of.address().equals(account.address())).isPresent();
    String words =
        liquidated
            ? "Liquidated Cross " + (before.size().signum() > 0 ? "Long" : "Short")
            : before.words(signed);
    return fill(
        match, side, time, hash, before.size(), words, rounded(gain, FEE_DECIMALS), fee, "USDC");
  }

  private VenueFill spot(Match match, SpotPair pair, TradeSide side, long time, String hash) {
    Account account = account(match.leg(side).address());
    String base = pair.base().name();
    String quote = pair.quote().name();
    BigDecimal rate = side == match.aggressor() ? SPOT_TAKER_FEE : SPOT_MAKER_FEE;
    BigDecimal notional = match.price().multiply(match.size());
    BigDecimal start = account.balance(base);
    boolean buys = side == TradeSide.BUY;
    SpotToken feeToken = buys ? pair.base() : pair.quote();
    BigDecimal fee =
        rounded((buys ? match.size() : notional).multiply(rate), feeToken.weiDecimals());
    account.move(base, side.signed(match.size()));
    account.move(quote, side.other().signed(notional));
    account.move(feeToken.name(), fee.negate());
    String words = buys ? "Buy" : "Sell";
    return fill(match, side, time, hash, start, words, BigDecimal.ZERO, fee, feeToken.name());
  }

  private static VenueFill fill(
      Match match,
      TradeSide side,
      long time,
      String hash,
      BigDecimal start,
      String words,
      BigDecimal gain,
      BigDecimal fee,
      String feeToken) {
    Leg leg = match.leg(side);
    return new VenueFill(
        leg.address(),
        match.coin(),
        match.price(),
        match.size(),
        side,
        time,
        start,
        words,
        gain,
        match.isTwap() ? NO_HASH : hash,
        leg.oid(),
        side == match.aggressor(),
        fee,
        feeToken,
        match.tid(),
        leg.cloid(),
        leg.twapId(),
        match.liquidation());
  }

  private static BigDecimal rounded(BigDecimal amount, int decimals) {
    return amount.setScale(decimals, RoundingMode.HALF_UP).stripTrailingZeros();
  }
}
