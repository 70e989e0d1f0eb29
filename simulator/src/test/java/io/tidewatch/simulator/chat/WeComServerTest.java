package io.tidewatch.simulator.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WeComServerTest {
  private static final Duration MINUTE = Duration.ofSeconds(3);

  private WeComServer server;
  private ChatClient client;

  @BeforeEach
  void start() throws IOException {
    server = WeComServer.started(MINUTE, "sesame");
    client = ChatClient.of(server.uri());
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void shouldTakeATextAndAMarkdown() throws Exception {
    assertThat(send("sesame", "text", "买入")).isZero();
    assertThat(send("sesame", "markdown", "# 买入")).isZero();

    assertThat(server.messages()).extracting(WeComMessage::content).containsExactly("买入", "# 买入");
  }

  @Test
  void shouldCountBytesAgainstTheLimit() throws Exception {
    assertThat(send("sesame", "text", "买".repeat(683))).isEqualTo(40_058);
    assertThat(send("sesame", "text", "买".repeat(682))).isZero();
    assertThat(send("sesame", "markdown", "x".repeat(4_096))).isZero();
    assertThat(send("sesame", "markdown", "x".repeat(4_097))).isEqualTo(40_058);
  }

  @Test
  void shouldRefuseAnUnknownKey() throws Exception {
    assertThat(send("guess", "text", "x")).isEqualTo(93_000);

    server.removeRobot("sesame");

    assertThat(send("sesame", "text", "x")).isEqualTo(93_000);
  }

  @Test
  void shouldRefuseWhatIsNoMessage() throws Exception {
    assertThat(send("sesame", "smoke", "x")).isEqualTo(40_008);
    assertThat(send("sesame", "text", "")).isEqualTo(44_004);
  }

  @Test
  void shouldAllowTwentyMessagesAMinute() throws Exception {
    for (int i = 0; i < 20; i++) {
      assertThat(send("sesame", "text", "x")).isZero();
    }

    assertThat(send("sesame", "text", "x")).isEqualTo(45_009);
    assertThat(server.violations()).hasSize(1);
    await().until(() -> send("sesame", "text", "x") == 0);
  }

  @Test
  void shouldFailAsItIsToldTo() throws Exception {
    server.answerWith(-1, 1);

    assertThat(send("sesame", "text", "x")).isEqualTo(-1);
    assertThat(send("sesame", "text", "x")).isZero();
  }

  @Test
  void shouldDoNothingWhileItIsDown() {
    server.down(true);

    assertThatThrownBy(() -> send("sesame", "text", "x")).isInstanceOf(IOException.class);
    assertThat(server.messages()).isEmpty();
  }

  private int send(String key, String type, String content)
      throws IOException, InterruptedException {
    return client
        .post(
            "/cgi-bin/webhook/send?key=" + key,
            Map.of("msgtype", type, type, Map.of("content", content)))
        .body()
        .path("errcode")
        .asInt();
  }
}
