package io.tidewatch.benchmarks.footprint;

import io.tidewatch.simulator.binance.futures.BinanceFuturesServer;
import io.tidewatch.simulator.binance.futures.FuturesBar;
import io.tidewatch.simulator.binance.futures.FuturesLedger;
import io.tidewatch.simulator.binance.futures.FuturesVenueSettings;
import io.tidewatch.simulator.futures.FuturesPlayer;
import io.tidewatch.simulator.futures.FuturesScript;
import io.tidewatch.simulator.futures.ScriptedContract;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** 150 contracts with a history of a day, whose running bars are told four times a second. */
final class KlineLoad implements VenueLoad {
  private static final Duration EVERY = Duration.ofMillis(5);
  private static final int AT_ONCE = 3;

  private final InstantSource clock;
  private final List<ScriptedContract> contracts;
  private final FuturesLedger ledger;
  private final BinanceFuturesServer server;
  private final FuturesBar[] running;
  private int next;

  KlineLoad(InstantSource clock) {
    this.clock = clock;
    FuturesScript script = FuturesScript.standard(clock.millis());
    this.contracts = script.contracts();
    this.ledger = FuturesPlayer.ledger(script);
    this.server = BinanceFuturesServer.start(FuturesVenueSettings.standard(), ledger);
    this.running = new FuturesBar[contracts.size()];
  }

  @Override
  public String venue() {
    return "binance-futures";
  }

  @Override
  public String words() {
    return "150 contracts, 4 klines/s each";
  }

  @Override
  public Map<String, Object> settings() {
    return Map.of(
        "binance-futures",
        Map.of(
            "web-socket-url",
            server.webSocketUri() + "/market/stream",
            "rest-url",
            server.restUri().toString()));
  }

  @Override
  public boolean isWatched() {
    return contracts.stream().allMatch(contract -> server.subscribers(contract.symbol()) > 0);
  }

  @Override
  public Duration every() {
    return EVERY;
  }

  @Override
  public void step() {
    for (int i = 0; i < AT_ONCE; i++) {
      tell(next++ % contracts.size());
    }
  }

  private void tell(int number) {
    String symbol = contracts.get(number).symbol();
    long now = clock.millis();
    FuturesBar before = running[number];
    if (before != null && now > before.closeMs()) {
      server.publish(symbol, before, now, true);
    }
    FuturesBar bar = bar(contracts.get(number).history().getLast(), now);
    running[number] = bar;
    ledger.bar(symbol, bar);
    server.publish(symbol, bar, now, false);
  }

  /** As the last bar of the history was, as much of it as is over. */
  private static FuturesBar bar(FuturesBar like, long now) {
    long openMs = now - Math.floorMod(now, FuturesBar.LENGTH_MS);
    BigDecimal part =
        BigDecimal.valueOf(now - openMs + 1)
            .divide(BigDecimal.valueOf(FuturesBar.LENGTH_MS), 6, RoundingMode.UP);
    return new FuturesBar(
        openMs,
        like.close(),
        like.close(),
        like.close(),
        like.close(),
        like.volume().multiply(part),
        like.quoteVolume().multiply(part),
        like.trades(),
        like.takerBase().multiply(part),
        like.takerQuote().multiply(part));
  }

  @Override
  public void close() {
    server.close();
  }
}
