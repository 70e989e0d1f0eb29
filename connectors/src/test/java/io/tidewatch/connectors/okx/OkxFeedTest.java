package io.tidewatch.connectors.okx;

import static io.tidewatch.connectors.okx.OkxRig.BTC;
import static io.tidewatch.connectors.okx.OkxRig.ETH;
import static io.tidewatch.connectors.okx.OkxRig.SOL;
import static io.tidewatch.connectors.okx.OkxRig.settings;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.connectors.SharedBroker;
import io.tidewatch.connectors.feed.SubscriptionState;
import io.tidewatch.contract.feed.FeedEvent;
import io.tidewatch.contract.feed.FeedEvent.Type;
import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.simulator.okx.MarketMaker;
import io.tidewatch.simulator.okx.OkxChannel;
import io.tidewatch.simulator.okx.OkxServer;
import io.tidewatch.simulator.okx.OkxSettings;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedBroker.class)
class OkxFeedTest {
  private final EmbeddedBroker broker;
  private OkxServer venue;
  private Map<String, MarketMaker> makers;

  OkxFeedTest(EmbeddedBroker broker) {
    this.broker = broker;
  }

  @BeforeEach
  void startVenue() {
    venue = OkxServer.start(OkxSettings.standard());
    makers = OkxRig.market(venue);
  }

  @AfterEach
  void stopVenue() {
    venue.close();
  }

  private OkxRig rig(OkxFeedSettings settings, ListedWanted wanted) {
    return new OkxRig(broker, venue, makers, settings, wanted).start();
  }

  private OkxRig rig(String... wanted) {
    return rig(settings(venue), new ListedWanted(wanted));
  }

  @Test
  void shouldPublishOneChainForEachInstrument() {
    try (OkxRig rig = rig(BTC, SOL).live(BTC, SOL)) {
      rig.play(BTC, 60);
      rig.play(SOL, 60);

      assertThat(rig.breaksUntilTrue(BTC)).isEmpty();
      assertThat(rig.breaksUntilTrue(SOL)).isEmpty();
      assertThat(rig.chain(BTC).snapshots()).isEqualTo(1);
      await().until(() -> rig.tradeIds(BTC).size() > 10);
      assertThat(rig.tradeIds(BTC)).isEqualTo(upTo(rig.tradeIds(BTC).size()));
      assertThat(rig.feed().openConnections()).isEqualTo(1);
      assertThat(rig.feed().connected()).isTrue();
      assertThat(rig.feed().status().activePairs()).isEqualTo(2);
      assertThat(rig.feed().status().subscriptionChanges()).isEqualTo(2);
      assertThat(rig.feed().status().lastConfigCheckMs()).hasValue(42);
    }
  }

  private static List<Long> upTo(long last) {
    return LongStream.rangeClosed(1, last).boxed().toList();
  }

  @Test
  void shouldWriteFramesByteForByteWithTheirHeaders() {
    try (OkxRig rig = rig(BTC).live(BTC)) {
      String odd =
          "{ \"data\":[{\"tradeId\" : \"7\"}] ,\"arg\":{\"instId\":\"BTC-USDT\","
              + "\"channel\":\"trades\"},\"\u5e01\":\"\\u00e9\" }";
      venue.sendRaw(OkxChannel.TRADES, BTC, odd);

      await().until(() -> rig.trades(BTC).size() == 1);
      ConsumerRecord<String, byte[]> record = rig.trades(BTC).getFirst();
      assertThat(new String(record.value(), UTF_8)).isEqualTo(odd);
      assertThat(header(record, RawHeaders.VENUE)).isEqualTo("okx");
      assertThat(header(record, RawHeaders.CHANNEL)).isEqualTo("trades");
      assertThat(header(record, RawHeaders.SOURCE)).isEqualTo("live");
      assertThat(header(rig.books(BTC).getFirst(), RawHeaders.CHANNEL)).isEqualTo("books");
    }
  }

  private static String header(ConsumerRecord<String, byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }

  @Test
  void shouldPassGarbageOnWithoutHarm() {
    try (OkxRig rig = rig(BTC).live(BTC)) {
      String half = "{\"arg\":{\"channel\":\"books\",\"instId\":\"BTC-USDT\"},\"action\":\"upd";
      venue.sendRaw(OkxChannel.BOOKS, BTC, "not json");
      venue.sendRaw(OkxChannel.BOOKS, BTC, half);
      venue.sendRaw(OkxChannel.BOOKS, BTC, "{\"event\":12}");
      venue.sendRaw(OkxChannel.BOOKS, BTC, "{\"event\":\"error\",\"code\":\"1\"}");
      rig.play(BTC, 1);

      await().until(() -> rig.books(BTC).size() == 3);
      assertThat(new String(rig.books(BTC).get(1).value(), UTF_8)).isEqualTo(half);
      assertThat(rig.records(Topics.OKX_FRAMES, "unknown"))
          .extracting(r -> new String(r.value(), UTF_8))
          .containsExactly("not json");
      assertThat(rig.feed().counts().unreadableFrames()).isEqualTo(1);
      assertThat(rig.state(BTC)).isEqualTo(SubscriptionState.LIVE);
      assertThat(venue.totalConnections()).isEqualTo(1);
    }
  }

  @Test
  void shouldGiveUpOnAnUnknownInstrumentAndLeaveTheOthersAlone() {
    try (OkxRig rig = rig(BTC, "NOPE-USDT").live(BTC)) {
      await().until(() -> rig.state("NOPE-USDT") == SubscriptionState.GONE);
      await().until(() -> !rig.events(Type.GONE, "okx/books/NOPE-USDT").isEmpty());

      assertThat(rig.events(Type.GONE, "okx/books/NOPE-USDT").getFirst().detail())
          .contains("3 requests")
          .contains("60018");
      assertThat(rig.requests("NOPE-USDT", "books")).hasSize(3).containsOnly("subscribe");
      await().until(() -> !rig.events(Type.GONE, "okx/instruments/NOPE-USDT").isEmpty());
      rig.play(BTC, 5);
      assertThat(rig.breaksUntilTrue(BTC)).isEmpty();
      assertThat(venue.totalConnections()).isEqualTo(1);
    }
  }

  @Test
  void shouldAskAgainWhenASubscribeRequestIsLost() {
    venue.ignoreRequests("subscribe", 4);
    try (OkxRig rig = rig(BTC).live(BTC)) {
      assertThat(rig.requests(BTC, "books")).containsExactly("subscribe", "subscribe", "subscribe");
    }
  }

  @Test
  void shouldUnsubscribeWaitAndThenSubscribe() {
    ListedWanted wanted = new ListedWanted(BTC);
    try (OkxRig rig = rig(settings(venue), wanted).live(BTC)) {
      wanted.change(ETH);
      rig.live(ETH);

      await().until(() -> rig.events(Type.UNSUBSCRIBED).size() == 2);
      assertThat(rig.events(Type.UNSUBSCRIBED))
          .extracting(FeedEvent::key)
          .containsExactlyInAnyOrder("okx/books/BTC-USDT", "okx/trades/BTC-USDT");
      assertThat(venue.subscribers(OkxChannel.BOOKS, BTC)).isZero();
      assertThat(rig.feed().subscriptions()).allMatch(s -> s.instrument().equals(ETH));
      List<String> requests = venue.receivedMessages();
      assertThat(indexOf(requests, "\"unsubscribe\"", BTC))
          .isLessThan(indexOf(requests, "\"subscribe\"", ETH));
      assertThat(rig.feed().status().subscriptionChanges()).isEqualTo(3);
    }
  }

  private static int indexOf(List<String> requests, String op, String instId) {
    return requests.indexOf(
        requests.stream()
            .filter(r -> r.contains(op) && r.contains("books") && r.contains(instId))
            .findFirst()
            .orElseThrow());
  }

  @Test
  void shouldForceAPairOutWhenTheVenueNeverConfirms() {
    ListedWanted wanted = new ListedWanted(BTC, ETH);
    try (OkxRig rig = rig(settings(venue), wanted).live(BTC, ETH)) {
      venue.ignoreRequests("unsubscribe", 6);
      wanted.change(ETH, SOL);

      rig.live(SOL);
      await()
          .atMost(OkxRig.PATIENCE)
          .until(() -> !rig.events(Type.UNSUBSCRIBED, "okx/books/BTC-USDT").isEmpty());
      assertThat(rig.events(Type.UNSUBSCRIBED, "okx/books/BTC-USDT").getFirst().detail())
          .contains("did not confirm it after 3");
      assertThat(rig.requests(BTC, "books"))
          .containsExactly("subscribe", "unsubscribe", "unsubscribe", "unsubscribe");
      int before = rig.books(BTC).size();
      rig.play(BTC, 3);
      rig.play(ETH, 3);
      assertThat(rig.breaksUntilTrue(ETH)).isEmpty();
      await().until(() -> rig.feed().status().unwantedFrames() >= 3);
      assertThat(rig.books(BTC)).hasSize(before);
    }
  }

  @Test
  void shouldSpreadChannelsOverConnectionsNoFasterThanTheVenueAllows() {
    OkxFeedSettings one = settings(venue).with(settings(venue).connection().withChannels(2));
    try (OkxRig rig = rig(one, new ListedWanted(BTC, ETH, SOL)).live(BTC, ETH, SOL)) {
      assertThat(venue.connectionCount()).isEqualTo(3);
      assertThat(rig.feed().openConnections()).isEqualTo(3);
      assertThat(venue.refusedForRate()).isZero();
    }
  }

  @Test
  void shouldCloseAConnectionThatCarriesNothing() {
    ListedWanted wanted = new ListedWanted(BTC);
    try (OkxRig rig = rig(settings(venue), wanted).live(BTC)) {
      wanted.change();

      await().until(() -> venue.connectionCount() == 0);
      assertThat(rig.feed().subscriptions()).isEmpty();
      wanted.change(BTC);
      rig.live(BTC);
    }
  }

  @Test
  void shouldWatchTheFirstOnesInOrderAndTellOfTheSurplusOnce() {
    ListedWanted wanted = new ListedWanted(SOL, BTC, ETH);
    try (OkxRig rig = rig(settings(venue).withInstrumentLimit(2), wanted).live(BTC, ETH)) {
      wanted.change(ETH, SOL, BTC);
      wanted.change(ETH, SOL, BTC, "bad name\n");

      await().until(() -> !rig.events(Type.GONE).isEmpty());
      assertThat(rig.events(Type.OVER_LIMIT)).hasSize(1);
      assertThat(rig.events(Type.OVER_LIMIT).getFirst().detail()).contains(SOL);
      assertThat(rig.events(Type.GONE).getFirst().detail()).contains("bad name?");
      assertThat(rig.state(SOL)).isEqualTo(SubscriptionState.WANTED);
    }
  }

  @Test
  void shouldPublishTheRowsOfItsInstruments() {
    venue.restFault(503, 0, 1);
    venue.setState(ETH, "suspend");
    try (OkxRig rig = rig(BTC, ETH, SOL).live(BTC, ETH, SOL)) {
      await()
          .until(() ->
              Stream.of(BTC, ETH, SOL)
                  .allMatch(i -> rig.records(Topics.OKX_INSTRUMENTS, i).size() == 1));
      assertThat(new String(rig.records(Topics.OKX_INSTRUMENTS, SOL).getFirst().value(), UTF_8))
          .startsWith("{\"instType\":\"SWAP\",\"instId\":\"SOL-USDT-SWAP\"")
          .endsWith("}");
      await().until(() -> !rig.events(Type.STALE, "okx/instruments/ETH-USDT").isEmpty());
      assertThat(rig.events(Type.STALE, "okx/instruments/ETH-USDT").getFirst().detail())
          .contains("suspend");
    }
  }

  @Test
  void shouldPublishWhatIsInForce() {
    // Another name than in the other tests, whose wishes may stand on the topic.
    try (OkxRig rig = rig("ONCE-USDT")) {
      await().until(() -> !rig.records(Topics.SUBSCRIPTIONS, "okx/books/ONCE-USDT").isEmpty());
      await().until(() -> !rig.records(Topics.SUBSCRIPTIONS, "okx/trades/ONCE-USDT").isEmpty());
    }
  }
}
