package io.tidewatch.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.feed.FeedEvent;
import io.tidewatch.contract.serde.Json;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.query.Client.Answer;
import io.tidewatch.query.StreamClient.Event;
import io.tidewatch.query.document.Examples;
import io.tidewatch.query.door.Refusals;
import io.tidewatch.query.http.Access;
import io.tidewatch.query.http.AccessToken;
import io.tidewatch.query.http.Gate;
import io.tidewatch.query.http.HttpServer;
import io.tidewatch.query.http.HttpSettings;
import io.tidewatch.query.http.NamedToken;
import io.tidewatch.query.http.Role;
import io.tidewatch.query.http.StreamResource;
import io.tidewatch.query.http.Tokens;
import io.tidewatch.query.stream.CatchUp;
import io.tidewatch.query.stream.EventHub;
import io.tidewatch.query.stream.EventKind;
import io.tidewatch.query.stream.Interest;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The stream of events over real sockets, of two instances on one real broker. */
class StreamApiTest {
  private static final int MOST = 6;

  @TempDir private static Path directory;
  private static EmbeddedBroker broker;
  private static AlertProducer producer;
  private static Instance one;
  private static Instance other;
  private static long number;

  /** An instance that answers nothing else. */
  private record Instance(EventHub hub, HttpServer server) implements AutoCloseable {
    static Instance start(String bootstrapServers, int most) {
      EventHub hub = EventHub.start(KafkaAccess.open(bootstrapServers), most);
      HttpServer server =
          HttpServer.start(
              HttpSettings.loopback(0, Optional.empty()),
              new Gate(Optional.empty(), "set one"),
              List.of(new StreamResource(hub, new CatchUp(KafkaAccess.open(bootstrapServers)))));
      Patience.until(() -> follows(hub));
      return new Instance(hub, server);
    }

    private static boolean follows(EventHub hub) {
      return switch (hub.follow(everything(), () -> {})) {
        case EventHub.Admission.Admitted(var follower) -> {
          hub.leave(follower);
          yield true;
        }
        case EventHub.Admission.NotNow notNow -> false;
      };
    }

    StreamClient open(String query) {
      return StreamClient.open(server.port(), "/api/stream" + query);
    }

    StreamClient resume(String query, String lastId) {
      return StreamClient.resume(server.port(), "/api/stream" + query, lastId);
    }

    @Override
    public void close() {
      hub.close();
      server.close();
    }
  }

  @BeforeAll
  static void open() {
    broker = EmbeddedBroker.start(directory);
    House.createTopics(broker.bootstrapServers());
    producer = new AlertProducer(broker.bootstrapServers());
    one = Instance.start(broker.bootstrapServers(), 100);
    other = Instance.start(broker.bootstrapServers(), MOST);
  }

  @AfterAll
  static void close() {
    one.close();
    other.close();
    producer.close();
    broker.close();
  }

  private static Interest everything() {
    return new Interest(Set.of(EventKind.values()), Set.of());
  }

  private static Alert raise(String symbol) {
    return producer.send(
        AlertProducer.alert("large-trades", symbol, Severity.MAJOR, 1_000 + number++));
  }

  private static FeedEvent event(String instrument, String detail) {
    FeedEvent event =
        new FeedEvent(
            "okx",
            "books",
            instrument,
            FeedEvent.Type.LIVE,
            "c1",
            1,
            1_000,
            Optional.empty(),
            detail);
    producer.sendLater(Topics.FEED_EVENTS, event.key(), event, event.at());
    return event;
  }

  private static List<String> ids(StreamClient client) {
    return client.events().stream()
        .filter(event -> event.name().equals("alert"))
        .map(event -> event.json().path("id").asString())
        .toList();
  }

  private static List<String> ids(List<Alert> alerts) {
    return alerts.stream().map(Alert::id).toList();
  }

  private static List<Alert> raise(int count) {
    return IntStream.range(0, count).mapToObj(i -> raise("S" + i)).toList();
  }

  @Test
  void shouldTellWhatHappensInItsOrder() {
    String query = "?types=alerts,feeds&subjects=A,B,okx/books/C";
    try (StreamClient client = one.open(query)) {
      assertThat(client.status()).isEqualTo(200);
      assertThat(client.header("Content-Type")).startsWith("text/event-stream");
      Alert first = raise("A");
      Alert second = raise("B");
      raise("not of interest");
      FeedEvent feed = event("C", "two\nlines");

      Patience.untilAsserted(() -> assertThat(client.events()).hasSize(3));

      assertThat(ids(client)).containsExactly(first.id(), second.id());
      Event told =
          client.events().stream()
              .filter(its -> its.name().equals("feed"))
              .findFirst()
              .orElseThrow();
      assertThat(Json.MAPPER.treeToValue(told.json(), FeedEvent.class)).isEqualTo(feed);
      assertThat(client.events()).extracting(Event::id).doesNotHaveDuplicates();
      Examples.wanted()
          .ifPresent(examples ->
              examples.offer("stream", "GET", "/api/stream" + query, "", 200, client.text()));
    }
  }

  @Test
  void shouldEndWithTheTokenThatOpenedIt() {
    NamedToken kept = NamedToken.of("kept", Role.READ, new AccessToken("secret-that-is-kept"));
    NamedToken taken = NamedToken.of("taken", Role.READ, new AccessToken("secret-taken-away"));
    AtomicReference<Tokens> tokens = new AtomicReference<>(new Tokens(List.of(kept, taken)));
    Access access = new Access(tokens::get, false);
    try (HttpServer locked =
            HttpServer.start(
                HttpSettings.loopback(0, Optional.empty()).with(access),
                new Gate(access, "set one", new Refusals()),
                List.of(
                    new StreamResource(
                        one.hub(), new CatchUp(KafkaAccess.open(broker.bootstrapServers())))));
        StreamClient stays =
            StreamClient.openAs("secret-that-is-kept", locked.port(), "/api/stream");
        StreamClient ends =
            StreamClient.openAs("secret-taken-away", locked.port(), "/api/stream")) {
      tokens.set(new Tokens(List.of(kept)));

      Patience.until(ends::isOver);
      Alert alert = raise("A");
      Patience.untilAsserted(() -> assertThat(ids(stays)).contains(alert.id()));
      assertThat(ids(ends)).isEmpty();
    }
  }

  @Test
  void shouldTellAtAnotherInstanceWhatWasMissedAndThenGoOn() {
    String last;
    List<Alert> alerts = new ArrayList<>();
    List<String> told;
    try (StreamClient client = one.open("?types=alerts")) {
      alerts.addAll(raise(5));
      Patience.untilAsserted(() -> assertThat(ids(client)).containsAll(ids(alerts)));
      // As if the last two had not come through any more.
      Event third = client.events().get(client.events().size() - 3);
      last = third.id();
      told = new ArrayList<>(ids(client).subList(0, ids(client).size() - 2));
    }
    alerts.addAll(raise(300));

    try (StreamClient client = other.resume("?types=alerts", last)) {
      alerts.addAll(raise(5));
      Patience.untilAsserted(() -> assertThat(ids(client)).contains(alerts.getLast().id()));
      told.addAll(ids(client));
    }

    assertThat(told).containsSubsequence(ids(alerts)).doesNotHaveDuplicates();
  }

  @Test
  void shouldSayWhichKindsAreNotToldAgainAndTellTheOthers() {
    String last;
    Alert alert;
    try (StreamClient client = other.open("?types=alerts,feeds")) {
      last = client.lastId();
      alert = raise("rare");
      IntStream.range(0, 5_001).forEach(i -> event("many", "event " + i));
      Patience.until(() -> client.events().size() == 5_002);
    }

    try (StreamClient client = other.resume("?types=alerts,feeds", last)) {
      Patience.untilAsserted(() -> assertThat(client.events()).hasSize(2));
      assertThat(ids(client)).containsExactly(alert.id());
      assertThat(client.events().getLast().name()).isEqualTo("gap");
      assertThat(client.events().getLast().data()).isEqualTo("{\"types\":[\"feeds\"]}");
    }
  }

  @Test
  void shouldSayThatAnotherTopicWasFollowedBefore() {
    try (StreamClient client = one.resume("?types=alerts", "a0.999999999")) {
      Patience.untilAsserted(() -> assertThat(client.events()).isNotEmpty());
      assertThat(client.events().getFirst().name()).isEqualTo("gap");
      Alert alert = raise("after");
      Patience.untilAsserted(() -> assertThat(ids(client)).contains(alert.id()));
    }
  }

  @Test
  void shouldNotLetARecordBreakTheLines() {
    try (StreamClient client = one.open("?types=feeds&subjects=forged")) {
      Stream.of(
              "{\"venue\":\"v\"}\n\nevent: alert\ndata: {}\n\n",
              "\n\nevent: alert\ndata: {}",
              "nothing")
          .forEach(text -> producer.bytes(Topics.FEED_EVENTS, "forged", text.getBytes(UTF_8)));
      FeedEvent sound = event("sound", "\n\nevent: alert\ndata: {}\n\n");
      producer.send(Topics.FEED_EVENTS, "forged", sound, sound.at());

      Patience.untilAsserted(() -> assertThat(client.events()).isNotEmpty());

      assertThat(client.events()).extracting(Event::name).containsExactly("feed");
      assertThat(Json.MAPPER.readValue(client.events().getFirst().data(), FeedEvent.class))
          .isEqualTo(sound);
    }
  }

  @Test
  void shouldCutOffWhoDoesNotReadAndServeTheOthers() throws IOException {
    String text = "x".repeat(60_000);
    long before = one.hub().slow();
    try (StreamClient reader = one.open("?types=alerts");
        Socket stuck = new Socket(InetAddress.getLoopbackAddress(), one.server().port())) {
      stuck
          .getOutputStream()
          .write("GET /api/stream?types=feeds HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(UTF_8));
      Patience.until(() -> one.hub().following() >= 2);

      Patience.until(() -> {
        IntStream.range(0, 50).forEach(i -> event("stuck", text));
        return one.hub().slow() > before;
      });

      Alert alert = raise("served");
      Patience.untilAsserted(() -> assertThat(ids(reader)).contains(alert.id()));
      assertThat(hasAnEnd(stuck)).isTrue();
    }
  }

  private static boolean hasAnEnd(Socket socket) throws IOException {
    socket.setSoTimeout(30_000);
    try {
      socket.getInputStream().transferTo(OutputStream.nullOutputStream());
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (SocketException e) {
      return true;
    }
  }

  @Test
  void shouldTakeInSoManyAndTellTheOthersToComeLater() {
    List<StreamClient> clients = new ArrayList<>();
    try (Client client = new Client(other.server().port())) {
      Patience.until(() -> other.hub().following() == 0);
      IntStream.range(0, MOST).forEach(i -> clients.add(other.open("")));

      Answer answer = client.get("/api/stream");

      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.header("Retry-After")).contains("1");
      assertThat(answer.text()).contains("6 follow already");
    } finally {
      clients.forEach(StreamClient::close);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"?types=", "?types=alerts,other", "?type=alerts", "?types=a&types=b"})
  void shouldRefuseWhatItDoesNotKnow(String query) {
    try (Client client = new Client(one.server().port())) {
      assertThat(client.get("/api/stream" + query).status()).isEqualTo(400);
    }
  }

  @Test
  void shouldEndWhenNobodyTellsAnyMore() {
    try (Instance third = Instance.start(broker.bootstrapServers(), MOST);
        StreamClient client = third.open("")) {
      third.hub().close();

      Patience.until(client::isOver);
    }
  }

  @Test
  void shouldEndWhenTheServerDoes() {
    try (Instance third = Instance.start(broker.bootstrapServers(), MOST);
        StreamClient client = third.open("")) {
      third.server().close();

      Patience.until(client::isOver);
    }
  }
}
