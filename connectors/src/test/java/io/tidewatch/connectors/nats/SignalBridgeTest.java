package io.tidewatch.connectors.nats;

import static io.tidewatch.connectors.TestWhales.LAST_FILL;
import static io.tidewatch.connectors.TestWhales.signal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nats.client.JetStreamApiException;
import io.nats.client.api.MessageInfo;
import io.nats.client.api.StreamConfiguration;
import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.connectors.SharedBroker;
import io.tidewatch.connectors.TopicWriter;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.contract.whale.AssetType;
import io.tidewatch.contract.whale.PositionChange;
import io.tidewatch.contract.whale.WhaleSignal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Each test has a group of its own, which begins with what the test writes. */
@ExtendWith({NatsServerOnPath.class, SharedBroker.class})
class SignalBridgeTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final TopicPartition PARTITION =
      new TopicPartition(Topics.WHALE_SIGNALS.name(), 0);
  private static final String SECRET = "open-sesame";

  @TempDir private Path directory;

  private String bootstrapServers;
  private TopicWriter writer;
  private Admin admin;
  private String id;

  @BeforeEach
  void open(EmbeddedBroker broker, TestInfo test) throws Exception {
    bootstrapServers = broker.bootstrapServers();
    writer = new TopicWriter(bootstrapServers);
    admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    id = "N" + Integer.toHexString(test.getDisplayName().hashCode()) + "-";
    goBackTo(end());
  }

  @AfterEach
  void close() {
    writer.close();
    admin.close();
  }

  @Test
  void shouldPublishASignalInTheWordsOfTheOriginal() throws Exception {
    try (TestNats server = new TestNats(directory).up();
        SignalBridge bridge = bridge(server)) {
      write(signal(id + "1"));
      write(signal(id + "2", AssetType.SPOT, PositionChange.OPEN, Optional.empty()));

      untilAsserted(() -> assertThat(server.messages()).hasSize(2));
      MessageInfo futures = server.messages().getFirst();
      assertThat(futures.getSubject()).isEqualTo("tidewatch.signals.futures");
      assertThat(futures.getHeaders().get("Nats-Msg-Id")).containsExactly(id + "1");
      assertThat(text(futures))
          .startsWith(
              "{\"Address\":\"0x8cc94dc843e1ea7a19805e0cca43001123512b6a\","
                  + "\"AssetType\":\"futures\",\"Symbol\":\"BTC/USDC\",\"Direction\":\"close\","
                  + "\"Side\":\"LONG\",\"PositionSize\":\"Large\",\"Size\":12.50000,"
                  + "\"Price\":101234.567,\"CloseRate\":0.25,\"Timestamp\":1761955200456,"
                  + "\"id\":\""
                  + id
                  + "1\",\"tidewatch\":{");
      MessageInfo spot = server.messages().getLast();
      assertThat(spot.getSubject()).isEqualTo("tidewatch.signals.spot");
      assertThat(text(spot)).contains("\"Direction\":\"open\"", "\"CloseRate\":0,");
      untilAsserted(() -> assertThat(bridge.status().published()).isEqualTo(2));
      assertThat(bridge.status().pending()).isZero();
      assertThat(bridge.status().lag()).isZero();
    }
  }

  @Test
  void shouldKeepARecordThatComesTwiceOnce() throws Exception {
    try (TestNats server = new TestNats(directory).up();
        SignalBridge bridge = bridge(server)) {
      write(signal(id + "1"));
      write(signal(id + "1"));
      write(signal(id + "2"));

      untilAsserted(() -> assertThat(bridge.status().published()).isEqualTo(2));
      untilAsserted(() -> assertThat(bridge.status().duplicates()).isEqualTo(1));
      assertThat(ids(server)).containsExactly(id + "1", id + "2");
    }
  }

  @Test
  void shouldPublishNothingTwiceAfterARestartBeforeTheCommit() throws Exception {
    long begin = end();
    try (TestNats server = new TestNats(directory).up()) {
      try (SignalBridge bridge = bridge(server)) {
        IntStream.range(0, 20).forEach(i -> write(signal(id + i)));
        untilAsserted(() -> assertThat(bridge.status().published()).isEqualTo(20));
      }
      goBackTo(begin);
      write(signal(id + "new"));
      try (SignalBridge bridge = bridge(server)) {
        untilAsserted(() -> assertThat(bridge.status().published()).isEqualTo(1));
        assertThat(bridge.status().duplicates()).isEqualTo(20);
      }
      assertThat(ids(server)).hasSize(21).doesNotHaveDuplicates();
    }
  }

  @Test
  void shouldWaitForAServerThatIsKilledAndComesBack() throws Exception {
    try (TestNats server = new TestNats(directory).up();
        SignalBridge bridge = bridge(server)) {
      write(signal(id + "before"));
      untilAsserted(() -> assertThat(bridge.status().published()).isEqualTo(1));

      server.kill();
      IntStream.range(0, 100).forEach(i -> write(signal(id + i)));
      untilAsserted(() -> assertThat(bridge.status().failures()).isPositive());
      assertThat(bridge.status().connected()).isFalse();
      untilAsserted(() -> assertThat(bridge.status().pending()).isPositive());
      assertThat(bridge.status().lag()).isEqualTo(Duration.ofSeconds(5));
      assertThat(committed()).isLessThan(end());

      server.up();
      untilAsserted(() -> assertThat(bridge.status().pending()).isZero());
      untilAsserted(() -> assertThat(ids(server)).hasSize(101).doesNotHaveDuplicates());
      assertThat(ids(server).subList(1, 101))
          .isEqualTo(IntStream.range(0, 100).mapToObj(i -> id + i).toList());
      untilAsserted(() -> assertThat(committed()).isEqualTo(end()));
      assertThat(bridge.status().connected()).isTrue();
    }
  }

  @Test
  void shouldStartBeforeItsServer() throws Exception {
    try (TestNats server = new TestNats(directory);
        SignalBridge bridge = bridge(server)) {
      write(signal(id + "1"));
      untilAsserted(() -> assertThat(bridge.status().failures()).isPositive());

      server.up();
      untilAsserted(() -> assertThat(ids(server)).containsExactly(id + "1"));
    }
  }

  @Test
  void shouldLeaveAStreamOfOthersAsItIs() throws Exception {
    try (TestNats server = new TestNats(directory).up()) {
      server.manage(streams ->
          streams.addStream(
              StreamConfiguration.builder()
                  .name(NatsSettings.DEFAULT_STREAM)
                  .subjects("tidewatch.signals.*")
                  .duplicateWindow(Duration.ofSeconds(30))
                  .build()));
      try (SignalBridge bridge = bridge(server)) {
        write(signal(id + "1"));
        untilAsserted(() -> assertThat(bridge.status().published()).isEqualTo(1));
      }
      Duration window =
          server.manage(streams ->
              streams
                  .getStreamInfo(NatsSettings.DEFAULT_STREAM)
                  .getConfiguration()
                  .getDuplicateWindow());
      assertThat(window).isEqualTo(Duration.ofSeconds(30));
    }
  }

  @Test
  void shouldMakeTheStreamAgainThatSomebodyDeleted() throws Exception {
    try (TestNats server = new TestNats(directory).up();
        SignalBridge bridge = bridge(server)) {
      write(signal(id + "1"));
      untilAsserted(() -> assertThat(bridge.status().published()).isEqualTo(1));
      server.manage(streams -> streams.deleteStream(NatsSettings.DEFAULT_STREAM));

      write(signal(id + "2"));
      untilAsserted(() -> assertThat(ids(server)).containsExactly(id + "2"));
    }
  }

  @Test
  void shouldGetInWithATokenAndShowNone() throws Exception {
    try (TestNats server = new TestNats(directory, "--auth", SECRET).up()) {
      try (SignalBridge bridge = bridge(server, new NatsAccess.Token("guessed"))) {
        write(signal(id + "1"));
        untilAsserted(() -> assertThat(bridge.status().failures()).isPositive());
        assertThat(bridge.status().lastError().orElseThrow())
            .containsIgnoringCase("authorization")
            .doesNotContain("guessed");
      }
      try (SignalBridge bridge = bridge(server, new NatsAccess.Token(SECRET))) {
        untilAsserted(() -> assertThat(bridge.status().published()).isEqualTo(1));
      }
    }
  }

  @Test
  void shouldGetInWithAPassword() throws Exception {
    try (TestNats server = new TestNats(directory, "--user", "tide", "--pass", SECRET).up();
        SignalBridge bridge = bridge(server, new NatsAccess.UserPassword("tide", SECRET))) {
      write(signal(id + "1"));
      untilAsserted(() -> assertThat(bridge.status().published()).isEqualTo(1));
    }
  }

  @Test
  void shouldGetInWithAFileOfCredentialsAsSoonAsItIsThere() throws Exception {
    NatsAccounts accounts = new NatsAccounts(directory);
    Path file = directory.resolve("bridge.creds");
    try (TestNats server = new TestNats(directory, "-c", accounts.serverFile().toString()).up();
        SignalBridge bridge = bridge(server, new NatsAccess.CredentialsFile(file))) {
      write(signal(id + "1"));
      untilAsserted(() -> assertThat(bridge.status().failures()).isGreaterThan(1));
      assertThat(bridge.status().published()).isZero();
      Files.move(accounts.user("new"), file);
      untilAsserted(() -> assertThat(bridge.status().published()).isEqualTo(1));
    }
  }

  @Test
  void shouldNotGetInWithCredentialsOfAnotherOperator() throws Exception {
    NatsAccounts accounts = new NatsAccounts(directory);
    Path other = new NatsAccounts(Files.createDirectory(directory.resolve("other"))).user("other");
    try (TestNats server = new TestNats(directory, "-c", accounts.serverFile().toString()).up();
        SignalBridge bridge = bridge(server, new NatsAccess.CredentialsFile(other))) {
      write(signal(id + "1"));
      untilAsserted(() -> assertThat(bridge.status().failures()).isGreaterThan(1));
      assertThat(bridge.status().pending()).isEqualTo(1);
    }
  }

  @Test
  void shouldTryAgainAsLongAsThereIsNoFileWithCredentials() throws Exception {
    Path none = directory.resolve("none.creds");
    try (TestNats server = new TestNats(directory, "--auth", SECRET).up();
        SignalBridge bridge = bridge(server, new NatsAccess.CredentialsFile(none))) {
      write(signal(id + "1"));
      untilAsserted(() -> assertThat(bridge.status().failures()).isGreaterThan(1));
      assertThat(bridge.status().pending()).isEqualTo(1);
      assertThat(bridge.status().refused()).isZero();
    }
  }

  private void write(WhaleSignal signal) {
    writer.write(Topics.WHALE_SIGNALS, signal.address(), signal);
  }

  private SignalBridge bridge(TestNats server) {
    return bridge(server, new NatsAccess.Anyone());
  }

  private SignalBridge bridge(TestNats server, NatsAccess access) {
    return SignalBridge.start(
        KafkaAccess.open(bootstrapServers),
        new NatsSettings(
            List.of(server.address()),
            access,
            NatsSettings.DEFAULT_STREAM,
            NatsSettings.DEFAULT_SUBJECTS,
            NatsSettings.DEFAULT_DUPLICATE_WINDOW,
            NatsSettings.DEFAULT_MAX_AGE,
            Duration.ofSeconds(2),
            id),
        InstantSource.fixed(Instant.ofEpochMilli(LAST_FILL + 5_000)),
        new SplittableRandom(1));
  }

  private static List<String> ids(TestNats server)
      throws IOException, InterruptedException, JetStreamApiException {
    return server.messages().stream()
        .map(message -> message.getHeaders().getFirst("Nats-Msg-Id"))
        .toList();
  }

  private static String text(MessageInfo message) {
    return new String(message.getData(), StandardCharsets.UTF_8);
  }

  private long end() throws Exception {
    return admin
        .listOffsets(Map.of(PARTITION, OffsetSpec.latest()))
        .partitionResult(PARTITION)
        .get()
        .offset();
  }

  private long committed() throws Exception {
    return admin
        .listConsumerGroupOffsets(id)
        .partitionsToOffsetAndMetadata()
        .get()
        .get(PARTITION)
        .offset();
  }

  /** As if nothing behind it had been committed; works once the group has no member left. */
  private void goBackTo(long offset) {
    untilAsserted(() ->
        admin
            .alterConsumerGroupOffsets(id, Map.of(PARTITION, new OffsetAndMetadata(offset)))
            .all()
            .get());
  }

  private static void untilAsserted(ThrowingRunnable assertions) {
    await().atMost(PATIENCE).ignoreExceptions().untilAsserted(assertions);
  }
}
