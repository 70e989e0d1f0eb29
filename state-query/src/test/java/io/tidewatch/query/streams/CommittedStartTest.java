package io.tidewatch.query.streams;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommittedStartTest {
  @ParameterizedTest
  @ValueSource(strings = {"latest", "none", "by_duration:PT1H"})
  void shouldRefuseToSkipWhatWasNeverRead(String reset) {
    assertThatThrownBy(
            () -> new CommittedStart(Map.of(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, reset)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("earliest")
        .hasMessageEndingWith(reset);
  }
}
