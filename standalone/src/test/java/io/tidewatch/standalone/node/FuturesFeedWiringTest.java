package io.tidewatch.standalone.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tidewatch.connectors.binance.futures.FuturesFeedSettings;
import io.tidewatch.standalone.config.ConfigurationException;
import io.tidewatch.standalone.config.SettingsLoader;
import io.tidewatch.standalone.config.TidewatchSettings;
import io.tidewatch.topology.futures.FuturesSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FuturesFeedWiringTest {
  private static TidewatchSettings settings(String... assignments) {
    return new SettingsLoader(Map.of()).load(Optional.empty(), List.of(assignments));
  }

  @Test
  void shouldGiveTheFeedItsDefaults() {
    FuturesFeedSettings feed = Wiring.futuresFeed(settings());

    assertThat(feed.endpoints()).isEqualTo(FuturesFeedSettings.Endpoints.BINANCE);
    assertThat(feed.universe()).isEqualTo(FuturesFeedSettings.Universe.DEFAULTS);
    assertThat(feed.polls()).isEqualTo(FuturesFeedSettings.Polls.DEFAULTS);
    assertThat(feed.closing()).isEqualTo(FuturesFeedSettings.Closing.DEFAULTS);
  }

  @Test
  void shouldShowTheSumOfPollsThatDoNotFitWithTheKeysToChange() {
    TidewatchSettings settings =
        settings("binance-futures.top-symbols=600", "binance-futures.ratio-interval=5m");

    ConfigurationException refused =
        catchThrowableOfType(ConfigurationException.class, () -> Wiring.futuresFeed(settings));

    assertThat(refused.getMessage().lines())
        .containsExactly(
            "configuration: tidewatch.binance-futures: expected polls to take at most 800.0"
                + " requests to /futures/data per PT5M (80 % of 1,000), was 1,440.0:",
            "  long/short ratios: 1,440 x 1 each PT5M = 1,440.0;"
                + " tidewatch.binance-futures.ratio-interval",
            "watch fewer symbols (tidewatch.binance-futures.top-symbols) or change what the"
                + " lines say");
  }

  @Test
  void shouldFetchClosedBarsBeforeTheMarketIsJudged() {
    FuturesFeedSettings.Closing closing = Wiring.futuresFeed(settings()).closing();

    assertThat(closing.after().plus(closing.spread())).isLessThan(FuturesSettings.DEFAULT.grace());
  }
}
