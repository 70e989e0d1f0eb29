package io.tidewatch.topology.tokenpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidewatch.contract.alert.Severity;
import io.tidewatch.topology.rule.InvalidRuleException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenPoolRuleDefinitionTest {
  private final TokenPoolRuleDefinition definition =
      new TokenPoolRuleDefinition(TokenPoolRule.DEFAULT);

  @Test
  void shouldReadItsOwnDefaults() {
    assertThat(definition.rule(definition.defaults())).isEqualTo(TokenPoolRule.DEFAULT);
    assertThat(definition.descriptions().keySet()).isEqualTo(definition.defaults().keySet());
  }

  @Test
  void shouldReadEveryParameter() {
    assertThat(
            definition.rule(
                Map.of(
                    "cooldown", "PT1M",
                    "exit-factor", "0.5",
                    "min-liquidity-usd", "20000",
                    "min-trades", "10",
                    "stale-after", "PT30S",
                    "severity", "critical")))
        .isEqualTo(
            new TokenPoolRule(
                Duration.ofMinutes(1),
                new BigDecimal("0.5"),
                Optional.of(new BigDecimal("20000")),
                Optional.of(BigDecimal.TEN),
                Duration.ofSeconds(30),
                Severity.CRITICAL));
  }

  @ParameterizedTest
  @CsvSource({
    "cooldown, 3 minutes",
    "exit-factor, 0",
    "exit-factor, 1.1",
    "min-liquidity-usd, -1",
    "min-trades, many",
    "stale-after, PT-1S",
    "severity, loud",
    "threshold, 5"
  })
  void shouldRefuseWhatCannotBeMeant(String name, String value) {
    assertThatThrownBy(() -> definition.with(Map.of(name, value)))
        .isInstanceOf(InvalidRuleException.class);
  }

  @Test
  void shouldTakeATokenForASubject() {
    definition.checkSubject(PoolFrames.token(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "BTCUSDT", "0OIl1111111111111111111111111111111", "'; DROP TABLE x"})
  void shouldRefuseASubjectThatIsNoToken(String subject) {
    assertThatThrownBy(() -> definition.checkSubject(subject))
        .isInstanceOf(InvalidRuleException.class);
  }
}
