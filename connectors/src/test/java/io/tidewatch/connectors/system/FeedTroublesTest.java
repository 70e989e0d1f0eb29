package io.tidewatch.connectors.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.delivery.SystemAlert.Kind;
import io.tidewatch.contract.feed.FeedEvent;
import io.tidewatch.contract.feed.FeedEvent.Type;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FeedTroublesTest {
  private static final String ALL = FeedEvent.ALL_INSTRUMENTS;
  private static final long MINUTE = 60_000;

  private final FeedTroubles feeds = new FeedTroubles(WatchSettings.DEFAULTS);

  @Test
  void shouldTellAnInstrumentWithoutDataAfterTheGrace() {
    hear("A", Type.LIVE, "1", 0);
    hear("A", Type.STALE, "1", 1_000);

    assertThat(troubles(MINUTE)).isEmpty();
    assertThat(feeds.at(MINUTE + 1_000).troubles())
        .containsExactly(
            new Trouble(Kind.FEED_DOWN, "okx/books/A", Severity.MAJOR, 1_000, "STALE of A"));

    hear("A", Type.LIVE, "1", 70_000);
    assertThat(troubles(71_000)).isEmpty();
  }

  @Test
  void shouldSayNothingOfAConnectionThatWasReplacedBeforeItEnded() {
    hear(ALL, Type.CONNECTED, "1", 0);
    hear("A", Type.LIVE, "1", 0);
    hear(ALL, Type.CONNECTED, "2", 1_000);
    hear(ALL, Type.ROTATED, "2", 1_100);
    hear(ALL, Type.CLOSED, "1", 1_200);

    assertThat(troubles(10 * MINUTE)).isEmpty();
  }

  @Test
  void shouldSayNothingOfAConnectionThatComesBackInTime() {
    hear(ALL, Type.CONNECTED, "1", 0);
    hear("A", Type.LIVE, "1", 0);
    hear(ALL, Type.CLOSED, "1", 1_000);
    hear(ALL, Type.CONNECTED, "2", 20_000);

    assertThat(troubles(10 * MINUTE)).isEmpty();
  }

  @Test
  void shouldSayNothingOfAConnectionThatEndsWhileItsReplacementIsOnItsWay() {
    hear(ALL, Type.CONNECTED, "1", 0);
    hear("A", Type.LIVE, "1", 0);
    hear(ALL, Type.CONNECTED, "2", 1_000);
    hear(ALL, Type.CLOSED, "1", 1_100);
    hear("A", Type.LIVE, "2", 1_200);

    assertThat(troubles(10 * MINUTE)).isEmpty();
  }

  @Test
  void shouldTellThatAChannelHasNoConnection() {
    hear(ALL, Type.CONNECTED, "1", 0);
    hear(ALL, Type.CONNECTED, "2", 0);
    hear("A", Type.LIVE, "1", 0);
    hear(ALL, Type.CLOSED, "1", 500);
    hear(ALL, Type.CLOSED, "2", 1_000);
    hear(ALL, Type.CLOSED, "3", 5_000);

    assertThat(troubles(60_999)).isEmpty();
    assertThat(feeds.at(61_000).troubles())
        .containsExactly(
            new Trouble(
                Kind.FEED_DOWN,
                "okx/books",
                Severity.CRITICAL,
                1_000,
                "no connection: CLOSED of *"));

    hear(ALL, Type.CONNECTED, "4", 90_000);
    assertThat(troubles(90_000)).isEmpty();
  }

  @Test
  void shouldTellThatASubscriptionLostTheConnectionOfItsOwn() {
    hear("1", Type.CONNECTED, "1", 0);
    hear("1", Type.LIVE, "1", 0);
    hear("2", Type.CONNECTED, "2", 0);
    hear("2", Type.LIVE, "2", 0);
    hear("1", Type.CLOSED, "1", 0);

    assertThat(troubles(MINUTE)).containsExactly("feed-down/okx/books/1");
  }

  @Test
  void shouldMissNoConnectionThatNobodyNeeds() {
    hear(ALL, Type.CONNECTED, "1", 0);
    hear("A", Type.LIVE, "1", 0);
    hear("A", Type.UNSUBSCRIBED, "1", 1_000);
    hear(ALL, Type.CLOSED, "1", 2_000);

    assertThat(troubles(10 * MINUTE)).isEmpty();
  }

  @Test
  void shouldTellAtOnceThatAFeedCannotConnect() {
    hear(ALL, Type.FAILING, "1", 1_000);

    assertThat(troubles(1_000)).containsExactly("feed-down/okx/books");
    assertThat(troubles(60 * MINUTE)).containsExactly("feed-down/okx/books");

    hear(ALL, Type.CONNECTED, "2", 61 * MINUTE);
    assertThat(troubles(61 * MINUTE)).isEmpty();
  }

  @Test
  void shouldLetWordOfAFailingRequestEndWhileTheVenueIsConnected() {
    hear(ALL, Type.CONNECTED, "1", 0);
    feeds.hear(event("instruments", ALL, Type.FAILING, "rest", 1_000));

    assertThat(troubles(14 * MINUTE)).containsExactly("feed-down/okx/instruments");
    assertThat(troubles(16 * MINUTE)).isEmpty();
  }

  @Test
  void shouldFoldInstrumentsIntoTheirChannel() {
    hear("A", Type.STALE, "1", 0);
    assertThat(troubles(MINUTE)).containsExactly("feed-down/okx/books/A");

    hear(ALL, Type.FAILING, "2", MINUTE);

    Finding found = feeds.at(MINUTE);
    assertThat(found.troubles()).extracting(Trouble::key).containsExactly("feed-down/okx/books");
    assertThat(found.undecided()).containsExactly("feed-down/okx/books/A");
  }

  @Test
  void shouldFoldInstrumentsIntoTheLossOfTheirVenue() {
    feeds.hear(event("connections", ALL, Type.CONNECTED, "1", 0));
    hear("A", Type.LIVE, "1", 0);
    hear("A", Type.STALE, "1", 0);
    feeds.hear(event("connections", ALL, Type.CLOSED, "1", 0));

    assertThat(troubles(MINUTE)).containsExactly("feed-down/okx/connections");
  }

  @Test
  void shouldTellASubscriptionThatTheVenueDoesNotKnow() {
    hear("A", Type.GONE, "1", 0);

    assertThat(troubles(9_999)).isEmpty();
    assertThat(troubles(10_000)).containsExactly("subscription-gone/okx/books/A");

    hear("A", Type.LIVE, "1", 20_000);
    assertThat(troubles(20_000)).isEmpty();
  }

  @Test
  void shouldTellABookThatStaysBroken() {
    hear("A", Type.QUARANTINED, "1", 0);

    assertThat(troubles(29_999)).isEmpty();
    assertThat(troubles(30_000)).containsExactly("book-quarantined/okx/books/A");

    hear("A", Type.HEALED, "1", 40_000);
    assertThat(troubles(40_000)).isEmpty();
  }

  @Test
  void shouldTellABookThatStaysBrokenWhileFramesComeAndNoSnapshotDoes() {
    hear("A", Type.QUARANTINED, "1", 0);
    hear("A", Type.GONE, "1", 6_000);
    hear("A", Type.LIVE, "1", 6_050);

    assertThat(troubles(30_000)).containsExactly("book-quarantined/okx/books/A");

    hear("A", Type.HEALED, "1", 40_000);
    assertThat(troubles(40_000)).isEmpty();
  }

  @Test
  void shouldForgetWhatNobodyWantsAnyMore() {
    hear("A", Type.LIVE, "1", 0);
    hear("A", Type.QUARANTINED, "1", 0);
    hear("A", Type.STALE, "1", 0);
    hear("A", Type.UNSUBSCRIBED, "1", 1_000);
    hear(ALL, Type.CLOSED, "1", 2_000);

    assertThat(troubles(10 * MINUTE)).isEmpty();
  }

  @Test
  void shouldKnowThatConnectionsOfTwoVenuesMayBeNamedAlike() {
    hear(ALL, Type.CONNECTED, "1", 0);
    hear("A", Type.LIVE, "1", 0);
    feeds.hear(
        new FeedEvent(
            "dbotx", "pairs", ALL, Type.CLOSED, "1", 1, 1_000, Optional.empty(), "closed"));

    assertThat(troubles(10 * MINUTE)).isEmpty();
  }

  private List<String> troubles(long now) {
    return feeds.at(now).troubles().stream().map(Trouble::key).toList();
  }

  private void hear(String instrument, Type type, String connection, long at) {
    feeds.hear(event("books", instrument, type, connection, at));
  }

  private static FeedEvent event(
      String channel, String instrument, Type type, String connection, long at) {
    return new FeedEvent(
        "okx",
        channel,
        instrument,
        type,
        connection,
        1,
        at,
        Optional.empty(),
        type + " of " + instrument);
  }
}
