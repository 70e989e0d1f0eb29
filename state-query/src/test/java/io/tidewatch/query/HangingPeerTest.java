package io.tidewatch.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.query.Client.Answer;
import io.tidewatch.query.store.Inquiry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One of two instances accepts connections and answers nothing. */
class HangingPeerTest {
  // One on each of the four partitions.
  private static final List<String> SYMBOLS = List.of("XRPUSDT", "SOLUSDT", "BTCUSDT", "LTCUSDT");

  /** More than there ever were threads for requests. */
  private static final int AT_ONCE = 48;

  /** What the machine may take on top, busy as it is with others. */
  private static final Duration LEEWAY = Duration.ofSeconds(10);

  @TempDir private Path directory;
  private final long startMs = InstantSource.system().millis();
  private EmbeddedBroker broker;
  private MarketProducer market;
  private MemberProcess stuck;
  private Member one;
  private Client client;

  @BeforeEach
  void open() {
    broker = EmbeddedBroker.start(directory.resolve("broker"));
    House.createTopics(broker.bootstrapServers());
    market = new MarketProducer(broker.bootstrapServers());
    for (String symbol : SYMBOLS) {
      market.trade(symbol, 1, startMs - 1_000, 1_000, true);
    }
    stuck = new MemberProcess(broker.bootstrapServers(), directory, "stuck", startMs);
    stuck.begin();
    one =
        new Member(
            broker.bootstrapServers(), directory, "one", () -> startMs, MemberProcess.SECRET);
    client = new Client(one.port());
    stuck.awaitApi();
  }

  @AfterEach
  void close() {
    client.close();
    one.close();
    stuck.close();
    market.close();
    broker.close();
  }

  @Test
  void shouldKeepAnsweringForEverythingElse() {
    Patience.longUntilAsserted(() -> {
      assertThat(SYMBOLS.stream().map(symbol -> client.get("/api/volumes/" + symbol)))
          .allSatisfy(answer -> assertThat(answer.header("Tidewatch-Source")).hasValue("active"));
      assertThat(own()).isNotEmpty().hasSizeLessThan(SYMBOLS.size());
    });
    List<String> own = own();

    stuck.freeze();
    Map<String, List<CompletableFuture<Answer>>> asked =
        SYMBOLS.stream()
            .collect(Collectors.toMap(symbol -> symbol, symbol -> many("/api/volumes/" + symbol)));
    List<CompletableFuture<Answer>> lists = many("/api/volumes");
    CompletableFuture<Answer> live = within(client.getAsync("/health/live"));

    assertThat(live.join().status()).isEqualTo(200);
    asked.forEach((symbol, answers) ->
        assertThat(answers.stream().map(CompletableFuture::join))
            .as(symbol)
            .allSatisfy(answer -> {
              assertThat(answer.status()).isIn(own.contains(symbol) ? List.of(200) : EITHER);
              // Where the other one is, is nothing for readers.
              assertThat(answer.text()).doesNotContain("127.0.0.1");
            }));
    assertThat(lists.stream().map(CompletableFuture::join))
        .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
    Patience.longUntilAsserted(() ->
        assertThat(SYMBOLS.stream().map(symbol -> client.get("/api/volumes/" + symbol)))
            .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200)));
  }

  private static final List<Integer> EITHER = List.of(200, 503);

  private List<CompletableFuture<Answer>> many(String path) {
    List<CompletableFuture<Answer>> answers = new ArrayList<>();
    for (int i = 0; i < AT_ONCE / SYMBOLS.size(); i++) {
      answers.add(within(client.getAsync(path)));
    }
    return answers;
  }

  private static CompletableFuture<Answer> within(CompletableFuture<Answer> answer) {
    return answer.orTimeout(Inquiry.PATIENCE.plus(LEEWAY).toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The symbols of the partitions that this instance works on. */
  private List<String> own() {
    List<String> partitions =
        client
            .get("/status")
            .json()
            .path("detectors")
            .path(0)
            .path("partitions")
            .valueStream()
            .map(name -> name.asString())
            .toList();
    return SYMBOLS.stream()
        .filter(symbol ->
            partitions.stream()
                .anyMatch(name -> name.endsWith("trades-" + market.partition(symbol))))
        .toList();
  }
}
