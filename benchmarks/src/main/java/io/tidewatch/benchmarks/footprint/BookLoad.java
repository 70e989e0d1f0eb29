package io.tidewatch.benchmarks.footprint;

import io.tidewatch.simulator.okx.MarketMaker;
import io.tidewatch.simulator.okx.OkxChannel;
import io.tidewatch.simulator.okx.OkxListing;
import io.tidewatch.simulator.okx.OkxServer;
import io.tidewatch.simulator.okx.OkxSettings;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Ten books of 400 levels a side, each changing ten times a second. */
final class BookLoad implements VenueLoad {
  private static final Duration EVERY = Duration.ofMillis(10);
  private static final long SEED = 20_261_124;
  private static final List<String> ASSETS =
      List.of("BTC", "ETH", "SOL", "XRP", "DOGE", "ADA", "TRX", "AVAX", "LINK", "DOT");

  private final OkxServer server = OkxServer.start(OkxSettings.standard());
  private final List<MarketMaker> makers;
  private int next;

  BookLoad(InstantSource clock) {
    this.makers =
        ASSETS.stream()
            .map(asset ->
                new MarketMaker(
                    OkxListing.spot(asset + "-USDT", "0.01", "0.001"),
                    BigDecimal.valueOf(100),
                    clock.millis(),
                    MarketMaker.Style.LIVELY,
                    SEED + asset.hashCode()))
            .toList();
    makers.forEach(server::list);
  }

  private List<String> instruments() {
    return makers.stream().map(maker -> maker.listing().instId()).toList();
  }

  @Override
  public String venue() {
    return "okx";
  }

  @Override
  public String words() {
    return "10 books of 400 levels a side, 10 updates/s each";
  }

  @Override
  public Map<String, Object> settings() {
    return Map.of(
        "okx",
        Map.of(
            "instruments",
            instruments(),
            "web-socket-url",
            server.webSocketUri().toString(),
            "rest-url",
            server.restUri().toString()));
  }

  @Override
  public boolean isWatched() {
    return instruments().stream()
        .allMatch(instrument -> server.subscribers(OkxChannel.BOOKS, instrument) > 0);
  }

  @Override
  public Duration every() {
    return EVERY;
  }

  @Override
  public void step() {
    MarketMaker maker = makers.get(next++ % makers.size());
    server.play(maker.listing().instId(), maker.next());
  }

  @Override
  public void close() {
    server.close();
  }
}
