package io.tidewatch.connectors.okx;

import static io.tidewatch.connectors.okx.OkxRig.BTC;
import static io.tidewatch.connectors.okx.OkxRig.ETH;
import static io.tidewatch.connectors.okx.OkxRig.SOL;
import static io.tidewatch.connectors.okx.OkxRig.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.connectors.SharedBroker;
import io.tidewatch.connectors.redis.RedisAccess;
import io.tidewatch.connectors.redis.RedisInstruments;
import io.tidewatch.connectors.redis.RedisSetSettings;
import io.tidewatch.contract.feed.FeedEvent.Type;
import io.tidewatch.contract.feed.WantedSubscription;
import io.tidewatch.contract.feed.WantedSubscription.Origin;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.simulator.okx.OkxServer;
import io.tidewatch.simulator.okx.OkxSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import redis.embedded.RedisServer;

@ExtendWith(SharedBroker.class)
class OkxRedisTest {
  private static final String KEY = RedisSetSettings.DEFAULT_KEY;

  private final EmbeddedBroker broker;
  private final int port;

  OkxRedisTest(EmbeddedBroker broker) throws IOException {
    this.broker = broker;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
  }

  private RedisServer startRedis() throws IOException {
    RedisServer redis =
        RedisServer.newRedisServer().port(port).bind("127.0.0.1").setting("save \"\"").build();
    redis.start();
    return redis;
  }

  private void redis(Consumer<StatefulRedisConnection<String, String>> commands) {
    try (RedisClient client = RedisClient.create("redis://127.0.0.1:" + port);
        StatefulRedisConnection<String, String> connection = client.connect()) {
      commands.accept(connection);
    }
  }

  @Test
  void shouldFollowARedisSetAndGoOnWhileRedisIsAway() throws IOException {
    RedisServer redis = startRedis();
    redis(c -> c.sync().sadd(KEY, BTC, ETH));
    RedisInstruments wanted =
        new RedisInstruments(
            RedisSetSettings.of(
                    RedisAccess.of("127.0.0.1", port, Optional.empty(), Duration.ofSeconds(2)))
                .withInterval(Duration.ofMillis(100)),
            InstantSource.system());
    try (OkxServer venue = OkxServer.start(OkxSettings.standard());
        OkxRig rig =
            new OkxRig(broker, venue, OkxRig.market(venue), settings(venue), wanted).start()) {
      rig.live(BTC, ETH);
      redis(c -> c.sync().srem(KEY, ETH));
      redis(c -> c.sync().sadd(KEY, SOL));
      rig.live(BTC, SOL);
      await().until(() -> !rig.events(Type.UNSUBSCRIBED, "okx/books/ETH-USDT").isEmpty());

      redis.stop();
      await().until(() -> !rig.events(Type.FAILING, "okx/instruments/*").isEmpty());
      rig.play(BTC, 5);
      assertThat(rig.breaksUntilTrue(BTC)).isEmpty();
      redis = startRedis();
      redis(c -> c.sync().sadd(KEY, BTC, ETH));
      rig.live(BTC, ETH);

      assertThat(rig.events(Type.FAILING)).hasSize(1);
      assertThat(rig.feed().status().lastConfigCheckMs()).isPresent();
      await()
          .until(() ->
              rig.records(Topics.SUBSCRIPTIONS, "okx/books/SOL-USDT-SWAP").stream()
                  .anyMatch(r -> r.value() == null));
      assertThat(
              rig.records(Topics.SUBSCRIPTIONS, "okx/books/SOL-USDT-SWAP").stream()
                  .map(ConsumerRecord::value)
                  .toList())
          .contains(
              Topics.SUBSCRIPTIONS
                  .value()
                  .serializer()
                  .serialize("", new WantedSubscription("okx", "books", SOL, Origin.REDIS, true)));
    } finally {
      redis.stop();
    }
  }
}
