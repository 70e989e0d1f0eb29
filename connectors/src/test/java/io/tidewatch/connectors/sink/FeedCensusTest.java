package io.tidewatch.connectors.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.feed.FeedEvent;
import io.tidewatch.contract.feed.FeedEvent.Type;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FeedCensusTest {
  private final FeedCensus census = new FeedCensus("okx", "books");

  @Test
  void shouldCountConnectionsAndInstrumentsThatSendData() {
    hear(Type.CONNECTED, "*", "c1");
    hear(Type.ACKNOWLEDGED, "BTC-USDT", "c1");
    hear(Type.LIVE, "ETH-USDT", "c1");

    assertThat(census.connections()).isEqualTo(1);
    assertThat(census.instruments()).isEqualTo(1);
  }

  @Test
  void shouldForgetWhatWasOnAClosedConnection() {
    hear(Type.LIVE, "BTC-USDT", "c1");
    hear(Type.LIVE, "ETH-USDT", "c2");
    hear(Type.CLOSED, "*", "c1");

    assertThat(census.connections()).isEqualTo(1);
    assertThat(census.instruments()).isEqualTo(1);
  }

  @Test
  void shouldForgetAConnectionThatWasNeverClosedOnceAllItHadIsElsewhere() {
    hear(Type.LIVE, "BTC-USDT", "killed");
    hear(Type.LIVE, "ETH-USDT", "killed");
    hear(Type.LIVE, "BTC-USDT", "new");
    assertThat(census.connections()).isEqualTo(2);

    hear(Type.LIVE, "ETH-USDT", "new");
    assertThat(census.connections()).isEqualTo(1);
    assertThat(census.instruments()).isEqualTo(2);
  }

  @Test
  void shouldNotCountWhatIsStaleGoneOrUnsubscribed() {
    hear(Type.LIVE, "A", "c1");
    hear(Type.LIVE, "B", "c1");
    hear(Type.LIVE, "C", "c1");
    hear(Type.LIVE, "D", "c1");
    hear(Type.STALE, "A", "c1");
    hear(Type.GONE, "B", "c1");
    hear(Type.UNSUBSCRIBED, "C", "c1");
    hear(Type.QUARANTINED, "D", "c1");

    assertThat(census.instruments()).isEqualTo(1);
  }

  @Test
  void shouldCountNoOtherVenueAndNoInstrumentTwiceForItsTrades() {
    hear(Type.LIVE, "BTC-USDT", "c1");
    census.hear(event("okx", "trades", Type.LIVE, "BTC-USDT", "c1"));
    census.hear(event("binance-spot", "books", Type.LIVE, "BTCUSDT", "c9"));

    assertThat(census.connections()).isEqualTo(1);
    assertThat(census.instruments()).isEqualTo(1);
  }

  private void hear(Type type, String instrument, String connection) {
    census.hear(event("okx", "books", type, instrument, connection));
  }

  private static FeedEvent event(
      String venue, String channel, Type type, String instrument, String connection) {
    return new FeedEvent(venue, channel, instrument, type, connection, 1, 1, Optional.empty(), "");
  }
}
