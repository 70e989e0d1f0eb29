package io.tidewatch.contract.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.topic.Topics;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RuleOverrideTest {
  private final RuleOverride override =
      RuleOverride.first("r", Optional.of("s"), 100, Map.of("a", "1")).with(200, Map.of("a", "2"));

  @Test
  void shouldFindTheVersionInForceAtATime() {
    assertThat(override.inForceAt(99)).isEmpty();
    assertThat(override.inForceAt(100).orElseThrow().number()).isEqualTo(1);
    assertThat(override.inForceAt(199).orElseThrow().number()).isEqualTo(1);
    assertThat(override.inForceAt(200).orElseThrow().number()).isEqualTo(2);
  }

  @Test
  void shouldForgetTheOldestOfTooManyVersions() {
    RuleOverride many = override;
    for (int i = 0; i < RuleOverride.MAX_VERSIONS; i++) {
      many = many.with(300 + i, Map.of());
    }

    assertThat(many.versions()).hasSize(RuleOverride.MAX_VERSIONS);
    assertThat(many.latest().number()).isEqualTo(RuleOverride.MAX_VERSIONS + 2);
  }

  @Test
  void shouldComeBackFromTheTopicAsItWas() {
    byte[] bytes = Topics.RULES.value().serializer().serialize("t", override);

    assertThat(Topics.RULES.value().deserializer().deserialize("t", bytes)).isEqualTo(override);
  }
}
