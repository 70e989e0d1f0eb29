package io.tidewatch.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.query.Client.Answer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** One of two processes that share the order books is killed, and the other has copies. */
class BookTakeoverTest {
  // Two on each of the four partitions.
  private static final List<String> INSTRUMENTS =
      List.of(
          "BTC-USDT",
          "ETH-USDT",
          "SOL-USDT",
          "XRP-USDT",
          "ADA-USDT",
          "DOT-USDT",
          "LTC-USDT",
          "ATOM-USDT");

  private static final List<String> STORES = List.of("book-checkpoints", "book-journal");
  private static final int UPDATES = 20;

  @TempDir private Path directory;
  private final long startMs = InstantSource.system().millis() - 60_000;
  private final Set<String> wrong = new TreeSet<>();
  private EmbeddedBroker broker;
  private MarketProducer market;
  private MemberProcess one;
  private MemberProcess victim;

  @BeforeEach
  void open() {
    broker = EmbeddedBroker.start(directory.resolve("broker"));
    House.createTopics(broker.bootstrapServers());
    market = new MarketProducer(broker.bootstrapServers());
    one = member("one");
    victim = member("victim");
    one.begin();
    victim.begin();
    one.awaitApi();
    victim.awaitApi();
  }

  private MemberProcess member(String name) {
    return MemberProcess.withBooks(broker.bootstrapServers(), directory, name, startMs + 60_000);
  }

  @AfterEach
  void close() {
    one.close();
    victim.close();
    market.close();
    broker.close();
  }

  @Test
  void shouldAnswerFromCopiesAsTheOneSaidThatIsGone() {
    INSTRUMENTS.forEach(this::play);
    Patience.longUntilAsserted(this::assertShared);
    Map<String, JsonNode> said = new HashMap<>();
    paths(INSTRUMENTS).forEach(path -> said.put(path, get(path).json()));
    JsonNode list = get("/api/books").json().path("books");
    Set<Integer> own = partitions(one);
    List<String> orphans =
        INSTRUMENTS.stream().filter(instId -> !own.contains(market.partition(instId))).toList();
    assertThat(orphans).isNotEmpty();

    victim.kill();

    Patience.untilAsserted(() -> {
      assertSaid(said, paths(orphans), "standby");
      Answer all = get("/api/books");
      assertThat(all.json().path("partitionsAnswered").asInt()).isEqualTo(4);
      assertThat(all.json().path("source").asString()).isEqualTo("standby");
      assertThat(all.json().path("books")).isEqualTo(list);
      assertThat(partitions(one)).isEqualTo(own);
    });
    Patience.longUntilAsserted(() -> {
      assertSaid(said, paths(INSTRUMENTS), "active");
      assertThat(partitions(one)).containsExactlyInAnyOrder(0, 1, 2, 3);
    });
    assertThat(wrong).isEmpty();
  }

  private static List<String> paths(List<String> instruments) {
    return instruments.stream()
        .flatMap(instId ->
            Stream.of("/api/books/" + instId + "?levels=7", "/api/books/" + instId + "/analysis"))
        .toList();
  }

  /** An answer may be missing yet, but none may be another one. */
  private void assertSaid(Map<String, JsonNode> said, List<String> paths, String source) {
    List<Answer> answers = paths.stream().map(this::get).toList();
    for (int i = 0; i < answers.size(); i++) {
      if (answers.get(i).status() != 503 && !answers.get(i).json().equals(said.get(paths.get(i)))) {
        wrong.add(paths.get(i) + ": " + answers.get(i).text());
      }
    }
    assertThat(answers)
        .allSatisfy(answer -> {
          assertThat(answer.status()).isEqualTo(200);
          assertThat(answer.header("Tidewatch-Source")).hasValue(source);
          assertThat(answer.header("Tidewatch-Lag")).isPresent();
        });
  }

  /** A book whose every change is analysed, as a second lies between them. */
  private void play(String instId) {
    send(instId, "snapshot", -1, 1, "[\"101.0\",\"2.50\",\"0\",\"3\"]");
    for (int seqId = 2; seqId <= UPDATES; seqId++) {
      String price = Integer.toString(101 + seqId % 5);
      send(instId, "update", seqId - 1, seqId, "[\"" + price + "\",\"" + seqId + "\",\"0\",\"1\"]");
    }
  }

  private void send(String instId, String action, long prev, long seqId, String asks) {
    long time = startMs + 1_000 * seqId;
    market.book(
        instId,
        """
        {"arg":{"channel":"books","instId":"%s"},"action":"%s","data":[{"asks":[%s],\
        "bids":[["99.5","1","0","2"]],"ts":"%d","checksum":0,"seqId":%d,"prevSeqId":%d}]}\
        """
            .formatted(instId, action, asks, time, seqId, prev),
        time);
  }

  /** Both work, have seen everything, and keep whole copies of each other's work. */
  private void assertShared() {
    assertThat(partitions(one)).isNotEmpty();
    assertThat(partitions(victim)).isNotEmpty();
    assertThat(Stream.of(one, victim).flatMap(member -> partitions(member).stream()))
        .containsExactlyInAnyOrder(0, 1, 2, 3);
    for (String store : STORES) {
      assertThat(copies(one, store)).isEqualTo(partitions(victim));
    }
    for (String instId : INSTRUMENTS) {
      Answer analysis = get("/api/books/" + instId + "/analysis");
      assertThat(analysis.header("Tidewatch-Source")).hasValue("active");
      assertThat(analysis.json().path("analysis").path("seqId").asInt()).isEqualTo(UPDATES);
    }
    assertThat(get("/api/books").json().path("source").asString()).isEqualTo("active");
  }

  private static Set<Integer> copies(MemberProcess member, String store) {
    return orderBooks(member)
        .path("copies")
        .valueStream()
        .filter(copy -> copy.path("store").asString().equals(store))
        .filter(copy -> copy.path("lag").asLong() <= 1)
        .map(copy -> copy.path("partition").asInt())
        .collect(Collectors.toSet());
  }

  private static Set<Integer> partitions(MemberProcess member) {
    String prefix = Topics.OKX_FRAMES.name() + "-";
    return orderBooks(member)
        .path("partitions")
        .valueStream()
        .map(JsonNode::asString)
        .filter(name -> name.startsWith(prefix))
        .map(name -> Integer.parseInt(name.substring(prefix.length())))
        .collect(Collectors.toSet());
  }

  private static JsonNode orderBooks(MemberProcess member) {
    return member
        .client()
        .orElseThrow()
        .get("/status")
        .json()
        .path("detectors")
        .valueStream()
        .filter(detector -> detector.path("name").asString().equals("order-books"))
        .findFirst()
        .orElseThrow();
  }

  private Answer get(String path) {
    return one.client().orElseThrow().get(path);
  }
}
