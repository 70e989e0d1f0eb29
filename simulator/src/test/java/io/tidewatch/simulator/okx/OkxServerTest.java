package io.tidewatch.simulator.okx;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.simulator.venue.TestClient;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OkxServerTest {
  private static final String BTC = "BTC-USDT";
  private static final BookChange OPENING =
      new BookChange(1_000, List.of(BookLevel.of("101", "1")), List.of(BookLevel.of("100", "2")));

  private OkxServer server = started(OkxSettings.standard());

  private static OkxServer started(OkxSettings settings) {
    OkxServer server = OkxServer.start(settings);
    server.list(OkxListing.spot(BTC, "0.1", "0.00001"), OPENING);
    return server;
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private TestClient client() throws InterruptedException {
    return TestClient.connect(server.webSocketUri());
  }

  private static String request(String op, String channel, String instId) {
    return "{\"id\":\"7\",\"op\":\"%s\",\"args\":[{\"channel\":\"%s\",\"instId\":\"%s\"}]}"
        .formatted(op, channel, instId);
  }

  private static BookChange change(String size) {
    return new BookChange(2_000, List.of(BookLevel.of("101", size)), List.of());
  }

  private TestClient subscribed() throws InterruptedException {
    TestClient client = client();
    client.ask(request("subscribe", "books", BTC));
    client.next();
    return client;
  }

  @Test
  void shouldAnswerThenSendTheSnapshotThenUpdates() throws Exception {
    TestClient client = client();

    assertThat(client.ask(request("subscribe", "books", BTC)))
        .isEqualTo(
            "{\"id\":\"7\",\"event\":\"subscribe\",\"arg\":{\"channel\":\"books\",\"instId\":"
                + "\"BTC-USDT\"},\"connId\":\"00000001\"}");
    assertThat(client.next())
        .isEqualTo(
            "{\"arg\":{\"channel\":\"books\",\"instId\":\"BTC-USDT\"},\"action\":\"snapshot\","
                + "\"data\":[{\"asks\":[[\"101\",\"1\",\"0\",\"1\"]],\"bids\":[[\"100\",\"2\","
                + "\"0\",\"1\"]],\"ts\":\"1000\",\"checksum\":0,\"prevSeqId\":-1,"
                + "\"seqId\":344430848984}]}");
    server.apply(BTC, change("5"));
    assertThat(client.next()).contains("\"update\"").contains("\"prevSeqId\":344430848984");
    client.close();
  }

  @Test
  void shouldNameNoChannelInAnError() throws Exception {
    TestClient client = client();

    assertThat(client.ask(request("subscribe", "books", "NOPE-USDT")))
        .contains("60018")
        .contains("\"id\":\"7\"")
        .doesNotContain("\"arg\"");
    assertThat(client.ask("{\"id\":\"8\",\"op\":\"subscribe\",\"argss\":[]}")).contains("60012");
    assertThat(client.ask("half {")).contains("60012");
    client.close();
  }

  @Test
  void shouldAnswerATextPing() throws Exception {
    TestClient client = client();

    assertThat(client.ask("ping")).isEqualTo("pong");
    client.close();
  }

  @Test
  void shouldStopSendingAfterUnsubscribe() throws Exception {
    TestClient client = subscribed();

    assertThat(client.ask(request("unsubscribe", "books", BTC))).contains("\"unsubscribe\"");
    server.apply(BTC, change("5"));
    assertThat(client.ask("ping")).isEqualTo("pong");
    client.close();
  }

  @Test
  void shouldDropDuplicateAndSwapUpdatesWhenTold() throws Exception {
    TestClient client = subscribed();
    server.dropNext(BTC);
    server.apply(BTC, change("11"));
    server.duplicateNext(BTC);
    server.apply(BTC, change("12"));
    server.swapNext(BTC);
    server.apply(BTC, change("13"));
    server.apply(BTC, change("14"));

    assertThat(client.next()).contains("\"12\"");
    assertThat(client.next()).contains("\"12\"");
    assertThat(client.next()).contains("\"14\"");
    assertThat(client.next()).contains("\"13\"");
    assertThat(server.book(BTC).asks()).containsExactly(BookLevel.of("101", "14"));
    client.close();
  }

  @Test
  void shouldSendHeartbeatResetNoticeAndTrades() throws Exception {
    TestClient client = subscribed();
    server.heartbeat(BTC, 3_000);
    server.reset(BTC, change("9"), 5);
    server.announceUpgrade();

    assertThat(client.next()).contains("\"asks\":[],\"bids\":[]").contains("\"ts\":\"3000\"");
    assertThat(client.next()).contains("\"prevSeqId\":344430848984,\"seqId\":5}");
    assertThat(client.next()).contains("64008");
    client.ask(request("subscribe", "trades", BTC));
    server.prints(BTC, List.of(new OkxPrint(3, BigDecimal.TEN, BigDecimal.ONE, false, 4_000)));
    assertThat(client.next()).contains("\"tradeId\":\"3\"").contains("\"side\":\"sell\"");
    client.close();
  }

  @Test
  void shouldRefuseRequestsOverTheHourlyLimit() throws Exception {
    server.close();
    server = started(OkxSettings.standard().withRequestsPerHour(1));
    TestClient client = subscribed();

    assertThat(client.ask(request("unsubscribe", "books", BTC))).contains("60014");
    client.close();
  }

  @Test
  void shouldRefuseConnectionsThatComeTooFast() throws Exception {
    server.close();
    server = started(OkxSettings.standard().withConnectsPerSecond(1));
    TestClient first = client();
    TestClient second = new TestClient(server.webSocketUri());

    assertThat(second.connectBlocking()).isFalse();
    assertThat(server.refusedForRate()).isEqualTo(1);
    first.close();
  }

  @Test
  void shouldCloseAnIdleConnection() throws Exception {
    server.close();
    server = started(OkxSettings.standard().withIdleLimit(Duration.ofMillis(200)));

    assertThat(client().closeCode()).isEqualTo(4004);
  }

  @Test
  void shouldServeBooksAndInstrumentsOverRest() throws Exception {
    assertThat(get("/api/v5/market/books?instId=BTC-USDT&sz=400"))
        .isEqualTo(
            "{\"code\":\"0\",\"msg\":\"\",\"data\":[{\"asks\":[[\"101\",\"1\",\"0\",\"1\"]],"
                + "\"bids\":[[\"100\",\"2\",\"0\",\"1\"]],\"ts\":\"1000\","
                + "\"seqId\":344430848984}]}");
    assertThat(get("/api/v5/market/books?instId=NOPE-USDT&sz=400")).contains("51001");
    assertThat(get("/api/v5/public/instruments?instType=SPOT"))
        .contains("\"instId\":\"BTC-USDT\"")
        .contains("\"tickSz\":\"0.1\"");
    assertThat(get("/api/v5/public/instruments?instType=SWAP")).contains("\"data\":[]");
  }

  private String get(String path) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      URI uri = server.restUri().resolve(path);
      return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
    }
  }
}
