package io.tidewatch.simulator.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tidewatch.simulator.chat.ChatClient.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TelegramServerTest {
  private static final String TOKEN = "4711:AAH-sesame";
  private static final long ALICE = 7;
  private static final long GROUP = -100;
  private static final long STRANGER = 99;

  private TelegramServer server;
  private ChatClient client;

  @BeforeEach
  void start() throws IOException {
    server = TelegramServer.started(TOKEN, ALICE, GROUP);
    client = ChatClient.of(server.uri());
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void shouldTakeAMessageAndShowItAsPeopleReadIt() throws Exception {
    Answer answer = send(ALICE, "<b>A &amp; B</b> &#62; 1");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().at("/result/message_id").asLong()).isEqualTo(1);
    assertThat(answer.body().at("/result/text").asString()).isEqualTo("A & B > 1");
    assertThat(server.messages()).singleElement().extracting(TelegramMessage::html).isEqualTo(true);
  }

  @Test
  void shouldTellWhoTheBotIs() throws Exception {
    assertThat(call("getMe", Map.of()).body().at("/result/id").asLong()).isEqualTo(4_711);
  }

  @Test
  void shouldRefuseAWrongToken() throws Exception {
    assertThat(client.post("/bot4711:guess/getMe", Map.of()).status()).isEqualTo(401);
    assertThat(client.post("/bot/getMe", Map.of()).status()).isEqualTo(401);
    assertThat(call("fly", Map.of()).status()).isEqualTo(404);
  }

  @Test
  void shouldRefuseWhatIsNoHtml() throws Exception {
    assertThat(send(ALICE, "a < b").said("description"))
        .startsWith("Bad Request: can't parse entities: Unsupported start tag");
    assertThat(send(ALICE, "<b>open").said("description")).contains("end tag");
    assertThat(send(ALICE, "<b><i>x</b></i>").said("description")).contains("Unexpected end tag");
    assertThat(send(ALICE, "<blink>x</blink>").said("description")).contains("blink");
    assertThat(send(ALICE, "A & B").said("description")).contains("'&' at offset 2");
    assertThat(send(ALICE, "a > b").said("description")).contains("'>' at offset 2");
    assertThat(send(ALICE, "&nbsp;").said("description")).contains("Unknown entity");
    assertThat(send(ALICE, "&#0;").status()).isEqualTo(400);
    assertThat(server.messages()).isEmpty();
  }

  @Test
  void shouldTakePlainTextAsItIs() throws Exception {
    Answer answer = call("sendMessage", Map.of("chat_id", ALICE, "text", "a < b & c"));

    assertThat(answer.body().at("/result/text").asString()).isEqualTo("a < b & c");
  }

  @Test
  void shouldCountWhatPeopleReadAgainstTheLimit() throws Exception {
    assertThat(send(ALICE, "<b>" + "x".repeat(4_097) + "</b>").said("description"))
        .isEqualTo("Bad Request: message is too long");
    assertThat(send(ALICE, "<b>" + "&lt;".repeat(4_096) + "</b>").status()).isEqualTo(200);
  }

  @Test
  void shouldRefuseAnEmptyText() throws Exception {
    assertThat(send(ALICE, "<b></b>").said("description")).contains("text is empty");
  }

  @Test
  void shouldKnowOnlyItsChatsAndWhoBlockedIt() throws Exception {
    assertThat(send(STRANGER, "hello").said("description"))
        .isEqualTo("Bad Request: chat not found");

    server.block(ALICE, true);

    assertThat(send(ALICE, "hello").said("description"))
        .isEqualTo("Forbidden: bot was blocked by the user");
  }

  @Test
  void shouldRefuseASecondMessageWithinASecond() throws Exception {
    send(ALICE, "one");

    Answer second = send(ALICE, "two");

    assertThat(second.status()).isEqualTo(429);
    assertThat(second.body().at("/parameters/retry_after").asInt()).isEqualTo(1);
    assertThat(server.violations()).singleElement().asString().contains("too early");
  }

  @Test
  void shouldRefuseEveryChatUntilTheWaitItToldIsOver() throws Exception {
    server.flood(60);

    assertThat(send(ALICE, "one").status()).isEqualTo(429);
    assertThat(send(GROUP, "two").body().at("/parameters/retry_after").asInt()).isBetween(55, 60);
    assertThat(server.violations()).hasSize(1);
  }

  @Test
  void shouldLetABotSendAgainAfterTheWait() throws Exception {
    server.flood(1);
    assertThat(send(ALICE, "one").status()).isEqualTo(429);

    await().until(() -> send(ALICE, "one").status() == 200);
  }

  @Test
  void shouldDoWhatItIsAskedForAndLoseTheAnswer() throws Exception {
    server.faults().loseAnswers(1);

    assertThatThrownBy(() -> send(ALICE, "one")).isInstanceOf(IOException.class);
    assertThat(server.messages()).hasSize(1);
  }

  @Test
  void shouldDoNothingWhileItIsDown() throws Exception {
    server.down(true);

    assertThatThrownBy(() -> send(ALICE, "one")).isInstanceOf(IOException.class);
    assertThat(server.messages()).isEmpty();

    server.down(false);
    assertThat(send(ALICE, "one").status()).isEqualTo(200);
  }

  @Test
  void shouldAnswerLate() throws Exception {
    server.slow(Duration.ofMillis(200), 1);
    long before = System.nanoTime();

    send(ALICE, "one");

    assertThat(System.nanoTime() - before).isGreaterThan(Duration.ofMillis(190).toNanos());
  }

  @Test
  void shouldTellUpdatesUntilTheyAreConfirmed() throws Exception {
    long first = server.say(GROUP, ALICE, "/help");
    long second = server.say(GROUP, ALICE, "/status");

    JsonNode told = updates(Map.of("timeout", 0)).body().path("result");
    assertThat(told).hasSize(2);
    assertThat(told.at("/0/update_id").asLong()).isEqualTo(first);
    assertThat(told.at("/0/message/text").asString()).isEqualTo("/help");
    assertThat(told.at("/0/message/from/id").asLong()).isEqualTo(ALICE);
    assertThat(told.at("/0/message/chat/type").asString()).isEqualTo("supergroup");

    assertThat(updates(Map.of("offset", second)).body().path("result")).hasSize(1);
    assertThat(updates(Map.of("offset", second + 1)).body().path("result")).isEmpty();
    assertThat(server.unconfirmed()).isZero();
  }

  @Test
  void shouldHoldAPollUntilSomethingHappens() throws Exception {
    CompletableFuture<Answer> poll = client.postLater(path("getUpdates"), Map.of("timeout", 50));

    long id = server.say(ALICE, ALICE, "/help");

    assertThat(poll.get().body().at("/result/0/update_id").asLong()).isEqualTo(id);
  }

  @Test
  void shouldEndTheFirstOfTwoPolls() throws Exception {
    CompletableFuture<Answer> first = client.postLater(path("getUpdates"), Map.of("timeout", 50));

    await()
        .until(() -> {
          updates(Map.of("timeout", 0));
          return first.isDone();
        });

    assertThat(first.get().status()).isEqualTo(409);
  }

  private Answer send(long chat, String html) throws IOException, InterruptedException {
    return call("sendMessage", Map.of("chat_id", chat, "text", html, "parse_mode", "HTML"));
  }

  private Answer updates(Map<String, Object> asked) throws IOException, InterruptedException {
    return call("getUpdates", new HashMap<>(asked));
  }

  private Answer call(String method, Map<String, Object> body)
      throws IOException, InterruptedException {
    return client.post(path(method), body);
  }

  private static String path(String method) {
    return "/bot" + TOKEN + "/" + method;
  }
}
