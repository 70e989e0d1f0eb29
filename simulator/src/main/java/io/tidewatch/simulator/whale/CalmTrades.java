package io.tidewatch.simulator.whale;

import static java.util.Objects.requireNonNull;

import io.tidewatch.simulator.hyperliquid.exchange.PerpContract;
import io.tidewatch.simulator.hyperliquid.exchange.TradeSide;
import io.tidewatch.simulator.hyperliquid.exchange.VenueListing;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.SplittableRandom;

/** Small trades of strangers in ten contracts, around the same price. */
final class CalmTrades {
  private static final long SEED = 20_261_122;
  private static final List<String> COINS =
      List.of("BTC", "ETH", "SOL", "HYPE", "XRP", "DOGE", "kPEPE", "SUI", "AVAX", "LINK");
  private static final int MOST_PER_SECOND = 4;
  private static final double LEAST_USD = 50;
  private static final double MORE_USD = 15_000;
  private static final double SWING = 0.0004;

  /** Prices of the venue have five significant figures. */
  private static final MathContext FIGURES = new MathContext(5);

  private final VenueListing listing;
  private final SplittableRandom random = new SplittableRandom(SEED);

  CalmTrades(VenueListing listing) {
    this.listing = requireNonNull(listing, "listing");
  }

  /** What strangers do within a second. */
  WhaleStep.Act second() {
    int count = 1 + random.nextInt(MOST_PER_SECOND);
    List<Print> prints = random.ints(count, 0, COINS.size()).mapToObj(this::print).toList();
    return stage ->
        stage.block(dealer ->
            prints.forEach(
                print -> dealer.print(print.coin, print.price, print.size, print.aggressor)));
  }

  private Print print(int which) {
    PerpContract perp = listing.perp(COINS.get(which)).orElseThrow();
    double moved = 1 + SWING * (random.nextDouble() - 0.5);
    BigDecimal price = perp.price().multiply(BigDecimal.valueOf(moved)).round(FIGURES);
    BigDecimal usd = BigDecimal.valueOf(LEAST_USD + random.nextDouble() * MORE_USD);
    BigDecimal size = usd.divide(price, perp.szDecimals(), RoundingMode.UP);
    return new Print(
        perp.name(), price, size, random.nextBoolean() ? TradeSide.BUY : TradeSide.SELL);
  }

  private record Print(String coin, BigDecimal price, BigDecimal size, TradeSide aggressor) {}
}
