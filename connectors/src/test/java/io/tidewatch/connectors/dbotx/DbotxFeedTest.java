package io.tidewatch.connectors.dbotx;

import static io.tidewatch.connectors.dbotx.DbotxRig.frame;
import static io.tidewatch.connectors.dbotx.DbotxRig.item;
import static io.tidewatch.connectors.dbotx.DbotxRig.pair;
import static io.tidewatch.connectors.dbotx.DbotxRig.settings;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.connectors.SharedBroker;
import io.tidewatch.connectors.feed.SubscriptionState;
import io.tidewatch.contract.feed.FeedEvent;
import io.tidewatch.contract.feed.FeedEvent.Type;
import io.tidewatch.contract.pool.Interval;
import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.simulator.dbotx.DbotxServer;
import io.tidewatch.simulator.dbotx.DbotxSettings;
import io.tidewatch.simulator.dbotx.DbotxSettings.LaterSubscribe;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(SharedBroker.class)
class DbotxFeedTest {
  private final Map<String, Object> client;
  private DbotxServer venue = DbotxServer.start(DbotxSettings.standard());

  DbotxFeedTest(EmbeddedBroker broker) {
    this.client = Map.of("bootstrap.servers", broker.bootstrapServers());
  }

  @AfterEach
  void stopVenue() {
    venue.close();
  }

  private DbotxRig rig() {
    return new DbotxRig(client, settings(venue));
  }

  private static String header(ConsumerRecord<String, byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }

  @Test
  void shouldOpenASocketForEachOfTwentyBatches() {
    try (DbotxRig rig = rig()) {
      for (int batch = 1; batch <= 20; batch++) {
        rig.fill(batch, 5);
      }
      rig.start().acknowledged(20);

      assertThat(venue.connectionCount()).isEqualTo(20);
      assertThat(venue.totalConnections()).isEqualTo(20);
      assertThat(venue.subscriptions()).allMatch(pairs -> pairs.size() == 5);
      assertThat(rig.feed().connected()).isTrue();
      assertThat(rig.feed().status().batches()).isEqualTo(20);
      assertThat(rig.feed().status().pairs()).isEqualTo(100);
      assertThat(rig.feed().status().openSockets()).isEqualTo(20);
      assertThat(rig.feed().status().creditsPerMonth()).isEqualTo(259_200_000);
    }
  }

  @Test
  void shouldPassFramesOnByteForByteKeyedByBatch() {
    try (DbotxRig rig = rig().fill(1, 2).fill(2, 1).start().acknowledged(2)) {
      venue.push(List.of(item("Pair1x0"), item("Pair2x0"), item("Pair1x1")));
      venue.push(List.of(item("Pair1x1")));
      await().until(() -> rig.frames().size() == 3);

      assertThat(rig.frames(1))
          .extracting(record -> new String(record.value(), UTF_8))
          .containsExactly(frame("Pair1x0", "Pair1x1"), frame("Pair1x1"));
      assertThat(rig.frames(2))
          .extracting(record -> new String(record.value(), UTF_8))
          .containsExactly(frame("Pair2x0"));
      assertThat(rig.frames(1))
          .extracting(record -> header(record, RawHeaders.SEQ))
          .containsExactly("0", "1");
      ConsumerRecord<String, byte[]> first = rig.frames(1).getFirst();
      assertThat(header(first, RawHeaders.VENUE)).isEqualTo("dbotx");
      assertThat(header(first, RawHeaders.CHANNEL)).isEqualTo("pairs");
      assertThat(header(first, RawHeaders.SOURCE)).isEqualTo("live");
      assertThat(first.timestamp())
          .isEqualTo(Long.parseLong(header(first, RawHeaders.RECEIVED_US)) / 1_000);
      assertThat(rig.feed().status().pushes()).isEqualTo(3);
      assertThat(rig.feed().status().creditsUsed()).isEqualTo(15);
    }
  }

  @Test
  void shouldBecomeLiveWithTheFirstFrame() {
    try (DbotxRig rig = rig().fill(1, 1).start().acknowledged(1)) {
      assertThat(rig.state(1)).isEqualTo(SubscriptionState.ACKNOWLEDGED);
      venue.push(List.of(item("Pair1x0")));

      await().until(() -> rig.state(1) == SubscriptionState.LIVE);
      await().until(() -> !rig.events(Type.LIVE).isEmpty());
      assertThat(rig.events())
          .extracting(FeedEvent::type)
          .containsExactly(Type.CONNECTED, Type.ACKNOWLEDGED, Type.LIVE);
      assertThat(rig.events()).allMatch(event -> event.instrument().equals("1"));
      assertThat(rig.events()).allMatch(event -> event.venue().equals("dbotx"));
    }
  }

  @Test
  void shouldAcceptFramesOfTheOlderType() {
    try (DbotxRig rig = rig().fill(1, 1).start().acknowledged(1)) {
      String older = frame("Pair1x0").replace("pairsInfo", "tokensInfo");
      venue.sendRaw("Pair1x0", older);
      await().until(() -> rig.frames(1).size() == 1);

      assertThat(new String(rig.frames(1).getFirst().value(), UTF_8)).isEqualTo(older);
    }
  }

  @ParameterizedTest
  @EnumSource(LaterSubscribe.class)
  void shouldChangeTheBatchOnTheSameSocket(LaterSubscribe semantics) {
    venue.close();
    venue = DbotxServer.start(DbotxSettings.standard().with(semantics));
    try (DbotxRig rig = rig().fill(1, 3).start().acknowledged(1)) {
      rig.remove("Pair1x0");
      rig.put(pair(1, 3), pair(1, 4));

      Set<String> expected = Set.of("Pair1x1", "Pair1x2", "Pair1x3", "Pair1x4");
      await().until(() -> venue.subscriptions().equals(List.of(expected)));
      venue.push(List.of(item("Pair1x0"), item("Pair1x4")));
      await().until(() -> !rig.frames(1).isEmpty());
      assertThat(new String(rig.frames(1).getFirst().value(), UTF_8)).isEqualTo(frame("Pair1x4"));
      assertThat(venue.totalConnections()).isEqualTo(1);
      assertThat(rig.events(Type.CLOSED)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(LaterSubscribe.class)
  void shouldMoveAPairToAnotherBatch(LaterSubscribe semantics) {
    venue.close();
    venue = DbotxServer.start(DbotxSettings.standard().with(semantics));
    try (DbotxRig rig = rig().fill(1, 2).fill(2, 2).start().acknowledged(2)) {
      rig.put(pair("Pair1x0", 2, 7, Interval.M1));

      await()
          .until(() ->
              Set.copyOf(venue.subscriptions())
                  .equals(Set.of(Set.of("Pair1x1"), Set.of("Pair2x0", "Pair2x1", "Pair1x0"))));
      venue.push(List.of(item("Pair1x0")));
      await().until(() -> rig.frames(2).size() == 1);
      assertThat(rig.frames(1)).isEmpty();
      assertThat(venue.totalConnections()).isEqualTo(2);
    }
  }

  @Test
  void shouldOpenASocketForANewBatchAndCloseThatOfAnEmptiedOne() {
    try (DbotxRig rig = rig().fill(1, 2).start().acknowledged(1)) {
      rig.fill(2, 1);
      await().until(() -> venue.connectionCount() == 2 && venue.subscribers("Pair2x0") == 1);

      rig.remove("Pair1x0", "Pair1x1");

      await().until(() -> venue.connectionCount() == 1 && !rig.events(Type.UNSUBSCRIBED).isEmpty());
      assertThat(rig.events(Type.UNSUBSCRIBED))
          .extracting(FeedEvent::instrument)
          .containsExactly("1");
      assertThat(venue.subscriptions()).containsExactly(Set.of("Pair2x0"));
      assertThat(venue.receivedMessages().getLast()).contains("\"method\":\"unsubscribe\"");
      assertThat(rig.feed().subscriptions()).hasSize(1);
    }
  }

  @Test
  void shouldTakeManyChangesAsOne() {
    try (DbotxRig rig = rig().fill(1, 60).start().acknowledged(1)) {
      int before = venue.receivedMessages().size();
      rig.remove(IntStream.range(0, 50).mapToObj(n -> "Pair1x" + n).toArray(String[]::new));
      await().until(() -> venue.subscriptions().getFirst().size() == 10);

      assertThat(venue.receivedMessages().size() - before).isLessThan(50);
      assertThat(venue.totalConnections()).isEqualTo(1);
    }
  }

  @Test
  void shouldAskForTheIntervalOfMostPairs() {
    try (DbotxRig rig = rig().put(pair("A", 1, 0, Interval.H1), pair("B", 1, 1, Interval.H1))) {
      rig.put(pair("C", 1, 2, Interval.M5)).start().acknowledged(1);
      assertThat(venue.interval("A")).contains("1h");

      rig.put(pair("A", 1, 0, Interval.M5));

      await().until(() -> venue.interval("A").filter("5m"::equals).isPresent());
      assertThat(venue.totalConnections()).isEqualTo(1);
    }
  }

  @Test
  void shouldLeaveOutWhatIsOverTheLimitAndSaySo() {
    try (DbotxRig rig = rig().fill(1, 101).start().acknowledged(1)) {
      await().until(() -> !rig.events(Type.OVER_LIMIT).isEmpty());

      assertThat(venue.subscriptions().getFirst())
          .hasSize(99)
          .contains("Pair1x98")
          .doesNotContain("Pair1x99", "Pair1x100");
      assertThat(rig.events(Type.OVER_LIMIT))
          .extracting(FeedEvent::detail)
          .containsExactly("batch 1 has 101 pairs, the venue takes 99: the last 2 are left out");
    }
  }

  @Test
  void shouldWaitWithAnEmptyPoolAndConnectWhenItFills() {
    try (DbotxRig rig = rig().start()) {
      await().until(() -> rig.feed().connected());
      assertThat(venue.totalConnections()).isZero();

      rig.fill(1, 1);

      rig.acknowledged(1);
    }
  }

  @Test
  void shouldNotAskAgainWhenNothingChangesForTheVenue() {
    try (DbotxRig rig = rig().fill(1, 2).start().acknowledged(1)) {
      int before = venue.receivedMessages().size();
      // Another place in the same batch, and a change that does matter.
      rig.put(pair("Pair1x0", 1, 50, Interval.M1), pair(2, 0));
      rig.acknowledged(2);

      assertThat(venue.receivedMessages()).hasSize(before + 1);
    }
  }

  @Test
  void shouldReadWhatStandsOnTheTopicBeforeItConnects() {
    try (DbotxRig rig = rig().fill(1, 99)) {
      rig.remove("Pair1x7");
      rig.start().acknowledged(1);

      assertThat(venue.receivedMessages()).hasSize(1);
      assertThat(venue.subscriptions().getFirst()).hasSize(98).doesNotContain("Pair1x7");
      assertThat(Topics.PAIRS.partitions()).isGreaterThan(1);
    }
  }
}
