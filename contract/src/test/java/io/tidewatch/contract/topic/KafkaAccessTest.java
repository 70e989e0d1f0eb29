package io.tidewatch.contract.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class KafkaAccessTest {
  private static final KafkaAccess ACCESS =
      new KafkaAccess(
          "one:9092", Map.of("security.protocol", "SASL_SSL", "sasl.jaas.config", "password=hush"));

  @Test
  void shouldGiveEveryClientTheConnectionAndWhatItSetsBesides() {
    assertThat(ACCESS.client(Map.of("group.id", "a")))
        .containsOnly(
            Map.entry("bootstrap.servers", "one:9092"),
            Map.entry("security.protocol", "SASL_SSL"),
            Map.entry("sasl.jaas.config", "password=hush"),
            Map.entry("group.id", "a"));
    assertThat(KafkaAccess.open("one:9092").client())
        .containsOnly(Map.entry("bootstrap.servers", "one:9092"));
  }

  @Test
  void shouldNameItsSettingsAndShowNoValue() {
    assertThat(ACCESS)
        .hasToString(
            "KafkaAccess[bootstrapServers=one:9092,"
                + " security={sasl.jaas.config=***, security.protocol=***}]");
  }

  @Test
  void shouldTakeNothingThatIsNotAboutSecurity() {
    assertThatThrownBy(() -> new KafkaAccess("one:9092", Map.of("acks", "hush")))
        .hasMessage("expected settings that begin with one of [security., sasl., ssl.], was acks");
  }

  @Test
  void shouldNotLetOneClientChangeTheConnection() {
    assertThatThrownBy(() -> ACCESS.client(Map.of("security.protocol", "PLAINTEXT")))
        .hasMessageContaining("security.protocol");
  }
}
