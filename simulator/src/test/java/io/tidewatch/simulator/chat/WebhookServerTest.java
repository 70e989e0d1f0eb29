package io.tidewatch.simulator.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookServerTest {
  private static final String SECRET = "sesame";

  private WebhookServer server;
  private ChatClient client;

  @BeforeEach
  void start() throws IOException {
    server = WebhookServer.started(SECRET);
    client = ChatClient.of(server.uri());
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void shouldTakeASignedCall() throws Exception {
    assertThat(call("{\"a\":1}", SECRET, now())).isEqualTo(200);

    assertThat(server.calls()).extracting(WebhookCall::body).containsExactly("{\"a\":1}");
    assertThat(server.calls()).extracting(WebhookCall::path).containsExactly("/hook");
  }

  @Test
  void shouldNoticeACallThatComesAgain() throws Exception {
    call("{}", SECRET, now());
    call("{}", SECRET, now());

    assertThat(server.calls()).extracting(WebhookCall::first).containsExactly(true, false);
  }

  @Test
  void shouldRefuseAnotherSecret() throws Exception {
    assertThat(call("{}", "guess", now())).isEqualTo(401);

    assertThat(server.refusals()).containsExactly("expected another signature");
  }

  @Test
  void shouldRefuseAnOldCall() throws Exception {
    assertThat(call("{}", SECRET, now() - 301)).isEqualTo(401);
  }

  @Test
  void shouldRefuseWhatIsNotSigned() throws Exception {
    assertThat(client.post("/hook", "{}", Map.of()).status()).isEqualTo(401);
  }

  @Test
  void shouldRefuseWhatIsNoJson() throws Exception {
    assertThat(call("hello", SECRET, now())).isEqualTo(401);
  }

  @Test
  void shouldFailAsItIsToldTo() throws Exception {
    server.faults().fail(503, 0, 1);

    assertThat(call("{}", SECRET, now())).isEqualTo(503);
    assertThat(call("{}", SECRET, now())).isEqualTo(200);
  }

  private int call(String body, String secret, long epochSecond)
      throws IOException, InterruptedException, GeneralSecurityException {
    return client
        .post(
            "/hook",
            body,
            Map.of(
                WebhookServer.ID_HEADER,
                "alert-1",
                WebhookServer.TIME_HEADER,
                Long.toString(epochSecond),
                WebhookServer.SIGNATURE_HEADER,
                signature(secret, epochSecond + "." + body)))
        .status();
  }

  private static String signature(String secret, String signed) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
    return "sha256=" + HexFormat.of().formatHex(mac.doFinal(signed.getBytes(UTF_8)));
  }

  private static long now() {
    return Instant.now().getEpochSecond();
  }
}
