package io.tidewatch.connectors.okx;

import static io.tidewatch.connectors.okx.OkxRig.BTC;
import static io.tidewatch.connectors.okx.OkxRig.ETH;
import static io.tidewatch.connectors.okx.OkxRig.SOL;
import static io.tidewatch.connectors.okx.OkxRig.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.connectors.SharedBroker;
import io.tidewatch.connectors.feed.Retry;
import io.tidewatch.connectors.feed.SubscriptionState;
import io.tidewatch.contract.feed.FeedEvent.Type;
import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.simulator.okx.MarketMaker;
import io.tidewatch.simulator.okx.OkxServer;
import io.tidewatch.simulator.okx.OkxSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What could leave a pair without its book for ever, or ask for it again and again. */
@ExtendWith(SharedBroker.class)
class OkxFeedRecoveryTest {
  private final EmbeddedBroker broker;
  private final OkxServer venue = OkxServer.start(OkxSettings.standard());
  private final Map<String, MarketMaker> makers = OkxRig.market(venue);

  OkxFeedRecoveryTest(EmbeddedBroker broker) {
    this.broker = broker;
  }

  @AfterEach
  void stopVenue() {
    venue.close();
  }

  private OkxRig rig(OkxFeedSettings settings, ListedWanted wanted) {
    return new OkxRig(broker, venue, makers, settings, wanted).start();
  }

  private OkxFeedSettings staleAfter(Duration age) {
    OkxFeedSettings usual = settings(venue);
    OkxFeedSettings.Subscribing subscribing = usual.subscribing();
    return usual.with(
        new OkxFeedSettings.Subscribing(
            subscribing.answerWithin(),
            subscribing.firstFrameWithin(),
            subscribing.tries(),
            age,
            subscribing.askAgainAfter()));
  }

  @Test
  void shouldCountABookFromRestAsData() {
    venue.withholdSnapshots(true);
    try (OkxRig rig = rig(settings(venue), new ListedWanted(BTC))) {
      rig.live(BTC);
      // The ticks that would find it stale come every 85 ms.
      await().during(Duration.ofSeconds(1)).until(() -> rig.state(BTC) == SubscriptionState.LIVE);

      assertThat(rig.events(Type.STALE)).isEmpty();
      assertThat(venue.totalConnections()).isEqualTo(1);
    }
  }

  @Test
  void shouldTryAgainToReplaceASilentConnection() {
    try (OkxRig rig = rig(staleAfter(Duration.ofMillis(900)), new ListedWanted(BTC))) {
      rig.live(BTC);
      venue.refuseConnections(true);
      await().until(() -> rig.feed().counts().reconnects() >= 1);
      venue.refuseConnections(false);

      await().until(() -> rig.chain(BTC).snapshots() >= 2);
    }
  }

  @Test
  void shouldDialAtOnceForOnePairWhileTheConnectionOfAnotherWaits() {
    OkxFeedSettings single =
        settings(venue)
            .with(settings(venue).connection().withChannels(2))
            .with(new Retry(List.of(Duration.ofSeconds(6)), Duration.ofSeconds(30), 100, 1));
    ListedWanted wanted = new ListedWanted(BTC);
    try (OkxRig rig = rig(single, wanted)) {
      rig.live(BTC);
      venue.dropConnections();
      await().until(() -> rig.feed().counts().reconnects() == 1);
      wanted.change(BTC, ETH);

      await().until(() -> rig.state(ETH) == SubscriptionState.LIVE);
      assertThat(rig.state(BTC)).isEqualTo(SubscriptionState.WANTED);
    }
  }

  @Test
  void shouldRiseInEpochOverARunOfASecondBeforeWithManyConnections() {
    OkxFeedSettings single = settings(venue).with(settings(venue).connection().withChannels(2));
    long first;
    try (OkxRig rig = rig(single, new ListedWanted(BTC, ETH, SOL))) {
      rig.live(BTC, ETH, SOL);
      await().until(() -> !rig.books(SOL).isEmpty());
      first = epoch(rig);
    }
    try (OkxRig rig = rig(single, new ListedWanted(SOL))) {
      rig.live(SOL);
      await().until(() -> !rig.books(SOL).isEmpty());

      assertThat(epoch(rig)).isGreaterThan(first);
    }
  }

  @Test
  void shouldAskAgainForAPairThatWasGivenUp() {
    venue.ignoreRequests("subscribe", 6);
    OkxFeedSettings usual = settings(venue);
    OkxFeedSettings again =
        usual.with(
            new OkxFeedSettings.Subscribing(
                Duration.ofMillis(200),
                Duration.ofMillis(200),
                3,
                Duration.ofSeconds(60),
                Duration.ofMillis(500)));
    try (OkxRig rig = rig(again, new ListedWanted(BTC))) {
      await().until(() -> !rig.events(Type.GONE, "okx/books/BTC-USDT").isEmpty());

      rig.live(BTC);
      rig.play(BTC, 3);
      assertThat(rig.breaksUntilTrue(BTC)).isEmpty();
    }
  }

  private static long epoch(OkxRig rig) {
    return RawHeaders.number(rig.books(SOL).getLast().headers(), RawHeaders.EPOCH).orElseThrow();
  }
}
