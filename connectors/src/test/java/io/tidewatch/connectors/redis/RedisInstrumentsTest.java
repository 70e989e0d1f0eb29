package io.tidewatch.connectors.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.tidewatch.connectors.feed.WantedInstruments;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.embedded.RedisServer;

class RedisInstrumentsTest {
  private static final String KEY = RedisSettings.DEFAULT_KEY;

  private final List<Set<String>> wanted = new CopyOnWriteArrayList<>();
  private final List<String> troubles = new CopyOnWriteArrayList<>();
  private final List<String> recoveries = new CopyOnWriteArrayList<>();
  private int port;
  private RedisServer redis;

  @BeforeEach
  void startRedis() throws IOException {
    port = freePort();
    redis = server(port);
  }

  private static RedisServer server(int port) throws IOException {
    RedisServer server =
        RedisServer.newRedisServer().port(port).bind("127.0.0.1").setting("save \"\"").build();
    server.start();
    return server;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @AfterEach
  void stopRedis() throws IOException {
    redis.stop();
  }

  private RedisAccess access(String host) {
    return access(host, Optional.empty());
  }

  private RedisAccess access(String host, Optional<String> password) {
    return new RedisAccess(host, port, 0, false, Optional.empty(), password, Duration.ofSeconds(2));
  }

  private RedisInstruments started() {
    return started(Duration.ofMillis(100));
  }

  private RedisInstruments started(Duration interval) {
    RedisInstruments source =
        new RedisInstruments(
            RedisSettings.of(access("127.0.0.1")).withInterval(interval), InstantSource.system());
    source.start(
        new WantedInstruments.Listener() {
          @Override
          public void wanted(Set<String> names) {
            wanted.add(names);
          }

          @Override
          public void trouble(String reason) {
            troubles.add(reason);
          }

          @Override
          public void recovered() {
            recoveries.add("recovered");
          }
        });
    return source;
  }

  private void redis(Consumer<StatefulRedisConnection<String, String>> commands) {
    try (RedisClient client = RedisClient.create("redis://127.0.0.1:" + port);
        StatefulRedisConnection<String, String> connection = client.connect()) {
      commands.accept(connection);
    }
  }

  @Test
  void shouldReadEachTwentySecondsUnlessToldOtherwise() {
    RedisSettings settings = RedisSettings.of(access("localhost"));

    assertThat(settings.interval()).isEqualTo(Duration.ofSeconds(20));
    assertThat(settings.key()).isEqualTo("config:trading_pairs");
  }

  @Test
  void shouldFollowTheSetAsItIsEdited() {
    redis(c -> c.sync().sadd(KEY, "BTC-USDT", "ETH-USDT"));
    try (RedisInstruments source = started()) {
      await().until(() -> wanted.size() == 1);
      redis(c -> c.sync().srem(KEY, "ETH-USDT"));
      await().until(() -> wanted.size() == 2);
      redis(c -> c.sync().sadd(KEY, "SOL-USDT"));
      await().until(() -> wanted.size() == 3);

      assertThat(wanted)
          .containsExactly(
              Set.of("BTC-USDT", "ETH-USDT"), Set.of("BTC-USDT"), Set.of("BTC-USDT", "SOL-USDT"));
      assertThat(source.lastCheckMs()).isPresent();
    }
  }

  @Test
  void shouldKeepTheSetWhileRedisIsAwayAndGoOnAfterwards() throws IOException {
    redis(c -> c.sync().sadd(KEY, "BTC-USDT"));
    try (RedisInstruments source = started()) {
      await().until(() -> wanted.size() == 1);
      redis.stop();
      await().until(() -> troubles.size() == 1);
      long lastGood = source.lastCheckMs().orElseThrow();
      redis = server(port);
      redis(c -> c.sync().sadd(KEY, "ETH-USDT"));

      await().until(() -> wanted.getLast().equals(Set.of("ETH-USDT")));
      assertThat(troubles).hasSize(1);
      assertThat(troubles.getFirst()).contains("127.0.0.1:" + port);
      assertThat(recoveries).hasSize(1);
      assertThat(source.lastCheckMs().orElseThrow()).isGreaterThanOrEqualTo(lastGood);
    }
  }

  @Test
  void shouldStartWhileRedisIsAway() throws IOException {
    redis.stop();
    try (RedisInstruments source = started()) {
      await().until(() -> troubles.size() == 1);
      assertThat(wanted).isEmpty();
      assertThat(source.lastCheckMs()).isEmpty();
      redis = server(port);

      await().until(() -> wanted.size() == 1);
    }
  }

  @Test
  void shouldTakeAKeyThatIsNoSetForTroubleAndNotForAnEmptySet() {
    redis(c -> c.sync().set(KEY, "BTC-USDT"));
    try (RedisInstruments source = started()) {
      await().until(() -> troubles.size() == 1);

      assertThat(troubles.getFirst()).contains("refuses").contains("WRONGTYPE");
      assertThat(wanted).isEmpty();
      assertThat(source.lastCheckMs()).isEmpty();
    }
  }

  @Test
  void shouldShowNoPassword() {
    assertThat(RedisSettings.of(access("h", Optional.of("sesame"))).toString())
        .doesNotContain("sesame");
  }

  @Test
  void shouldNotTakeASetThatIsBeingReplacedForAnEmptyOne() {
    redis(c -> c.sync().sadd(KEY, "BTC-USDT"));
    try (RedisInstruments _ = started(Duration.ofSeconds(1))) {
      await().until(() -> wanted.size() == 1);
      redis(c -> {
        c.sync().del(KEY);
        long readings = readings(c);
        await().until(() -> readings(c) > readings);
        c.sync().sadd(KEY, "ETH-USDT");
      });

      await().until(() -> wanted.size() == 2);
      assertThat(wanted).containsExactly(Set.of("BTC-USDT"), Set.of("ETH-USDT"));
    }
  }

  @Test
  void shouldBelieveThatNothingIsWantedAnyMore() {
    redis(c -> c.sync().sadd(KEY, "BTC-USDT"));
    try (RedisInstruments _ = started()) {
      await().until(() -> wanted.size() == 1);
      redis(c -> c.sync().del(KEY));

      await().until(() -> wanted.size() == 2);
      assertThat(wanted.getLast()).isEmpty();
    }
  }

  private static long readings(StatefulRedisConnection<String, String> connection) {
    Matcher calls =
        Pattern.compile("cmdstat_smembers:calls=(\\d+)")
            .matcher(connection.sync().info("commandstats"));
    return calls.find() ? Long.parseLong(calls.group(1)) : 0;
  }
}
