package io.tidewatch.standalone.node;

import io.tidewatch.connectors.binance.spot.SpotFeedSettings;
import io.tidewatch.connectors.feed.Retry;
import io.tidewatch.query.http.AccessToken;
import io.tidewatch.query.http.HttpSettings;
import io.tidewatch.standalone.config.LargeTrades;
import io.tidewatch.standalone.config.Secret;
import io.tidewatch.standalone.config.SpotFeed;
import io.tidewatch.standalone.config.TidewatchSettings;
import io.tidewatch.topology.largetrades.LargeTradesRule;
import io.tidewatch.topology.largetrades.LargeTradesSettings;
import java.time.Duration;
import java.util.Optional;

/** Gives the parts of the house the settings they ask for. */
public final class Wiring {
  private static final Duration HISTORY = Duration.ofHours(24);

  private Wiring() {}

  /** The feed as configured. */
  public static SpotFeedSettings spotFeed(TidewatchSettings settings) {
    SpotFeed feed = settings.binanceSpot();
    SpotFeedSettings defaults = SpotFeedSettings.defaults(feed.symbols());
    SpotFeedSettings.Connection connection = defaults.connection();
    Retry retry = defaults.retry();
    SpotFeedSettings.Subscribing subscribing = defaults.subscribing();
    return defaults
        .with(
            new SpotFeedSettings.Endpoints(
                feed.webSocketUrl(),
                Optional.of(feed.restUrl()),
                feed.apiKey().map(Secret::reveal)))
        .with(
            new SpotFeedSettings.Connection(
                feed.connectTimeout(),
                feed.readTimeout(),
                connection.maxFrameBytes(),
                feed.rotateAfter(),
                connection.overlap(),
                connection.sendEvery()))
        .with(new Retry(retry.backoff(), retry.stableAfter(), feed.maxReconnect(), retry.seed()))
        .with(
            new SpotFeedSettings.Subscribing(
                subscribing.firstFrameWithin(), subscribing.tries(), feed.staleAfter()));
  }

  /** The API as configured. */
  public static HttpSettings http(TidewatchSettings settings) {
    return new HttpSettings(
        settings.http().host(),
        settings.http().port(),
        settings.http().adminToken().map(token -> new AccessToken(token.reveal())));
  }

  /** The detector as configured. */
  public static LargeTradesSettings largeTrades(TidewatchSettings settings) {
    LargeTrades large = settings.largeTrades();
    return new LargeTradesSettings(
        new LargeTradesRule(
            large.threshold(),
            large.cooldown(),
            large.exitFactor(),
            large.sideShare(),
            large.escalationFactor(),
            large.severity()),
        large.window(),
        large.allowedLateness(),
        HISTORY);
  }
}
