package io.tidewatch.simulator.hyperliquid.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WhaleExchangeTest {
  private static final List<String> COINS = List.of("BTC", "SOL", "DOGE", "@107", "@207");

  private final WhaleExchange exchange =
      new WhaleExchange(VenueListing.standard(), InstantSource.system());
  private final List<Block> blocks = new ArrayList<>();

  private static String address(int n) {
    return "0xabcdef%034x".formatted(n);
  }

  private static BigDecimal d(String text) {
    return new BigDecimal(text);
  }

  private List<VenueFill> fills(String address) {
    return blocks.stream()
        .flatMap(block -> block.fills().stream())
        .filter(fill -> fill.address().equals(address))
        .toList();
  }

  /** Whatever is done in whatever order, each position is the sum of what was told of it. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyChainHolds(long seed) {
    exchange.listen(blocks::add);
    SplittableRandom random = new SplittableRandom(seed);
    List<Long> open = new ArrayList<>();
    for (int n = 0; n < 600; n++) {
      exchange.block(dealer -> act(dealer, random, open));
    }

    Map<String, List<VenueFill>> chains =
        blocks.stream()
            .flatMap(block -> block.fills().stream())
            .collect(Collectors.groupingBy(fill -> fill.address() + base(fill.coin())));
    for (List<VenueFill> chain : chains.values()) {
      BigDecimal held = BigDecimal.ZERO;
      for (VenueFill fill : chain) {
        assertEquals(0, held.compareTo(fill.startPosition()), fill::toString);
        held = fill.endPosition();
      }
      VenueFill last = chain.getLast();
      BigDecimal now =
          exchange.look(
              last.address(),
              account ->
                  last.coin().startsWith("@")
                      ? account.balance(base(last.coin()))
                      : account.position(last.coin()).size());
      assertEquals(0, held.compareTo(now), last::toString);
    }
    ordersAgreeWithFills();
    everyTradeHasTwoFills();
  }

  private static String base(String coin) {
    return coin.startsWith("@") ? "HYPE" : coin;
  }

  private static void act(Dealer dealer, SplittableRandom random, List<Long> open) {
    String who = address(random.nextInt(4));
    String coin = COINS.get(random.nextInt(COINS.size()));
    TradeSide side = random.nextBoolean() ? TradeSide.BUY : TradeSide.SELL;
    BigDecimal size = BigDecimal.valueOf(2 + random.nextInt(50));
    BigDecimal price = dealer.price(coin);
    switch (random.nextInt(6)) {
      case 0 -> open.add(dealer.place(who, coin, side, price, size));
      case 1, 2 -> dealer.take(who, coin, side, price, size);
      case 3 -> {
        if (!open.isEmpty()) {
          dealer.fill(open.get(random.nextInt(open.size())), price, BigDecimal.ONE);
          open.clear();
        }
      }
      case 4 -> dealer.slice(9, who, coin, side, price, size);
      default -> {
        for (int n = 0; n < 3; n++) {
          dealer.print(coin, price, size, who, address(9), side);
        }
      }
    }
  }

  private void ordersAgreeWithFills() {
    Map<Long, BigDecimal> filled = new HashMap<>();
    Map<Long, VenueOrder> last = new HashMap<>();
    for (Block block : blocks) {
      block.fills().forEach(fill -> filled.merge(fill.oid(), fill.size(), BigDecimal::add));
      block.updates().forEach(update -> last.put(update.oid(), update));
    }
    for (VenueOrder order : last.values()) {
      assertEquals(
          0,
          order
              .size()
              .subtract(order.remaining())
              .compareTo(filled.getOrDefault(order.oid(), BigDecimal.ZERO)),
          order::toString);
    }
  }

  private void everyTradeHasTwoFills() {
    for (Block block : blocks) {
      assertEquals(block.trades().size() * 2, block.fills().size());
      for (int n = 0; n < block.trades().size(); n++) {
        PublicTrade trade = block.trades().get(n);
        VenueFill bought = block.fills().get(2 * n);
        VenueFill sold = block.fills().get(2 * n + 1);
        assertEquals(trade.tid(), bought.tid());
        assertEquals(trade.tid(), sold.tid());
        assertEquals(trade.buyer(), bought.address());
        assertEquals(trade.seller(), sold.address());
        assertTrue(bought.crossed() ^ sold.crossed());
      }
    }
  }

  @Test
  void aFlipIsOneFillWhoseGainIsOfTheClosedPartBeforeFees() {
    exchange.listen(blocks::add);
    String whale = address(1);
    exchange.block(dealer -> dealer.hold(whale, "ETH", d("2"), d("3000")));
    exchange.block(dealer -> dealer.take(whale, "ETH", TradeSide.SELL, d("3100"), d("5")));

    VenueFill fill = fills(whale).getFirst();
    assertEquals("Long > Short", fill.dir());
    assertEquals(0, d("200").compareTo(fill.closedPnl()));
    assertEquals(0, d("6.975").compareTo(fill.fee()));
    Position now = exchange.look(whale, account -> account.position("ETH"));
    assertEquals(0, d("-3").compareTo(now.size()));
    assertEquals(0, d("3100").compareTo(now.entry()));
  }

  @Test
  void aLiquidationStandsOnBothSides() {
    exchange.listen(blocks::add);
    String whale = address(1);
    exchange.block(dealer -> dealer.hold(whale, "SOL", d("-40"), d("150")));
    exchange.block(dealer -> dealer.liquidate(whale, "SOL", d("200")));
    List<VenueFill> both = blocks.getLast().fills();
    assertTrue(both.stream().allMatch(fill -> fill.liquidation().isPresent()));
    assertEquals("Liquidated Cross Short", fills(whale).getFirst().dir());
    assertTrue(exchange.look(whale, Account::positions).isEmpty());
  }

  @Test
  void whatIsDelistedIsHeldAndNotTraded() {
    String whale = address(1);
    exchange.block(dealer -> dealer.take(whale, "LINK", TradeSide.BUY, d("14"), d("7")));
    exchange.delist("LINK");
    assertTrue(exchange.listing().perp("LINK").orElseThrow().delisted());
    assertEquals(
        0, d("7").compareTo(exchange.look(whale, account -> account.position("LINK").size())));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            exchange.block(dealer -> dealer.take(whale, "LINK", TradeSide.SELL, d("14"), d("7"))));
    exchange.list(PerpContract.of("LINK", 1, "10", "14"));
    exchange.block(dealer -> dealer.take(whale, "LINK", TradeSide.SELL, d("14"), d("7")));
    int contracts = exchange.listing().perps().size();
    exchange.list(PerpContract.of("NEW", 1, "10", "3"));
    assertEquals(0, d("3").compareTo(exchange.price("NEW")));
    assertEquals(contracts + 1, exchange.listing().perps().size());
  }

  @Test
  void refusesWhatTheVenueDoesNotHave() {
    String whale = address(1);
    assertThrows(
        IllegalArgumentException.class,
        () ->
            exchange.block(
                dealer -> dealer.print("BTC", d("95000"), d("1"), whale, whale, TradeSide.BUY)));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            exchange.block(
                dealer -> dealer.take(whale, "DOGE", TradeSide.BUY, d("0.16"), d("1.5"))));
    assertThrows(IllegalArgumentException.class, () -> exchange.block(dealer -> dealer.cancel(12)));
    assertThrows(
        IllegalArgumentException.class,
        () -> exchange.block(dealer -> dealer.transfer("0xABC", "HYPE", d("1"))));
  }
}
