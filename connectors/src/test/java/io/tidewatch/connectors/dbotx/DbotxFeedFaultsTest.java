package io.tidewatch.connectors.dbotx;

import static io.tidewatch.connectors.dbotx.DbotxRig.item;
import static io.tidewatch.connectors.dbotx.DbotxRig.settings;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.connectors.SharedBroker;
import io.tidewatch.connectors.feed.SubscriptionState;
import io.tidewatch.contract.feed.FeedEvent;
import io.tidewatch.contract.feed.FeedEvent.Type;
import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.simulator.dbotx.DbotxServer;
import io.tidewatch.simulator.dbotx.DbotxSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

@ExtendWith(SharedBroker.class)
class DbotxFeedFaultsTest {
  private final Map<String, Object> client;
  private DbotxServer venue = DbotxServer.start(DbotxSettings.standard());

  DbotxFeedFaultsTest(EmbeddedBroker broker) {
    this.client = Map.of("bootstrap.servers", broker.bootstrapServers());
  }

  @AfterEach
  void stopVenue() {
    venue.close();
  }

  private DbotxRig rig(DbotxFeedSettings settings) {
    return new DbotxRig(client, settings);
  }

  private DbotxFeedSettings staleAfter(Duration limit) {
    DbotxFeedSettings settings = settings(venue);
    return settings.with(settings.subscribing().withStaleAfter(limit));
  }

  private DbotxFeedSettings withConnection(DbotxFeedSettings.Connection connection) {
    return settings(venue).with(connection);
  }

  private static long header(ConsumerRecord<String, byte[]> record, String name) {
    return RawHeaders.number(record.headers(), name).orElseThrow();
  }

  @Test
  void shouldComeBackWithAHigherEpochAfterALoss() {
    try (DbotxRig rig = rig(settings(venue)).fill(1, 2).fill(2, 1).start().acknowledged(2)) {
      venue.push(List.of(item("Pair1x0")));
      await().until(() -> rig.frames(1).size() == 1);
      venue.dropConnection("Pair1x0");
      await().until(() -> venue.totalConnections() == 3 && venue.subscribers("Pair1x1") == 1);
      venue.push(List.of(item("Pair1x1")));
      await().until(() -> rig.frames(1).size() == 2);

      List<ConsumerRecord<String, byte[]>> frames = rig.frames(1);
      assertThat(header(frames.get(1), RawHeaders.EPOCH))
          .isGreaterThan(header(frames.get(0), RawHeaders.EPOCH));
      assertThat(frames).extracting(frame -> header(frame, RawHeaders.SEQ)).containsExactly(0L, 0L);
      assertThat(rig.events(Type.CLOSED)).extracting(FeedEvent::instrument).containsExactly("1");
    }
  }

  @Test
  void shouldSubscribeASilentBatchAnewAndTellOfIt() {
    try (DbotxRig rig =
        rig(staleAfter(Duration.ofMillis(500))).fill(1, 2).fill(2, 1).start().acknowledged(2)) {
      venue.push(List.of(item("Pair1x0")));
      await().until(() -> rig.state(1) == SubscriptionState.LIVE);
      venue.silence("Pair1x0", true);
      await().until(() -> !rig.events(Type.STALE).isEmpty());
      assertThat(rig.state(1)).isEqualTo(SubscriptionState.STALE);
      await()
          .until(() ->
              venue.receivedMessages().stream()
                      .filter(m -> m.contains("\"subscribe\"") && m.contains("Pair1x0"))
                      .count()
                  > 1);
      venue.silence("Pair1x0", false);
      venue.push(List.of(item("Pair1x0")));
      await().until(() -> rig.events(Type.LIVE).size() == 2);

      assertThat(rig.events(Type.STALE)).extracting(FeedEvent::instrument).containsExactly("1");
      assertThat(venue.totalConnections()).isEqualTo(2);
    }
  }

  @Test
  void shouldTellOfABatchThatNeverSpoke() {
    try (DbotxRig rig =
        rig(staleAfter(Duration.ofMillis(300))).fill(1, 2).start().acknowledged(1)) {
      await().until(() -> !rig.events(Type.GONE).isEmpty());
      venue.push(List.of(item("Pair1x0")));

      await().until(() -> rig.state(1) == SubscriptionState.LIVE);
      assertThat(venue.totalConnections()).isEqualTo(1);
    }
  }

  @Test
  void shouldSayNothingOfAColdPair() {
    try (DbotxRig rig = rig(staleAfter(Duration.ofSeconds(1))).fill(1, 2).start().acknowledged(1)) {
      await()
          .pollInterval(Duration.ofMillis(25))
          .until(() -> {
            venue.push(List.of(item("Pair1x0")));
            return rig.feed().status().pushes() >= 60;
          });

      assertThat(rig.events(Type.STALE)).isEmpty();
      assertThat(rig.events(Type.GONE)).isEmpty();
      assertThat(venue.receivedMessages()).hasSize(1);
    }
  }

  @Test
  void shouldAskThreeTimesThenConnectAnew() {
    venue.ignoreSubscribes(3);
    try (DbotxRig rig = rig(settings(venue)).fill(1, 1).start().acknowledged(1)) {
      assertThat(venue.totalConnections()).isEqualTo(2);
      assertThat(venue.receivedMessages()).hasSize(4);
      await().until(() -> !rig.events(Type.GONE).isEmpty());
      assertThat(rig.events(Type.GONE).getFirst().detail()).contains("no answer to 3");
    }
  }

  @Test
  void shouldGiveUpASocketThatIsDead() {
    DbotxFeedSettings.Connection connection =
        settings(venue).connection().withPings(Duration.ofMillis(100), Duration.ofMillis(400));
    try (DbotxRig rig = rig(withConnection(connection)).fill(1, 1).start().acknowledged(1)) {
      venue.freeze(true);
      await().until(() -> !rig.events(Type.CLOSED).isEmpty());
      assertThat(rig.events(Type.CLOSED).getFirst().detail()).contains("no pong");
      venue.freeze(false);

      await().until(() -> venue.subscribers("Pair1x0") == 1 && rig.feed().connected());
    }
  }

  @Test
  void shouldPingASocketThatCarriesNoData() {
    venue.close();
    venue = DbotxServer.start(DbotxSettings.standard().withPingWithin(Duration.ofMillis(600)));
    DbotxFeedSettings.Connection connection =
        settings(venue).connection().withPings(Duration.ofMillis(100), Duration.ofSeconds(5));
    try (DbotxRig rig = rig(withConnection(connection)).fill(1, 1).start().acknowledged(1)) {
      // A socket of the same age that is only opened is dropped meanwhile.
      PinglessClient other = new PinglessClient(venue.webSocketUri());
      await().until(other::isDropped);

      assertThat(venue.connectionCount()).isEqualTo(1);
      assertThat(rig.events(Type.CLOSED)).isEmpty();
    }
  }

  @Test
  void shouldTellOnceOfAWrongKeyAndTrySlowly() {
    DbotxFeedSettings settings =
        settings(venue).with(new DbotxFeedSettings.Endpoint(venue.webSocketUri(), "not-the-key"));
    DbotxFeedSettings slow =
        settings.with(settings.connection().withKeyRetryEvery(Duration.ofMillis(300)));
    try (DbotxRig rig = rig(slow).fill(1, 1).fill(2, 1).start()) {
      await().until(() -> venue.wrongKeys() >= 6);
      await().until(() -> !rig.events(Type.FAILING).isEmpty());

      assertThat(rig.events(Type.FAILING)).hasSize(1);
      assertThat(rig.events(Type.FAILING).getFirst().detail())
          .contains("401")
          .contains("set a valid DBotX API key");
      assertThat(rig.feed().connected()).isFalse();
      assertThat(rig.events(Type.CLOSED)).isNotEmpty();
    }
  }

  @Test
  void shouldShowTheKeyNowhere() {
    String key = "k3y-that-nobody-may-see";
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    Logger ours = (Logger) LoggerFactory.getLogger("io.tidewatch");
    ListAppender<ILoggingEvent> captured = new ListAppender<>();
    captured.start();
    root.addAppender(captured);
    ours.setLevel(Level.TRACE);
    DbotxFeedSettings settings =
        settings(venue).with(new DbotxFeedSettings.Endpoint(venue.webSocketUri(), key));
    DbotxFeedSettings quick =
        settings.with(settings.connection().withKeyRetryEvery(Duration.ofMillis(50)));
    try (DbotxRig rig = rig(quick).fill(1, 1).start()) {
      await().until(() -> venue.wrongKeys() >= 2);
      venue.close();
      venue = DbotxServer.start(DbotxSettings.standard().withApiKey(key));
      try (DbotxRig good =
          rig(quick.with(new DbotxFeedSettings.Endpoint(venue.webSocketUri(), key)))
              .fill(1, 1)
              .start()
              .acknowledged(1)) {
        venue.sendRaw("Pair1x0", "{\"status\":\"error\",\"message\":\"key " + key + "\"}");
        venue.sendRaw("Pair1x0", "your key is " + key);
        await().until(() -> !good.events(Type.FAILING).isEmpty());
        venue.dropConnections();
        await().until(() -> venue.totalConnections() == 2);

        assertThat(good.events().toString()).contains("(hidden)").doesNotContain(key);
        assertThat(good.feed().subscriptions().toString()).doesNotContain(key);
      }
      assertThat(rig.events().toString()).contains("401").doesNotContain(key);
      assertThat(quick.toString()).contains("apiKey=set").doesNotContain(key);
    } finally {
      root.detachAppender(captured);
      ours.setLevel(null);
    }
    assertThat(captured.list).isNotEmpty();
    assertThat(captured.list).allSatisfy(event -> assertThat(text(event)).doesNotContain(key));
  }

  private static String text(ILoggingEvent event) {
    String thrown =
        event.getThrowableProxy() == null
            ? ""
            : ThrowableProxyUtil.asString(event.getThrowableProxy());
    return event.getFormattedMessage() + thrown;
  }

  @Test
  void shouldCountGarbageAndTellOfItOnce() {
    try (DbotxRig rig = rig(settings(venue)).fill(1, 1).start().acknowledged(1)) {
      for (int i = 0; i < 50; i++) {
        venue.sendGarbage("Pair1x0");
      }
      venue.push(List.of(item("Pair1x0")));
      await().until(() -> rig.frames(1).size() == 1);

      assertThat(rig.feed().status().otherFrames()).isEqualTo(50);
      await().until(() -> !rig.events(Type.FAILING).isEmpty());
      assertThat(rig.events(Type.FAILING)).hasSize(1);
      assertThat(rig.events(Type.FAILING).getFirst().detail())
          .contains("batch 1")
          .contains("neither data nor an answer")
          .contains("502 ? Bad Gateway");
      assertThat(venue.totalConnections()).isEqualTo(1);
    }
  }

  @Test
  void shouldKeepAnswersAndErrorsInTheFeed() {
    try (DbotxRig rig = rig(settings(venue)).fill(1, 1).start().acknowledged(1)) {
      venue.sendRaw("Pair1x0", "{\"status\":\"ack\"}");
      venue.sendRaw("Pair1x0", "{\"status\":\"error\",\"result\":{\"message\":\"no credits\"}}");
      venue.push(List.of(item("Pair1x0")));
      await().until(() -> !rig.frames().isEmpty() && !rig.events(Type.FAILING).isEmpty());

      assertThat(rig.frames()).hasSize(1);
      assertThat(rig.feed().counts().controlFrames()).isEqualTo(3);
      assertThat(rig.feed().status().errors()).isEqualTo(1);
      assertThat(rig.events(Type.FAILING).getFirst().detail()).contains("no credits");
    }
  }

  @Test
  void shouldPassABrokenDataFrameOnAsItCame() {
    try (DbotxRig rig = rig(settings(venue)).fill(1, 1).start().acknowledged(1)) {
      String broken = "{\"type\":\"pairsInfo\",\"result\":[{\"p\":";
      venue.sendRaw("Pair1x0", broken);
      await().until(() -> rig.frames(1).size() == 1);

      assertThat(new String(rig.frames(1).getFirst().value(), UTF_8)).isEqualTo(broken);
    }
  }

  @Test
  void shouldRefuseAFrameOverTheLimitAndComeBack() {
    try (DbotxRig rig = rig(settings(venue)).fill(1, 1).start().acknowledged(1)) {
      venue.sendRaw(
          "Pair1x0", "{\"type\":\"pairsInfo\",\"result\":[\"" + "x".repeat(1_100_000) + "\"]}");
      await().until(() -> venue.totalConnections() == 2 && venue.subscribers("Pair1x0") == 1);
      venue.push(List.of(item("Pair1x0")));
      await().until(() -> rig.frames(1).size() == 1);

      assertThat(rig.feed().counts().refusedFrames()).isEqualTo(1);
      assertThat(rig.events(Type.CLOSED).getFirst().detail()).contains("1000000 bytes");
    }
  }

  @Test
  void shouldTellAfterFailuresInARowAndGoOn() {
    venue.refuseConnections(true);
    try (DbotxRig rig = rig(settings(venue)).fill(1, 1).start()) {
      await().until(() -> !rig.events(Type.FAILING).isEmpty());
      assertThat(rig.events(Type.FAILING).getFirst().detail()).contains("3 failures in a row");
      venue.refuseConnections(false);

      rig.acknowledged(1);
    }
  }

  @Test
  @Timeout(value = 20, unit = TimeUnit.SECONDS)
  void shouldEndWhileItConnects() {
    venue.delayConnections(Duration.ofSeconds(1));
    DbotxRig rig = rig(settings(venue)).fill(1, 1).fill(2, 1).fill(3, 1).start();
    await().until(() -> rig.feed().subscriptions().size() == 3);

    rig.close();

    assertThat(rig.feed().openConnections()).isZero();
  }

  @Test
  void shouldSurviveAVenueThatDiesWhileItConnects() {
    venue.delayConnections(Duration.ofMillis(500));
    // Its sockets stay half open: nobody says that it is gone.
    DbotxFeedSettings.Connection connection =
        settings(venue).connection().withConnectTimeout(Duration.ofSeconds(1));
    try (DbotxRig rig = rig(withConnection(connection)).fill(1, 1).fill(2, 1).start()) {
      await().until(() -> rig.feed().subscriptions().size() == 2);
      venue.close();

      await().until(() -> rig.feed().counts().reconnects() >= 4);
      assertThat(rig.feed().connected()).isFalse();
      assertThat(rig.feed().subscriptions())
          .allMatch(status -> status.state() == SubscriptionState.WANTED);
    }
  }
}
