package io.tidewatch.query.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tidewatch.query.feed.FeedView;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class FeedMetersTest {
  private final List<FeedView> feeds = new CopyOnWriteArrayList<>();
  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final FeedMeters meters = new FeedMeters(() -> feeds, registry);

  private void subscribed(String instrument, String state, Optional<Long> lastDataAt) {
    feeds.add(new FeedView("okx", "books", instrument, state, 0, lastDataAt, Optional.empty(), ""));
  }

  private double subscriptions(String state) {
    return registry
        .get("tidewatch.subscriptions")
        .tags("venue", "okx", "channel", "books", "state", state)
        .gauge()
        .value();
  }

  @Test
  void shouldTellThatNoneIsStaleBeforeOneIs() {
    subscribed("BTC-USDT", "live", Optional.of(1_000L));
    meters.refresh();
    assertThat(subscriptions("live")).isEqualTo(1);
    assertThat(subscriptions("stale")).isZero();
    assertThat(subscriptions("gone")).isZero();

    subscribed("ETH-USDT", "stale", Optional.of(500L));
    meters.refresh();

    assertThat(subscriptions("live")).isEqualTo(1);
    assertThat(subscriptions("stale")).isEqualTo(1);
  }

  @Test
  void shouldTellWhenTheNewestDataCame() {
    subscribed("BTC-USDT", "live", Optional.of(2_500L));
    subscribed("ETH-USDT", "live", Optional.of(1_000L));
    subscribed("SOL-USDT", "sent", Optional.empty());
    meters.refresh();

    assertThat(registry.get("tidewatch.ingest.last.data.timestamp.seconds").gauge().value())
        .isEqualTo(2.5);
  }

  @Test
  void shouldTellNoTimeOfDataThatNeverCame() {
    subscribed("SOL-USDT", "sent", Optional.empty());
    meters.refresh();

    assertThat(registry.find("tidewatch.ingest.last.data.timestamp.seconds").gauges()).isEmpty();
  }
}
