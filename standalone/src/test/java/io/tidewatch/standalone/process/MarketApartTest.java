package io.tidewatch.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidewatch.broker.EmbeddedCluster;
import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.delivery.Delivery;
import io.tidewatch.contract.delivery.Delivery.Status;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.standalone.upgrade.CommittedValues;
import io.tidewatch.topology.orderbooks.rule.BookRuleKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole scripted market through three brokers and a process for every part, while one of the
 * processes becomes three and one again.
 */
class MarketApartTest {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration MARKET = Duration.ofMinutes(8);
  private static final List<String> VENUES =
      List.of("hyperliquid", "dbotx", "binance-futures", "okx", "binance-spot");

  @TempDir private Path directory;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private String bootstrapServers;
  private Path settings;
  private Path secret;

  @AfterEach
  void close() throws Exception {
    while (!open.isEmpty()) {
      open.pop().close();
    }
  }

  @Test
  void shouldTellEveryAlertOnceWhileDetectorsComeAndGo() throws Exception {
    EmbeddedCluster cluster = EmbeddedCluster.start(directory.resolve("kafka"), 3);
    open.push(cluster);
    bootstrapServers = cluster.bootstrapServers();
    settings = directory.resolve("parts.yaml");
    secret = Files.writeString(directory.resolve("secret"), "known-to-the-three-of-them");
    Part market =
        start(
            "market",
            List.of("demo", "--check", "--speed", "15", "--apart", settings.toString()),
            Map.of("kafka.bootstrap-servers", bootstrapServers));
    market.awaitLine("the simulated venues listen");
    List<Part> parts = new ArrayList<>();
    // What comes last in the flow is started first.
    parts.add(part("sink", "telegram"));
    parts.add(part("sink", "console"));
    parts.add(part("detect", "alert-gate", "alert-history"));
    VENUES.forEach(venue -> parts.add(part("feed", venue)));
    parts.add(part("sink", "database"));
    parts.add(part("detect", "token-pool"));
    parts.add(part("detect", "futures-anomalies"));
    parts.add(part("detect", "whale-signals"));
    Part first = member("first");
    parts.add(first);
    parts.forEach(Part::awaitReady);
    market.awaitLine("market running");

    Part second = member("second").awaitReady();
    int before = scaledAlerts();
    Part third = member("third").awaitReady();
    List<Part> three = List.of(first, second, third);
    await("partitions to be spread over three")
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(() -> {
          Map<String, Integer> owners = owners(three);
          assertThat(owners.keySet()).hasSize(4);
          assertThat(new TreeSet<>(owners.values())).hasSize(3);
        });
    second.end();
    third.end();
    await("the first to have all partitions again")
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(owners(List.of(first)).keySet()).hasSize(4));
    assertThat(market.said()).doesNotContain("the scripts are over");
    assertThat(scaledAlerts()).as("alerts while they came and went").isGreaterThan(before);

    int exit = market.awaitEnd(MARKET);

    assertThat(market.said()).contains("check passed: 30 alerts");
    assertThat(exit).isZero();
    List<String> ids = alerts().stream().map(Alert::id).sorted().toList();
    assertThat(ids).hasSize(30).doesNotHaveDuplicates();
    for (String sink : List.of("telegram", "console")) {
      await(sink + " to have told everything")
          .atMost(PATIENCE)
          .untilAsserted(() ->
              assertThat(told(sink, ids))
                  .as(() -> "what became of the others: " + untold(sink, ids))
                  .isEqualTo(ids));
    }
    for (Part part : parts) {
      assertThat(part.hasEnded()).as("ended: %s", part.said()).isFalse();
      part.end();
    }
    for (String sink : List.of("telegram", "console")) {
      assertThat(told(sink, ids)).as("told by %s, which has ended", sink).isEqualTo(ids);
    }
  }

  private List<Alert> alerts() {
    return CommittedValues.of(KafkaAccess.open(bootstrapServers), Topics.ALERTS);
  }

  /** How many alerts those have raised by now that share the work. */
  private int scaledAlerts() {
    Set<String> ofBooks =
        Arrays.stream(BookRuleKind.values()).map(BookRuleKind::id).collect(Collectors.toSet());
    return (int)
        alerts().stream()
            .filter(alert -> alert.rule().equals("large-trades") || ofBooks.contains(alert.rule()))
            .count();
  }

  /** Of which of these alerts a sink has told people, as often as it has. */
  private List<String> told(String sink, List<String> ids) {
    return CommittedValues.of(KafkaAccess.open(bootstrapServers), Topics.DELIVERIES).stream()
        .filter(delivery -> delivery.sink().equals(sink) && delivery.status() == Status.SENT)
        .map(Delivery::alert)
        .filter(ids::contains)
        .sorted()
        .toList();
  }

  /** What is known of those alerts of which a sink has told nobody. */
  private String untold(String sink, List<String> ids) {
    List<String> told = told(sink, ids);
    List<String> known =
        Stream.of(Topics.ALERTS, Topics.NOTIFICATIONS, Topics.DELIVERIES)
            .flatMap(
                topic -> CommittedValues.of(KafkaAccess.open(bootstrapServers), topic).stream())
            .map(Object::toString)
            .toList();
    return ids.stream()
        .filter(id -> !told.contains(id))
        .map(id ->
            known.stream()
                .filter(said -> said.contains(id))
                .collect(Collectors.joining("\n  ", id + "\n  ", "\n")))
        .collect(Collectors.joining());
  }

  /** Which of these works on each partition of the trades. */
  private static Map<String, Integer> owners(List<Part> members)
      throws IOException, InterruptedException {
    Map<String, Integer> owners = new TreeMap<>();
    for (int member = 0; member < members.size(); member++) {
      for (var detector : members.get(member).json("/status").path("detectors")) {
        for (var partition : detector.path("partitions")) {
          if (partition.asString().startsWith(Topics.BINANCE_SPOT_TRADES.name() + "-")) {
            owners.put(partition.asString(), member);
          }
        }
      }
    }
    return owners;
  }

  /** One of those that share the work of two detectors. */
  private Part member(String name) {
    return start(
        name,
        List.of("detect", "large-trades", "order-books", "--config", settings.toString()),
        Map.of(
            "kafka.data-directory",
            directory.resolve(name).toString(),
            "cluster.instance-id",
            name,
            "cluster.advertised-address",
            "127.0.0.1:" + freePort(),
            "cluster.peer-secret-file",
            secret.toString()));
  }

  private Part part(String... command) {
    String name = String.join("-", command);
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(List.of("--config", settings.toString()));
    return start(
        name, arguments, Map.of("kafka.data-directory", directory.resolve(name).toString()));
  }

  private Part start(String name, List<String> command, Map<String, String> set) {
    List<String> arguments = new ArrayList<>(command);
    set.forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
    arguments.addAll(List.of("--set", "http.port=0"));
    Part part = Part.start(directory, name, arguments);
    open.push(part);
    return part;
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
