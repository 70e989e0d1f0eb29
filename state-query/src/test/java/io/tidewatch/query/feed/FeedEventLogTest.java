package io.tidewatch.query.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidewatch.contract.feed.FeedEvent;
import io.tidewatch.contract.feed.FeedEvent.Type;
import io.tidewatch.contract.feed.Gap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FeedEventLogTest {
  private final FeedEventLog log = new FeedEventLog();

  private void hear(String instrument, Type type, long at, Optional<Gap> gap) {
    log.hear(new FeedEvent("binance-spot", "trades", instrument, type, "c1", 1, at, gap, ""));
  }

  @Test
  void shouldShowTheLatestState() {
    hear("BTCUSDT", Type.CONNECTED, 1, Optional.empty());
    hear("BTCUSDT", Type.LIVE, 2, Optional.empty());

    FeedView feed = log.feeds().getFirst();

    assertThat(feed.state()).isEqualTo("live");
    assertThat(feed.since()).isEqualTo(2);
  }

  @Test
  void shouldStayLiveDuringAGap() {
    Gap gap = new Gap(1, 2, 3, 4, 0);
    hear("BTCUSDT", Type.LIVE, 2, Optional.empty());
    hear("BTCUSDT", Type.GAP_FILLED, 3, Optional.of(gap));
    hear("BTCUSDT", Type.ROTATED, 4, Optional.empty());

    FeedView feed = log.feeds().getFirst();

    assertThat(feed.state()).isEqualTo("live");
    assertThat(feed.since()).isEqualTo(2);
    assertThat(feed.gap().orElseThrow().state()).isEqualTo("gap-filled");
    assertThat(feed.gap().orElseThrow().bounds()).contains(gap);
  }

  @Test
  void shouldForgetTheLongestSilentOfTooMany() {
    for (int i = 0; i <= 10_000; i++) {
      hear("S" + i, Type.LIVE, i, Optional.empty());
    }

    assertThat(log.feeds()).hasSize(10_000);
    assertThat(log.feeds().getFirst().instrument()).isEqualTo("S1");
  }

  @Test
  void shouldPreferTheFirstSource() {
    hear("BTCUSDT", Type.LIVE, 1, Optional.empty());
    hear("ETHUSDT", Type.LIVE, 1, Optional.empty());
    FeedView known =
        new FeedView(
            "binance-spot", "trades", "BTCUSDT", "stale", 9, Optional.of(8L), Optional.empty(), "");

    FeedSource both = FeedSource.firstOf(List.of(() -> List.of(known), log));

    assertThat(both.feeds())
        .extracting(FeedView::instrument, FeedView::state)
        .containsExactly(tuple("BTCUSDT", "stale"), tuple("ETHUSDT", "live"));
  }
}
