package io.tidewatch.standalone.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tidewatch.contract.topic.KafkaAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KafkaClientSettingsTest {
  private static final String JAAS =
      "org.apache.kafka.common.security.plain.PlainLoginModule required"
          + " username=\"watch\" password=\"hush-hush\";";

  @TempDir private Path directory;

  private static Optional<KafkaAccess> load(Map<String, String> environment, String... assigned) {
    return new SettingsLoader(environment)
        .load(Optional.empty(), List.of(assigned))
        .kafka()
        .access();
  }

  private static ConfigurationException refusal(
      Map<String, String> environment, String... assigned) {
    return catchThrowableOfType(ConfigurationException.class, () -> load(environment, assigned));
  }

  private static Map<String, String> withServers(String... pairs) {
    Map<String, String> environment = new HashMap<>();
    environment.put("TIDEWATCH_KAFKA_BOOTSTRAP_SERVERS", "one:9092");
    for (int i = 0; i < pairs.length; i += 2) {
      environment.put("TIDEWATCH_KAFKA_" + pairs[i], pairs[i + 1]);
    }
    return environment;
  }

  @Test
  void shouldHandOnWhatIsSetUnderKafkasOwnNames() {
    KafkaAccess access =
        load(
                withServers(
                    "CLIENT_SECURITY_PROTOCOL",
                    "SASL_SSL",
                    "CLIENT_SASL_MECHANISM",
                    "OAUTHBEARER",
                    "CLIENT_SASL_JAAS_CONFIG",
                    JAAS,
                    "CLIENT_SSL_TRUSTSTORE_PASSWORD",
                    "of the trust",
                    "CLIENT_SSL_ENDPOINT_IDENTIFICATION_ALGORITHM",
                    "https"),
                "kafka.client.ssl.truststore.location=/etc/trust.p12")
            .orElseThrow();

    assertThat(access.bootstrapServers()).isEqualTo("one:9092");
    assertThat(access.security())
        .containsOnly(
            Map.entry("security.protocol", "SASL_SSL"),
            Map.entry("sasl.mechanism", "OAUTHBEARER"),
            Map.entry("sasl.jaas.config", JAAS),
            Map.entry("ssl.truststore.location", "/etc/trust.p12"),
            Map.entry("ssl.truststore.password", "of the trust"),
            Map.entry("ssl.endpoint.identification.algorithm", "https"));
  }

  @Test
  void shouldTakeThemFromAFileAndSecretsFromFilesOfTheirOwn() throws IOException {
    Path jaas = Files.writeString(directory.resolve("jaas"), JAAS + "\n");
    Path yaml =
        Files.writeString(
            directory.resolve("tidewatch.yaml"),
            """
            tidewatch:
              kafka:
                bootstrap-servers: one:9092
                client:
                  security.protocol: SASL_PLAINTEXT
                  sasl:
                    mechanism: PLAIN
                    jaas.config-file: %s
            """
                .formatted(jaas));

    assertThat(
            new SettingsLoader(Map.of())
                .load(Optional.of(yaml), List.of())
                .kafka()
                .access()
                .orElseThrow()
                .security())
        .containsOnly(
            Map.entry("security.protocol", "SASL_PLAINTEXT"),
            Map.entry("sasl.mechanism", "PLAIN"),
            Map.entry("sasl.jaas.config", JAAS));
  }

  @Test
  void shouldWriteTheWordsAroundNameAndPassword() {
    assertThat(
            load(withServers(
                    "CLIENT_SECURITY_PROTOCOL",
                    "SASL_SSL",
                    "CLIENT_SASL_MECHANISM",
                    "SCRAM-SHA-256",
                    "USER",
                    "the watch",
                    "PASSWORD",
                    "a\"b\\c"))
                .orElseThrow()
                .security())
        .containsEntry(
            "sasl.jaas.config",
            "org.apache.kafka.common.security.scram.ScramLoginModule required"
                + " username=\"the watch\" password=\"a\\\"b\\\\c\";");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          kafka.client.acks=0 | that begin with security., sasl., ssl.
          kafka.client.bootstrap.servers=a:1 | that begin with security., sasl., ssl.
          kafka.client.ssl.trustore.type=JKS | did you mean tidewatch.kafka.client.ssl.truststore.type?
          kafka.client.security.protocol=TLS | SASL_SSL
          kafka.client.sasl.login.connect.timeout.ms=soon | what Kafka takes as a int
          kafka.client.sasl.mechanism=PLAIN | security.protocol: expected SASL_SSL or SASL_PLAINTEXT where kafka.client.sasl.mechanism is set
          kafka.client.ssl.protocol=TLSv1.3 | security.protocol: expected SSL or SASL_SSL where kafka.client.ssl.protocol is set
          kafka.user=watch | a name together with kafka.password, or neither
          kafka.client.sasl.jaas.config=hush-hush | a secret in a file or the environment
          kafka.password=hush-hush | a secret in a file or the environment
          """)
  void shouldRefuseWhatKafkaDoesNotTakeOrDoesNotUse(String assignment, String message) {
    assertThat(refusal(withServers(), assignment))
        .hasMessageContaining(message)
        .message()
        .doesNotContain("hush");
  }

  @Test
  void shouldShowNothingOfALoginThatIsMalformed() {
    ConfigurationException refusal =
        refusal(
            withServers(
                "CLIENT_SECURITY_PROTOCOL",
                "SASL_SSL",
                "CLIENT_SASL_JAAS_CONFIG",
                "PlainLoginModule required password=\"hush-hush"));

    assertThat(refusal)
        .hasMessageContaining("tidewatch.kafka.client.sasl.jaas.config: expected a login such as")
        .hasNoCause();
    assertThat(refusal.getMessage()).doesNotContain("hush");
  }

  @Test
  void shouldNotTakeALoginTwiceNorWithoutAMechanismForIt() {
    Map<String, String> both =
        withServers(
            "CLIENT_SECURITY_PROTOCOL",
            "SASL_SSL",
            "CLIENT_SASL_MECHANISM",
            "PLAIN",
            "CLIENT_SASL_JAAS_CONFIG",
            JAAS,
            "USER",
            "watch",
            "PASSWORD",
            "hush-hush");
    assertThat(refusal(both)).hasMessageContaining("kafka.client.sasl.jaas.config is set");

    both.remove("TIDEWATCH_KAFKA_CLIENT_SASL_MECHANISM");
    assertThat(refusal(both))
        .hasMessageContaining("expected PLAIN, SCRAM-SHA-256 or SCRAM-SHA-512");
  }

  @Test
  void shouldRefuseThemForTheBrokerInThisJvm() {
    assertThat(refusal(Map.of(), "kafka.client.security.protocol=SSL"))
        .hasMessageContaining(
            "tidewatch.kafka.bootstrap-servers: expected the servers of the Kafka")
        .hasMessageContaining("the broker in this JVM");
  }
}
