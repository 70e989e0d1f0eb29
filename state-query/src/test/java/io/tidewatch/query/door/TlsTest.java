package io.tidewatch.query.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.tidewatch.query.http.HttpSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Over TLS, with keys that the JDK's own tool makes. */
class TlsTest {
  private static final String PASSWORD = "password-of-the-keys";

  @TempDir private Path directory;

  private Tls keys(String name) throws IOException, InterruptedException {
    Path file = directory.resolve(name + ".p12");
    int code =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("keytool.log").toFile())
            .start()
            .waitFor();
    assertThat(code).isZero();
    return new Tls(file, PASSWORD);
  }

  private static OpenHouse house(Tls tls) {
    return new OpenHouse(
        HttpSettings.loopback(0, Optional.empty()).with(HttpLimits.DEFAULT).with(tls),
        () -> "a word");
  }

  private static HttpResponse<String> ask(Tls trusted, int port) throws Exception {
    try (HttpClient client = HttpClient.newBuilder().sslContext(trusted.forOwnClient()).build()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + "/word/one")).build(),
          BodyHandlers.ofString());
    }
  }

  @Test
  void shouldAnswerItsOwnClientAndTellBrowsersToStayWithTls() throws Exception {
    Tls keys = keys("watch.example");
    try (OpenHouse house = house(keys)) {
      HttpResponse<String> answer = ask(keys, house.port());

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("\"a word\"");
      assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
    }
  }

  @Test
  void shouldNotBeTakenForAnother() throws Exception {
    Tls keys = keys("watch.example");
    Tls others = keys("other.example");
    try (OpenHouse house = house(keys)) {
      assertThatThrownBy(() -> ask(others, house.port()))
          .isInstanceOf(SSLHandshakeException.class)
          .hasMessageContaining("expected the certificate of this process");
    }
  }

  @Test
  void shouldSpeakNoOldTls() throws Exception {
    Tls keys = keys("watch.example");
    try (OpenHouse house = house(keys);
        SSLSocket socket =
            (SSLSocket)
                keys.forOwnClient().getSocketFactory().createSocket("127.0.0.1", house.port())) {
      socket.startHandshake();
      assertThat(socket.getSession().getProtocol()).isIn("TLSv1.3", "TLSv1.2");
    }
    assertThat(keys.forServer().getIncludeProtocols()).containsExactly("TLSv1.3", "TLSv1.2");
  }

  @Test
  void shouldNotAnswerWithoutTls() throws Exception {
    try (OpenHouse house = house(keys("watch.example"));
        RawCaller caller = house.call()) {
      assertThat(caller.ask("GET /word/one HTTP/1.1\r\nHost: localhost\r\n\r\n"))
          .doesNotContain("a word");
      assertThat(house.asked()).isZero();
    }
  }

  @Test
  void shouldTakeUpANewCertificate() throws Exception {
    Tls keys = keys("watch.example");
    Tls next = keys("next.example");
    try (OpenHouse house = house(keys)) {
      assertThat(ask(keys, house.port()).statusCode()).isEqualTo(200);

      Files.move(
          next.keystore(), keys.keystore(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);

      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .ignoreExceptions()
          .until(() -> ask(keys, house.port()).statusCode() == 200);
    }
  }

  @Test
  void shouldStayWithItsCertificateIfTheNextOneCannotBeUsed() throws Exception {
    Tls keys = keys("watch.example");
    Tls known = new Tls(directory.resolve("copy.p12"), PASSWORD);
    Files.copy(keys.keystore(), known.keystore());
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    Logger logger = (Logger) LoggerFactory.getLogger(KeyFile.class);
    log.start();
    logger.addAppender(log);
    try (OpenHouse house = house(keys)) {
      Files.writeString(keys.keystore(), "no key at all");
      Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !log.list.isEmpty());

      assertThat(ask(known, house.port()).statusCode()).isEqualTo(200);
      assertThat(log.list.getFirst().getFormattedMessage())
          .contains("the key from before stays in force")
          .doesNotContain(PASSWORD);
    } finally {
      logger.detachAppender(log);
    }
  }

  @Test
  void shouldSayWhatIsWrongWithTheFileWithoutThePassword() throws Exception {
    Path file = keys("watch.example").keystore();

    assertThatThrownBy(() -> new Tls(file, "another-password").checked())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a PKCS12 file that the password opens")
        .hasMessageNotContaining("another-password");
    assertThatThrownBy(() -> new Tls(directory.resolve("absent"), PASSWORD).checked())
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(new Tls(file, PASSWORD).toString()).doesNotContain(PASSWORD);
  }
}
