package io.tidewatch.connectors.okx;

import static io.tidewatch.connectors.okx.OkxRig.BTC;
import static io.tidewatch.connectors.okx.OkxRig.ETH;
import static io.tidewatch.connectors.okx.OkxRig.SOL;
import static io.tidewatch.connectors.okx.OkxRig.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.connectors.SharedBroker;
import io.tidewatch.connectors.feed.SubscriptionState;
import io.tidewatch.contract.feed.FeedCommand.Action;
import io.tidewatch.contract.feed.FeedEvent;
import io.tidewatch.contract.feed.FeedEvent.Type;
import io.tidewatch.simulator.okx.MarketMaker;
import io.tidewatch.simulator.okx.OkxServer;
import io.tidewatch.simulator.okx.OkxSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedBroker.class)
class OkxFeedFaultsTest {
  private final EmbeddedBroker broker;
  private OkxServer venue;
  private Map<String, MarketMaker> makers;

  OkxFeedFaultsTest(EmbeddedBroker broker) {
    this.broker = broker;
    venue(OkxSettings.standard());
  }

  private void venue(OkxSettings settings) {
    venue = OkxServer.start(settings);
    makers = OkxRig.market(venue);
  }

  @AfterEach
  void stopVenue() {
    venue.close();
  }

  private OkxRig rig(OkxFeedSettings settings, String... wanted) {
    return new OkxRig(broker, venue, makers, settings, new ListedWanted(wanted)).start();
  }

  @Test
  void shouldComeBackWithASnapshotAfterALoss() {
    try (OkxRig rig = rig(settings(venue), BTC).live(BTC)) {
      rig.play(BTC, 5);
      assertThat(rig.breaksUntilTrue(BTC)).isEmpty();
      venue.dropConnections();
      await().until(() -> venue.totalConnections() == 2);
      rig.live(BTC);
      rig.play(BTC, 5);

      assertThat(rig.breaksUntilTrue(BTC)).isEmpty();
      assertThat(rig.chain(BTC).snapshots()).isEqualTo(2);
      assertThat(rig.feed().counts().reconnects()).isEqualTo(1);
    }
  }

  @Test
  void shouldTellTheCloseCode() {
    try (OkxRig rig = rig(settings(venue), BTC).live(BTC)) {
      venue.closeConnections(4005, "buffer full");

      await().until(() -> !rig.events(Type.CLOSED).isEmpty());
      assertThat(rig.events(Type.CLOSED).getFirst().detail())
          .contains("4005")
          .contains("we read too slowly");
      rig.live(BTC);
    }
  }

  @Test
  void shouldGoOnTryingWhileTheVenueRefuses() {
    venue.refuseConnections(true);
    try (OkxRig rig = rig(settings(venue), BTC)) {
      await().until(() -> rig.feed().counts().reconnects() >= 3);
      assertThat(rig.feed().connected()).isFalse();

      venue.refuseConnections(false);

      rig.live(BTC);
    }
  }

  @Test
  void shouldChangeOverWithoutAGapWhenTheVenueAnnouncesAnUpgrade() throws Exception {
    venue.close();
    // How fast the connections follow each other is left to the machine.
    venue(OkxSettings.standard().withConnectsPerSecond(0));
    try (OkxRig rig = rig(settings(venue), BTC, ETH).live(BTC, ETH)) {
      AtomicBoolean over = new AtomicBoolean();
      Thread market =
          Thread.ofVirtual()
              .start(() -> {
                while (!over.get()) {
                  rig.play(BTC, 1);
                  rig.play(ETH, 1);
                }
              });
      for (int connections = 2; connections <= 4; connections++) {
        int expected = connections;
        venue.announceUpgrade();
        await()
            .atMost(OkxRig.PATIENCE)
            .until(() -> venue.totalConnections() >= expected && venue.connectionCount() == 1);
      }
      over.set(true);
      market.join();

      assertThat(rig.breaksUntilTrue(BTC)).isEmpty();
      assertThat(rig.breaksUntilTrue(ETH)).isEmpty();
      assertThat(rig.chain(BTC).snapshots()).isGreaterThanOrEqualTo(4);
      rig.play(BTC, 50);
      assertThat(rig.breaksUntilTrue(BTC)).isEmpty();
      await().untilAsserted(() -> assertEachTradeOnce(rig.tradeIds(BTC)));
      await().until(() -> rig.events(Type.ROTATED).size() >= 3);
      assertThat(rig.feed().counts().reconnects())
          .as(() -> "connections that failed, with %s".formatted(rig.events(Type.CLOSED)))
          .isZero();
    }
  }

  private static void assertEachTradeOnce(List<Long> ids) {
    assertThat(ids.stream().sorted().toList())
        .isEqualTo(LongStream.rangeClosed(1, ids.size()).boxed().toList());
  }

  @Test
  void shouldSubscribeAnewWhenADetectorAsksAndOnlyOnceAtATime() {
    try (OkxRig rig = rig(settings(venue), BTC, ETH).live(BTC, ETH)) {
      venue.dropNext(BTC);
      rig.play(BTC, 3);
      await().until(() -> !rig.chain(BTC).breaks().isEmpty());
      venue.ignoreRequests("unsubscribe", 1);
      rig.command(Action.RESUBSCRIBE, BTC);
      rig.command(Action.RESUBSCRIBE, BTC);
      rig.command(Action.SEED, "XRP-USDT");

      await().until(() -> rig.chain(BTC).snapshots() == 2);
      await().until(() -> rig.feed().status().ignoredCommands() == 2);
      assertThat(rig.requests(BTC, "books"))
          .containsExactly("subscribe", "unsubscribe", "unsubscribe", "subscribe");
      rig.play(BTC, 3);
      rig.breaksUntilTrue(BTC);
      assertThat(rig.chain(BTC).breaks()).hasSize(1);
      assertThat(rig.feed().status().recoveries()).isEqualTo(1);
      assertThat(rig.requests(ETH, "books")).containsExactly("subscribe");
    }
  }

  @Test
  void shouldFetchABookWhenADetectorAsksForIt() {
    try (OkxRig rig = rig(settings(venue), BTC).live(BTC)) {
      venue.dropNext(BTC);
      rig.play(BTC, 2);
      await().until(() -> !rig.chain(BTC).breaks().isEmpty());
      rig.command(Action.SEED, BTC);

      await().until(() -> rig.chain(BTC).seeds() == 1);
      rig.play(BTC, 3);
      rig.breaksUntilTrue(BTC);
      assertThat(rig.chain(BTC).breaks()).hasSize(1);
    }
  }

  @Test
  void shouldSeedOverRestWhenTheSnapshotIsWithheld() {
    venue.withholdSnapshots(true);
    try (OkxRig rig = rig(settings(venue), BTC, SOL)) {
      await().until(() -> rig.requests(BTC, "books").size() == 1);
      rig.play(BTC, 1);
      rig.live(BTC, SOL);
      rig.play(BTC, 5);
      rig.play(SOL, 5);

      assertThat(rig.breaksUntilTrue(BTC)).isEmpty();
      assertThat(rig.breaksUntilTrue(SOL)).isEmpty();
      assertThat(rig.chain(BTC).seeds()).isEqualTo(1);
      assertThat(rig.chain(BTC).snapshots()).isZero();
    }
  }

  @Test
  void shouldGiveUpABookThatCannotBeHadAtAllAndStillPassTradesOn() {
    venue.withholdSnapshots(true);
    venue.restFault(404, 0, 1_000);
    try (OkxRig rig = rig(settings(venue), BTC)) {
      await().atMost(Duration.ofSeconds(20)).until(() -> rig.state(BTC) == SubscriptionState.GONE);
      rig.play(BTC, 30);

      await().until(() -> !rig.tradeIds(BTC).isEmpty());
      await().until(() -> !rig.events(Type.GONE, "okx/books/BTC-USDT").isEmpty());
      assertThat(rig.requests(BTC, "books"))
          .containsExactly("subscribe", "unsubscribe", "subscribe", "unsubscribe", "subscribe");
    }
  }

  @Test
  void shouldKeepAQuietConnectionOpenByPings() {
    venue.close();
    venue(OkxSettings.standard().withIdleLimit(Duration.ofSeconds(3)));
    OkxFeedSettings pinging =
        settings(venue)
            .with(settings(venue).connection().withPings(Duration.ofMillis(300), OkxRig.PATIENCE));
    try (OkxRig rig = rig(pinging, BTC).live(BTC)) {
      await()
          .atMost(OkxRig.PATIENCE)
          .until(() -> venue.receivedMessages().stream().filter("ping"::equals).count() >= 12);

      assertThat(venue.totalConnections()).isEqualTo(1);
      assertThat(rig.feed().counts().reconnects()).isZero();
    }
  }

  @Test
  void shouldBeClosedByTheVenueWithoutPings() {
    venue.close();
    venue(OkxSettings.standard().withIdleLimit(Duration.ofMillis(300)));
    try (OkxRig rig = rig(settings(venue), BTC)) {
      await().until(() -> !rig.events(Type.CLOSED).isEmpty());

      assertThat(rig.events(Type.CLOSED).getFirst().detail()).contains("4004");
    }
  }

  @Test
  void shouldGiveUpAConnectionWithoutPongs() {
    OkxFeedSettings impatient =
        settings(venue)
            .with(
                settings(venue)
                    .connection()
                    .withPings(Duration.ofMillis(300), Duration.ofMillis(700)));
    try (OkxRig rig = rig(impatient, BTC).live(BTC)) {
      venue.freeze(true);
      await().until(() -> rig.feed().counts().reconnects() >= 1);
      venue.freeze(false);

      await().until(() -> rig.chain(BTC).snapshots() >= 2);
      rig.live(BTC);
      assertThat(rig.events(Type.CLOSED)).anyMatch(event -> event.detail().contains("no pong"));
    }
  }

  @Test
  void shouldSayThatDataIsBackWhereAConnectionDiesBeforeItsReplacementBringsAny() {
    try (OkxRig rig = rig(settings(venue), BTC).live(BTC)) {
      String key = "okx/books/" + BTC;
      await().until(() -> rig.events(Type.LIVE, key).size() == 1);
      venue.withholdSnapshots(true);
      venue.restFreeze(true);
      venue.announceUpgrade();
      await().until(() -> rig.events(Type.CONNECTED).size() == 2);
      venue.dropOldestConnection();
      await().until(() -> rig.events(Type.CLOSED).size() == 1);
      venue.restFreeze(false);

      await().atMost(OkxRig.PATIENCE).until(() -> rig.events(Type.LIVE, key).size() == 2);
      assertThat(rig.events(Type.LIVE, key).getLast().connection())
          .isEqualTo(rig.events(Type.CONNECTED).get(1).connection());
      assertThat(rig.events(Type.ROTATED)).isEmpty();
      rig.play(BTC, 3);
      assertThat(rig.breaksUntilTrue(BTC)).isEmpty();
    }
  }

  @Test
  void shouldSayThatItRotatedWhereAConnectionDiesWhileItsReplacementBringsABook() {
    try (OkxRig rig = rig(settings(venue), BTC).live(BTC)) {
      await().until(() -> rig.events(Type.LIVE, "okx/trades/" + BTC).size() <= 1);
      venue.ignoreRequests("subscribe", 1);
      venue.announceUpgrade();
      await().until(() -> venue.snapshots(BTC) == 2);
      await().until(() -> rig.chain(BTC).snapshots() == 2);
      venue.dropOldestConnection();

      await().until(() -> rig.events(Type.CLOSED).size() == 1);
      await().until(() -> rig.events(Type.ROTATED).size() == 1);
      assertThat(rig.events(Type.ROTATED).getFirst().at())
          .isLessThanOrEqualTo(rig.events(Type.CLOSED).getFirst().at());
      assertThat(rig.events(Type.ROTATED).getFirst().replaces())
          .contains(rig.events(Type.CLOSED).getFirst().connection());
    }
  }

  @Test
  void shouldSubscribeAStaleBookAnew() {
    OkxFeedSettings impatient =
        settings(venue)
            .with(
                new OkxFeedSettings.Subscribing(
                    Duration.ofSeconds(2),
                    Duration.ofMillis(400),
                    3,
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(60)));
    try (OkxRig rig = rig(impatient, BTC, ETH).live(BTC, ETH)) {
      await()
          .until(() -> {
            venue.heartbeat(ETH, 1_790_000_000_000L);
            return rig.chain(BTC).snapshots() >= 2;
          });
      assertThat(rig.events(Type.STALE, "okx/books/BTC-USDT")).isNotEmpty();
      assertThat(rig.chain(ETH).snapshots()).isEqualTo(1);
    }
  }

  @Test
  void shouldChangeOverWhenTheRequestsOfTheHourAreUsedUp() {
    venue.close();
    venue(OkxSettings.standard().withRequestsPerHour(4));
    OkxFeedSettings frugal =
        settings(venue).with(settings(venue).connection().withRequestsPerHour(4));
    try (OkxRig rig = rig(frugal, BTC).live(BTC)) {
      rig.command(Action.RESUBSCRIBE, BTC);
      await().until(() -> rig.chain(BTC).snapshots() == 2);
      rig.live(BTC);
      rig.command(Action.RESUBSCRIBE, BTC);

      await().until(() -> rig.chain(BTC).snapshots() == 3);
      await().until(() -> venue.connectionCount() == 1);
      assertThat(venue.totalConnections()).isEqualTo(2);
      await().until(() -> !rig.events(Type.ROTATED).isEmpty());
      FeedEvent rotated = rig.events(Type.ROTATED).getFirst();
      assertThat(rotated.detail()).contains("4 requests an hour");
      assertThat(rotated.replaces()).contains(rig.events(Type.CONNECTED).getFirst().connection());
      rig.play(BTC, 3);
      assertThat(rig.breaksUntilTrue(BTC)).isEmpty();
    }
  }
}
