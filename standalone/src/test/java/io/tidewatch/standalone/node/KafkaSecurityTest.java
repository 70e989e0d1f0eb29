package io.tidewatch.standalone.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.broker.GuardedListener;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.TopicLayout;
import io.tidewatch.simulator.binance.SimTrade;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against brokers that ask who comes, and speak TLS. */
class KafkaSecurityTest {
  private static final String PIECE_OF_THE_PASSWORD = "of-the-test";
  private static final String KEYS = "password-of-the-broker-keys";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private static Path directory;
  private static GuardedKafka kafka;

  @BeforeAll
  static void start() throws Exception {
    kafka = GuardedKafka.start(directory);
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  @Test
  void shouldAlertAndAnswerWithANameOverTlsAndShowThePasswordNowhere() throws Exception {
    String log;
    String answers;
    try (CapturedLog captured = CapturedLog.of("org.apache.kafka", Level.INFO);
        SimulatedNode house = new SimulatedNode(List.of("BTCUSDT"), Optional.of(kafka.access()))) {
      assertThat(house.venue().awaitSubscriptions(Set.of("btcusdt@trade"), PATIENCE)).isTrue();
      long now = System.currentTimeMillis();
      for (int id = 1; id <= 30; id++) {
        house
            .venue()
            .trade(
                new SimTrade(
                    "BTCUSDT",
                    id,
                    new BigDecimal("50000"),
                    new BigDecimal("1.5"),
                    now - 100 + id,
                    false));
      }
      await().atMost(PATIENCE).until(() -> !house.alerts().isEmpty());
      await().atMost(PATIENCE).until(() -> house.get("/api/alerts").body().contains("\"BTCUSDT\""));
      assertThat(house.get("/api/volumes/BTCUSDT").statusCode()).isEqualTo(200);
      // One more client each: a writer of changes, a reader of the past.
      assertThat(
              house
                  .put("/api/rules/large-trades/BTCUSDT", "{\"threshold-usd\":\"1500\"}")
                  .statusCode())
          .isEqualTo(200);
      answers = house.get("/api/status").body() + house.get("/status").body();
      log = captured.text();
    }

    assertThat(log)
        .contains("sasl.jaas.config = [hidden]", "security.protocol = SASL_SSL")
        .doesNotContain("sasl.jaas.config = null", "security.protocol = PLAINTEXT")
        .doesNotContain(PIECE_OF_THE_PASSWORD);
    assertThat(answers).isNotEmpty().doesNotContain(PIECE_OF_THE_PASSWORD);
  }

  @Test
  @Timeout(60)
  void shouldNotStartWithAWrongPasswordAndSaySo() {
    KafkaAccess wrong = kafka.access("TIDEWATCH_KAFKA_PASSWORD", "another-password-of-the-test");

    Throwable refusal =
        catchThrowable(() -> new SimulatedNode(List.of("BTCUSDT"), Optional.of(wrong)).close());

    assertThat(refusal)
        .isInstanceOf(IllegalStateException.class)
        .hasCauseInstanceOf(SaslAuthenticationException.class)
        .hasMessageContaining("the topics could not be created on Kafka at 127.0.0.1:")
        .hasMessageContaining("Authentication failed")
        .hasMessageContaining("kafka.password");
    assertThat(Throwables.getStackTrace(refusal)).doesNotContain(PIECE_OF_THE_PASSWORD);
  }

  @Test
  @Timeout(60)
  void shouldNotTrustABrokerWithAnotherCertificate() throws Exception {
    GuardedKafka.keys(directory, "another");
    KafkaAccess wrong =
        kafka.access(
            "TIDEWATCH_KAFKA_CLIENT_SSL_TRUSTSTORE_LOCATION",
            GuardedKafka.certificate(directory, "another").toString());

    assertThat(
            catchThrowable(
                () -> TopicProvisioning.ensureTopics(wrong, TopicLayout.OF_THE_CATALOGUE)))
        .hasCauseInstanceOf(SslAuthenticationException.class)
        .hasMessageContaining("SSL handshake failed")
        .hasMessageContaining("kafka.client.*");
  }

  @Test
  void shouldSayWhichTruststoreIsNotThere() {
    KafkaAccess wrong =
        kafka.access("TIDEWATCH_KAFKA_CLIENT_SSL_TRUSTSTORE_LOCATION", "/nowhere/trusted.pem");

    assertThat(
            catchThrowable(
                () -> TopicProvisioning.ensureTopics(wrong, TopicLayout.OF_THE_CATALOGUE)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("/nowhere/trusted.pem");
  }

  @Test
  void shouldGetInByScram(@TempDir Path other) throws Exception {
    try (EmbeddedBroker broker =
        EmbeddedBroker.start(
            other,
            new GuardedListener(
                "SASL_PLAINTEXT",
                Map.of(
                    "sasl.enabled.mechanisms",
                    "SCRAM-SHA-512",
                    "scram-sha-512.sasl.jaas.config",
                    "org.apache.kafka.common.security.scram.ScramLoginModule required;")))) {
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
        admin
            .alterUserScramCredentials(
                List.of(
                    new UserScramCredentialUpsertion(
                        GuardedKafka.USER,
                        new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4_096),
                        GuardedKafka.PASSWORD)))
            .all()
            .get();
      }
      Map<String, String> environment = new HashMap<>();
      environment.put("TIDEWATCH_KAFKA_BOOTSTRAP_SERVERS", broker.guardedServers().orElseThrow());
      environment.put("TIDEWATCH_KAFKA_USER", GuardedKafka.USER);
      environment.put("TIDEWATCH_KAFKA_PASSWORD", GuardedKafka.PASSWORD);
      environment.put("TIDEWATCH_KAFKA_CLIENT_SECURITY_PROTOCOL", "sasl_plaintext");
      environment.put("TIDEWATCH_KAFKA_CLIENT_SASL_MECHANISM", "SCRAM-SHA-512");

      assertThatCode(() ->
              TopicProvisioning.ensureTopics(
                  GuardedKafka.access(environment), TopicLayout.OF_THE_CATALOGUE))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void shouldGetInByACertificateOfItsOwn(@TempDir Path other) throws Exception {
    Path broker = GuardedKafka.keys(other, "broker");
    Path client = GuardedKafka.keys(other, "client");
    try (EmbeddedBroker started =
        EmbeddedBroker.start(
            other.resolve("kafka"),
            new GuardedListener(
                "SSL",
                Map.of(
                    "ssl.keystore.location",
                    broker.toString(),
                    "ssl.keystore.password",
                    KEYS,
                    "ssl.truststore.location",
                    GuardedKafka.certificate(other, "client").toString(),
                    "ssl.truststore.type",
                    "PEM",
                    "ssl.client.auth",
                    "required")))) {
      Map<String, String> environment = new HashMap<>();
      environment.put("TIDEWATCH_KAFKA_BOOTSTRAP_SERVERS", started.guardedServers().orElseThrow());
      environment.put("TIDEWATCH_KAFKA_CLIENT_SECURITY_PROTOCOL", "SSL");
      environment.put("TIDEWATCH_KAFKA_CLIENT_SSL_TRUSTSTORE_TYPE", "PEM");
      environment.put(
          "TIDEWATCH_KAFKA_CLIENT_SSL_TRUSTSTORE_LOCATION",
          GuardedKafka.certificate(other, "broker").toString());
      environment.put("TIDEWATCH_KAFKA_CLIENT_SSL_KEYSTORE_LOCATION", client.toString());
      environment.put("TIDEWATCH_KAFKA_CLIENT_SSL_KEYSTORE_PASSWORD", KEYS);

      assertThatCode(() ->
              TopicProvisioning.ensureTopics(
                  GuardedKafka.access(environment), TopicLayout.OF_THE_CATALOGUE))
          .doesNotThrowAnyException();

      environment.keySet().removeIf(name -> name.contains("KEYSTORE"));
      assertThat(
              catchThrowable(() ->
                  TopicProvisioning.ensureTopics(
                      GuardedKafka.access(environment), TopicLayout.OF_THE_CATALOGUE)))
          .hasCauseInstanceOf(SslAuthenticationException.class);
    }
  }
}
