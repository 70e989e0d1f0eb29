package io.tidewatch.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.query.Client.Answer;
import io.tidewatch.query.http.AccessToken;
import io.tidewatch.query.pool.PoolReload;
import io.tidewatch.query.pool.PoolReload.Outcome;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the database says is said by the test; the rest is real. */
class PoolReloadTest {
  private static final PoolReload NOTHING_NEW =
      () -> new Outcome.Published(new PoolReload.Changes(0, 0, 0, 0, 0, 0, 0, 1_903, List.of()));
  private static final AtomicReference<PoolReload> DATABASE = new AtomicReference<>();
  private static final AtomicInteger RELOADS = new AtomicInteger();

  @TempDir private static Path directory;
  private static EmbeddedBroker broker;
  private static House house;

  @BeforeAll
  static void open() {
    broker = EmbeddedBroker.start(directory.resolve("broker"));
    House.createTopics(broker.bootstrapServers());
    house = house(Optional.of(new AccessToken(House.TOKEN)));
  }

  private static House house(Optional<AccessToken> token) {
    return House.withReload(
        broker.bootstrapServers(),
        directory.resolve(token.isPresent() ? "state" : "no-token"),
        token,
        () -> {
          RELOADS.incrementAndGet();
          return DATABASE.get().reload();
        });
  }

  @AfterAll
  static void close() {
    house.close();
    broker.close();
  }

  @BeforeEach
  void begin() {
    RELOADS.set(0);
    DATABASE.set(NOTHING_NEW);
  }

  @Test
  void shouldSayWhatChanged() {
    DATABASE.set(() ->
        new Outcome.Published(
            new PoolReload.Changes(
                1, 2, 3, 4, 5, 6, 7, 8, List.of("pool row A: left out\u001b[2J"))));

    Answer answer = house.client().post("/reload");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text())
        .isEqualTo(
            """
            {"templatesAdded":1,"templatesChanged":2,"templatesRemoved":3,"pairsAdded":4,\
            "pairsChanged":5,"pairsMoved":6,"pairsRemoved":7,"unchanged":8,\
            "warnings":["pool row A: left out?[2J"]}\
            """);
  }

  @Test
  void shouldSayThatTheDatabaseDoesNotAnswer() {
    DATABASE.set(() -> new Outcome.Unreachable("connection refused\n\u001b[2J"));

    Answer answer = house.client().post("/reload");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.json().path("detail").asString())
        .isEqualTo("the reload did not come to its end: connection refused??[2J");
  }

  @Test
  void shouldNameTheRowsThatCannotBeUsed() {
    DATABASE.set(() ->
        new Outcome.Malformed(Collections.nCopies(150, "template 4: risePercent is no number")));

    Answer answer = house.client().post("/reload");

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.json().path("detail").asString()).contains("nothing was published");
    assertThat(answer.json().path("findings").size()).isEqualTo(100);
    assertThat(answer.json().path("findings").get(0).asString())
        .isEqualTo("template 4: risePercent is no number");
    assertThat(answer.json().path("findingsTotal").asInt()).isEqualTo(150);
  }

  @Test
  void shouldPutOnRecordWhatCameOfItHoweverLongThatIs() {
    DATABASE.set(() -> new Outcome.Malformed(Collections.nCopies(20_000, "x".repeat(150))));

    Answer answer = house.client().post("/reload");

    assertThat(answer.status()).isEqualTo(409);
    Patience.untilAsserted(() ->
        assertThat(ended("malformed"))
            .anySatisfy(after -> {
              assertThat(after.path("total").asInt()).isEqualTo(20_000);
              assertThat(after.path("malformed").size()).isEqualTo(100);
            }));
  }

  @Test
  void shouldPutOnRecordThatItBrokeOff() {
    DATABASE.set(() -> {
      throw new IllegalStateException("a bug");
    });

    Answer answer = house.client().post("/reload");

    assertThat(answer.status()).isEqualTo(500);
    Patience.untilAsserted(() ->
        assertThat(ended("failed"))
            .extracting(after -> after.path("failed").asString())
            .containsExactly("IllegalStateException"));
  }

  /** What is on record of reloads that ended in a way. */
  private static List<JsonNode> ended(String way) {
    return house
        .client()
        .get("/api/audit?target=pool&limit=500")
        .json()
        .path("entries")
        .valueStream()
        .map(entry -> entry.path("after"))
        .filter(after -> after.has(way))
        .toList();
  }

  @Test
  void shouldAskForTheToken() {
    Answer answer = house.client().postWithoutToken("/reload");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(RELOADS).hasValue(0);
  }

  @Test
  void shouldBeSwitchedOffWithoutAToken() {
    try (House open = house(Optional.empty())) {
      Answer answer = open.client().post("/reload");

      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.json().path("detail").asString()).contains("set it in the test");
      assertThat(RELOADS).hasValue(0);
    }
  }

  @Test
  void shouldReloadOnceAtATime() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    DATABASE.set(() -> {
      begun.countDown();
      try {
        end.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return NOTHING_NEW.reload();
    });

    try (ExecutorService caller = Executors.newSingleThreadExecutor()) {
      Future<Answer> first = caller.submit(() -> house.client().post("/reload"));
      begun.await();
      Answer second = house.client().post("/reload");
      end.countDown();

      assertThat(second.status()).isEqualTo(409);
      assertThat(second.json().path("detail").asString()).contains("under way");
      assertThat(first.get().status()).isEqualTo(200);
      assertThat(house.client().post("/reload").status()).isEqualTo(200);
    }
  }

  @Test
  void shouldSayThatThePoolIsWatchedElsewhere() {
    for (String path : List.of("/api/pool/pairs", "/api/pool/groups/1")) {
      Client.Answer answer = house.client().get(path);

      assertThat(answer.status()).isEqualTo(421);
      assertThat(answer.json().path("detail").asString())
          .contains("does not run the detector token-pool", "'detect token-pool'");
    }
    Patience.untilAsserted(
        () -> assertThat(house.client().get("/api/rules/token-pool").status()).isEqualTo(200));
  }
}
