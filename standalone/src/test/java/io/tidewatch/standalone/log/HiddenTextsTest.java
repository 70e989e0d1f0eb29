package io.tidewatch.standalone.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import io.tidewatch.contract.log.LogFields;
import io.tidewatch.contract.serde.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HiddenTextsTest {
  private static final String TOKEN = "hush-7f3a\"b\\c-hush";
  private static final String HOOK = "https://hooks.example.org/in/hush-of-the-hook?x=1";
  private static final String LOGIN =
      "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"watch\""
          + " password=\"hush-of-kafka\";";
  private static final String KEY =
      "-----BEGIN PRIVATE KEY-----\nhushMIIEvQIBADANBgkqhkiG9w0BAQ\n-----END PRIVATE KEY-----";

  @ParameterizedTest
  @ValueSource(strings = {"text", "json"})
  void shouldShowNoSecretThatTheProcessKnows(String format) throws Exception {
    try (WrittenLog log = WrittenLog.as(format)) {
      log.context()
          .putObject(
              HiddenTexts.class.getName(),
              HiddenTexts.of(List.of(TOKEN, "desk=" + HOOK + ",night=hush-night-key", LOGIN, KEY)));
      Logger logger = log.logger("io.tidewatch.connectors.Feed");
      logger.warn("refused: {}", TOKEN);
      logger.warn("failed", new IOException("outer", new IOException("no answer of " + HOOK)));
      logger.warn("POST /in/hush-of-the-hook failed");
      logger.warn("wrong: {} {}", "hush-of-kafka", "hushMIIEvQIBADANBgkqhkiG9w0BAQ");
      logger.error("hush-night-key");
      LogFields.subject(logger.atWarn(), TOKEN).log("about");

      assertThat(log.lines()).hasSize(6);
      assertThat(log.text()).doesNotContain("hush").contains("***", "refused: ", "no answer of ");
      if (format.equals("json")) {
        for (String line : log.lines()) {
          assertThat(Json.MAPPER.readTree(line).path("level").stringValue()).isNotEmpty();
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cannot reach nats://watch:hush-1@127.0.0.1:4222",
        "POST https://api.telegram.org/bot4711:hush_x-y/sendMessage",
        "GET /cgi-bin/webhook/send?key=hush-aaaa&x=1",
        "GET /api/alerts?x=1&access_token=hush-aaaa",
        "headers: Authorization: Bearer hush-0123456789",
        "authorization=hush-0123456789",
        "jdbc:mysql://db/tidewatch?user=a&password=hush-0123",
        "redis config password=hush; more"
      })
  void shouldShowNothingThatLooksLikeASecret(String text) {
    assertThat(HiddenTexts.UNKNOWN.hiddenIn(text)).doesNotContain("hush").contains("***");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ws://127.0.0.1:9443/ws subject=BTCUSDT alert=5ad1e2",
        "token-pool: token=So11111111111111111111111111111111111111112 key=abc",
        "the bearer token is wrong; mail a@b.example",
        "{\"message\":\"key file /etc/x was read\",\"process\":\"up\"}"
      })
  void shouldLeaveOtherTextAlone(String text) {
    assertThat(HiddenTexts.UNKNOWN.hiddenIn(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json"})
  void shouldShowNoSecretOfAnAddressThatALibraryTells(String format) throws Exception {
    try (WrittenLog log = WrittenLog.as(format);
        HttpClient client = HttpClient.newHttpClient()) {
      Logger logger = log.logger("io.tidewatch.connectors.Feed");
      try {
        // A client that is handed such an address says it, whole.
        client.send(
            HttpRequest.newBuilder(URI.create("ftp://watch:hush-1@127.0.0.1/bot4711:hush_2/x"))
                .build(),
            BodyHandlers.discarding());
      } catch (IllegalArgumentException e) {
        logger.error("cannot be sent: {}", "ftp://watch:hush-1@127.0.0.1/bot4711:hush_2/x", e);
      }

      assertThat(log.lines()).hasSize(1);
      assertThat(log.text()).contains("cannot be sent").doesNotContain("hush");
    }
  }
}
