package io.tidewatch.simulator.hyperliquid.exchange;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the venue lists: contracts by position, spot pairs by an index that is no position. */
public record VenueListing(List<PerpContract> perps, List<SpotToken> tokens, List<SpotPair> pairs) {
  public VenueListing {
    perps = List.copyOf(perps);
    tokens = List.copyOf(tokens);
    pairs = List.copyOf(pairs);
  }

  /** Twelve contracts, one of them delisted, and six spot pairs of two quotes, out of order. */
  public static VenueListing standard() {
    SpotToken usdc = new SpotToken("USDC", 0, 8, 8);
    SpotToken purr = new SpotToken("PURR", 1, 0, 5);
    SpotToken hfun = new SpotToken("HFUN", 2, 2, 8);
    SpotToken hype = new SpotToken("HYPE", 150, 2, 8);
    SpotToken ubtc = new SpotToken("UBTC", 197, 5, 10);
    SpotToken usol = new SpotToken("USOL", 254, 3, 9);
    SpotToken usdt = new SpotToken("USDT0", 268, 2, 8);
    return new VenueListing(
        List.of(
            PerpContract.of("BTC", 5, "31250.5", "95000"),
            PerpContract.of("ETH", 4, "612000.25", "3200"),
            PerpContract.of("SOL", 2, "4210000.5", "180"),
            PerpContract.of("HYPE", 2, "18500000", "32.5"),
            PerpContract.of("XRP", 0, "91000000", "2.2"),
            PerpContract.of("DOGE", 0, "640000000", "0.16"),
            PerpContract.of("kPEPE", 0, "8100000000", "0.0065"),
            PerpContract.of("MATIC", 1, "0", "0.38").gone(),
            PerpContract.of("SUI", 1, "23000000", "1.9"),
            PerpContract.of("AVAX", 2, "2400000", "16.5"),
            PerpContract.of("LINK", 1, "3900000", "14.2"),
            PerpContract.of("FARTCOIN", 1, "88000000", "0.31")),
        List.of(usdc, purr, hfun, hype, ubtc, usol, usdt),
        List.of(
            new SpotPair(0, purr, usdc, new BigDecimal("0.15")),
            new SpotPair(1, hfun, usdc, new BigDecimal("41")),
            new SpotPair(142, ubtc, usdc, new BigDecimal("95000")),
            new SpotPair(107, hype, usdc, new BigDecimal("32.5")),
            new SpotPair(207, hype, usdt, new BigDecimal("32.5")),
            new SpotPair(156, usol, usdc, new BigDecimal("180")),
            new SpotPair(166, usdt, usdc, new BigDecimal("1"))));
  }

  public Optional<PerpContract> perp(String coin) {
    return perps.stream().filter(perp -> perp.name().equals(coin)).findFirst();
  }

  public Optional<SpotPair> pair(String coin) {
    return pairs.stream().filter(pair -> pair.coin().equals(coin)).findFirst();
  }

  public boolean lists(String coin) {
    return perp(coin).isPresent() || pair(coin).isPresent();
  }

  /** The same, and this contract in the place that it had, or as the last one. */
  VenueListing with(PerpContract contract) {
    List<PerpContract> now = new ArrayList<>(perps);
    now.replaceAll(perp -> perp.name().equals(contract.name()) ? contract : perp);
    if (!now.contains(contract)) {
      now.add(contract);
    }
    return new VenueListing(now, tokens, pairs);
  }

  /** The same, and this contract is not traded any more. */
  VenueListing without(String coin) {
    return new VenueListing(
        perps.stream().map(perp -> perp.name().equals(coin) ? perp.gone() : perp).toList(),
        tokens,
        pairs);
  }
}
