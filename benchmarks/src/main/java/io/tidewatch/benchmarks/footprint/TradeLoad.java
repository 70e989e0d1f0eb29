package io.tidewatch.benchmarks.footprint;

import io.tidewatch.benchmarks.market.Instrument;
import io.tidewatch.benchmarks.market.MadeTrade;
import io.tidewatch.benchmarks.market.Market;
import io.tidewatch.simulator.binance.BinanceSpotServer;
import io.tidewatch.simulator.binance.Settings;
import io.tidewatch.simulator.binance.SimTrade;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** 20 pairs with 2,000 trades a second, none of them large until they are asked for. */
final class TradeLoad implements VenueLoad {
  /** USD; no five minutes of small trades come near it. */
  static final int THRESHOLD = 1_000_000_000;

  private static final Duration EVERY = Duration.ofMillis(1);
  private static final int AT_ONCE = 2;
  private static final double SMALL_USD = 500;
  private static final double LARGE_USD = 4.0 * THRESHOLD;
  private static final long SEED = 20_261_123;
  private static final int KEPT = 20_000;

  private final InstantSource clock;
  private final Market market = new Market(SEED, Instrument.TWENTY);
  private final BinanceSpotServer server;
  private int next;

  TradeLoad(InstantSource clock) {
    this.clock = clock;
    this.server = BinanceSpotServer.start(Settings.standard().withLedgerSize(KEPT));
    symbols().forEach(symbol -> server.setPrice(symbol, BigDecimal.ONE));
  }

  static List<String> symbols() {
    return Instrument.TWENTY.stream().map(Instrument::symbol).toList();
  }

  @Override
  public String venue() {
    return "binance-spot";
  }

  @Override
  public String words() {
    return "20 pairs, 2,000 trades/s";
  }

  @Override
  public Map<String, Object> settings() {
    return Map.of(
        "binance-spot",
        Map.of(
            "symbols",
            symbols(),
            "web-socket-url",
            server.webSocketUri() + "/stream",
            "rest-url",
            server.restUri().toString()),
        "large-trades",
        Map.of("threshold", THRESHOLD));
  }

  @Override
  public boolean isWatched() {
    Set<String> streams =
        symbols().stream()
            .map(symbol -> symbol.toLowerCase(Locale.ROOT) + "@trade")
            .collect(Collectors.toSet());
    return server.subscriptions().containsAll(streams);
  }

  @Override
  public Duration every() {
    return EVERY;
  }

  @Override
  public void step() {
    for (int i = 0; i < AT_ONCE; i++) {
      trade(next++ % Instrument.TWENTY.size(), SMALL_USD);
    }
  }

  /** A trade of each pair that must raise an alert. */
  void largeOfEach() {
    IntStream.range(0, Instrument.TWENTY.size()).forEach(pair -> trade(pair, LARGE_USD));
  }

  private void trade(int pair, double usd) {
    MadeTrade made = market.exactTrade(pair, clock.millis(), usd);
    server.trade(
        new SimTrade(
            made.symbol(),
            made.id(),
            BigDecimal.valueOf(made.ticks(), made.instrument().priceDecimals()),
            BigDecimal.valueOf(made.steps(), made.instrument().quantityDecimals()),
            made.timeMs(),
            !made.takerBuys()));
  }

  @Override
  public void close() {
    server.close();
  }
}
