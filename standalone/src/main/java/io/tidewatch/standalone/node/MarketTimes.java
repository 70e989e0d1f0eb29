package io.tidewatch.standalone.node;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.ReceiveClock;
import io.tidewatch.query.MarketClock;
import io.tidewatch.standalone.config.Simulation;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.function.Function;

/**
 * What time it is where: on live venues that of the wall. A simulation tells one for trades and
 * books, and one for each of the markets that are played step by step.
 */
public final class MarketTimes {
  /** Names of the clocks of a simulation. */
  public static final String MARKET = "market";

  public static final String POOL = "pool";
  public static final String FUTURES = "futures";
  public static final String WHALES = "whales";

  private final Function<String, InstantSource> clocks;

  private MarketTimes(Function<String, InstantSource> clocks) {
    this.clocks = requireNonNull(clocks, "clocks");
  }

  /** Those of the simulation, if there is one. */
  public static MarketTimes of(Simulation simulation) {
    InstantSource wall = InstantSource.system();
    return simulation
        .clock()
        .map(url -> {
          HttpClient client = HttpClient.newHttpClient();
          return new MarketTimes(name -> new SimulatedTime(client, url, name));
        })
        .orElseGet(() -> new MarketTimes(name -> wall));
  }

  public InstantSource clock(String name) {
    return clocks.apply(name);
  }

  /** Tells when a frame came. */
  public ReceiveClock received(String name) {
    return ReceiveClock.wall(clock(name));
  }

  /** For the API. */
  public MarketClock market() {
    return MarketClock.live(clock(MARKET));
  }
}
