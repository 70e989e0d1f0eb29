package io.tidewatch.standalone.node;

import io.tidewatch.connectors.binance.futures.FuturesFeedSettings;
import io.tidewatch.connectors.binance.futures.PollPlan;
import io.tidewatch.connectors.binance.futures.PollPlanException;
import io.tidewatch.connectors.feed.Retry;
import io.tidewatch.standalone.config.ConfigurationException;
import io.tidewatch.standalone.config.FuturesFeed;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Gives the feed of futures its settings. */
final class FuturesFeedWiring {
  private static final String PREFIX = "tidewatch.binance-futures.";
  private static final Map<String, String> KEYS =
      Map.of(
          PollPlan.UNIVERSE_TOP, PREFIX + "top-symbols",
          PollPlan.UNIVERSE_REFRESH, PREFIX + "refresh-interval",
          PollPlan.POLLS_TICKERS, PREFIX + "ticker-interval",
          PollPlan.POLLS_OPEN_INTEREST, PREFIX + "open-interest-interval",
          PollPlan.POLLS_RATIOS, PREFIX + "ratio-interval");

  private FuturesFeedWiring() {}

  /**
   * The feed as configured.
   *
   * @param more what is changed of it beyond what is configured
   */
  static FuturesFeedSettings feed(FuturesFeed feed, UnaryOperator<FuturesFeedSettings> more) {
    FuturesFeedSettings defaults = FuturesFeedSettings.defaults();
    FuturesFeedSettings.Connection connection = defaults.connection();
    FuturesFeedSettings.Subscribing subscribing = defaults.subscribing();
    Retry retry = defaults.retry();
    FuturesFeedSettings configured =
        defaults
            .with(new FuturesFeedSettings.Endpoints(feed.webSocketUrl(), feed.restUrl()))
            .with(
                new FuturesFeedSettings.Universe(
                    feed.topSymbols(), feed.minQuoteVolume(), feed.refreshInterval()))
            .with(
                new FuturesFeedSettings.Connection(
                    feed.connectTimeout(),
                    connection.silenceLimit(),
                    connection.pingAfter(),
                    connection.maxFrameBytes(),
                    feed.streamsPerConnection(),
                    connection.streamsPerMessage(),
                    connection.sendEvery(),
                    connection.connectEvery(),
                    feed.rotateAfter(),
                    connection.overlap()))
            .with(
                new Retry(retry.backoff(), retry.stableAfter(), feed.maxReconnect(), retry.seed()))
            .with(
                new FuturesFeedSettings.Subscribing(
                    subscribing.firstFrameWithin(), subscribing.tries(), feed.staleAfter()))
            .with(new FuturesFeedSettings.Closing(feed.closeAfter(), defaults.closing().spread()))
            .with(
                new FuturesFeedSettings.Polls(
                    feed.tickerInterval(), feed.openInterestInterval(), feed.ratioInterval()));
    FuturesFeedSettings changed = more.apply(configured);
    requireFitting(changed);
    return changed;
  }

  private static void requireFitting(FuturesFeedSettings settings) {
    try {
      settings.pollPlan().check();
    } catch (PollPlanException e) {
      List<String> sum = e.sum(name -> KEYS.getOrDefault(name, name));
      throw new ConfigurationException(
          "tidewatch.binance-futures: " + sum.getFirst(), sum.subList(1, sum.size()));
    }
  }
}
