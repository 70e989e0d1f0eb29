package io.tidewatch.benchmarks.footprint;

import io.tidewatch.contract.whale.HyperliquidRecords;
import io.tidewatch.simulator.hyperliquid.HyperliquidServer;
import io.tidewatch.simulator.hyperliquid.HyperliquidSettings;
import io.tidewatch.simulator.hyperliquid.exchange.Dealer;
import io.tidewatch.simulator.hyperliquid.exchange.PerpContract;
import io.tidewatch.simulator.hyperliquid.exchange.TradeSide;
import io.tidewatch.simulator.hyperliquid.exchange.VenueListing;
import io.tidewatch.simulator.hyperliquid.exchange.WhaleExchange;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * 1,000 watched addresses, ten of them with channels of their own, among five times as many that
 * make 50 trades a second in eleven contracts.
 */
final class AddressLoad implements VenueLoad {
  private static final int WATCHED = 1_000;
  private static final int FIRST = 10;
  private static final int TRADERS = 5 * WATCHED;
  private static final Duration EVERY = Duration.ofMillis(100);
  private static final int AT_ONCE = 5;
  private static final long SEED = 20_261_126;
  private static final double LEAST_USD = 50;
  private static final double MORE_USD = 15_000;

  private final WhaleExchange exchange;
  private final HyperliquidServer server;
  private final List<PerpContract> perps;
  private final SplittableRandom random = new SplittableRandom(SEED);

  AddressLoad(InstantSource clock) {
    this.exchange = new WhaleExchange(VenueListing.standard(), clock);
    this.server = HyperliquidServer.start(HyperliquidSettings.standard(), exchange);
    this.perps = exchange.listing().perps().stream().filter(perp -> !perp.delisted()).toList();
  }

  private static String address(int number) {
    return "0x5ca1e%035x".formatted(number);
  }

  private static List<String> addresses(int from, int to) {
    return IntStream.range(from, to).mapToObj(AddressLoad::address).toList();
  }

  @Override
  public String venue() {
    return "hyperliquid";
  }

  @Override
  public String words() {
    return "1,000 watched addresses, 50 public trades/s";
  }

  @Override
  public Map<String, Object> settings() {
    return Map.of(
        "hyperliquid",
        Map.of(
            "web-socket-url",
            server.webSocketUri().toString(),
            "rest-url",
            server.restUri().toString(),
            "first-addresses",
            addresses(0, FIRST),
            "addresses",
            addresses(FIRST, WATCHED)));
  }

  @Override
  public boolean isWatched() {
    return perps.stream()
            .allMatch(perp -> server.subscribers(HyperliquidRecords.TRADES, perp.name()) > 0)
        && addresses(0, FIRST).stream()
            .allMatch(user -> server.subscribers(HyperliquidRecords.USER_FILLS, user) > 0);
  }

  @Override
  public Duration every() {
    return EVERY;
  }

  @Override
  public void step() {
    exchange.block(dealer -> {
      for (int i = 0; i < AT_ONCE; i++) {
        trade(dealer);
      }
    });
  }

  private void trade(Dealer dealer) {
    PerpContract perp = perps.get(random.nextInt(perps.size()));
    BigDecimal usd = BigDecimal.valueOf(LEAST_USD + random.nextDouble() * MORE_USD);
    int buyer = random.nextInt(TRADERS);
    // Nobody trades with himself there.
    int seller = (buyer + 1 + random.nextInt(TRADERS - 1)) % TRADERS;
    dealer.print(
        perp.name(),
        perp.price(),
        usd.divide(perp.price(), perp.szDecimals(), RoundingMode.UP),
        address(buyer),
        address(seller),
        random.nextBoolean() ? TradeSide.BUY : TradeSide.SELL);
  }

  @Override
  public void close() {
    server.close();
  }
}
