package io.tidewatch.topology.orderbooks.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.rule.RuleOverride;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.DetectorCounters.Counter;
import io.tidewatch.topology.rule.InvalidRuleException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BookRuleDefinitionTest {
  private static BookRuleDefinition of(BookRuleKind kind) {
    return BookRuleDefinition.DEFAULTS.get(kind.ordinal());
  }

  @ParameterizedTest
  @EnumSource(BookRuleKind.class)
  void shouldDescribeEachParameterAndReadItsOwnDefaults(BookRuleKind kind) {
    BookRuleDefinition definition = of(kind);

    assertThat(definition.kind()).isEqualTo(kind);
    assertThat(definition.descriptions().keySet()).isEqualTo(definition.defaults().keySet());
    assertThat(definition.with(definition.defaults())).isEqualTo(definition.defaults());
  }

  @Test
  void shouldReplaceWhatIsOverridden() {
    BookRule rule =
        of(BookRuleKind.LIQUIDITY_SHRINK)
            .rule(
                Map.of(
                    "threshold-percent",
                    "40",
                    "cooldown",
                    "PT1M",
                    "exit-factor",
                    "0.5",
                    "severity",
                    "critical"));

    assertThat(rule)
        .isEqualTo(
            new BookRule(
                new BigDecimal("40"),
                Duration.ofMinutes(1),
                new BigDecimal("0.5"),
                Severity.CRITICAL));
  }

  @ParameterizedTest
  @CsvSource({
    "DEPTH_ANOMALY, threshold-score, 101",
    "DEPTH_ANOMALY, threshold-score, NaN",
    "LIQUIDITY_SHRINK, threshold-percent, 0",
    "LIQUIDITY_SHRINK, exit-factor, 1.1",
    "WALL_PULLED, exit-factor, 0.5",
    "WALL_PULLED, cooldown, P2D",
    "LEVEL_BROKEN, severity, loud",
    "LEVEL_BROKEN, threshold-usd, 5"
  })
  void shouldRefuseWhatCannotBeUsed(BookRuleKind kind, String parameter, String text) {
    assertThatThrownBy(() -> of(kind).rule(Map.of(parameter, text)))
        .isInstanceOf(InvalidRuleException.class)
        .hasMessageContaining(parameter);
  }

  @Test
  void shouldBeLimitedToInstruments() {
    of(BookRuleKind.WALL_PULLED).checkSubject("BTC-USDT-SWAP");

    assertThatThrownBy(() -> of(BookRuleKind.WALL_PULLED).checkSubject("BTCUSDT"))
        .isInstanceOf(InvalidRuleException.class);
  }

  @Test
  void shouldFindTheRuleInForceAndStandInForABadOne() {
    DetectorCounters counters = new DetectorCounters("order-books", EnumSet.allOf(Counter.class));
    Map<String, RuleOverride> overrides = new HashMap<>();
    put(overrides, "wall-pulled", Optional.of("BTC-USDT"), Map.of("threshold-usd", "1000"));
    put(overrides, "depth-anomaly", Optional.empty(), Map.of("threshold-score", "loud"));

    BookRules rules =
        BookRules.at(BookRuleDefinition.DEFAULTS, "BTC-USDT", 200, overrides::get, counters);

    assertThat(rules.of(BookRuleKind.WALL_PULLED).version()).isEqualTo(1);
    assertThat(rules.of(BookRuleKind.WALL_PULLED).parameters())
        .containsEntry("threshold-usd", "1000");
    assertThat(rules.of(BookRuleKind.DEPTH_ANOMALY).version()).isZero();
    assertThat(rules.of(BookRuleKind.DEPTH_ANOMALY).rule().threshold()).isEqualByComparingTo("80");
    assertThat(counters.value(Counter.INVALID_RULES)).isEqualTo(1);
  }

  private static void put(
      Map<String, RuleOverride> overrides,
      String rule,
      Optional<String> subject,
      Map<String, String> parameters) {
    RuleOverride override = RuleOverride.first(rule, subject, 100, parameters);
    overrides.put(override.key(), override);
  }
}
