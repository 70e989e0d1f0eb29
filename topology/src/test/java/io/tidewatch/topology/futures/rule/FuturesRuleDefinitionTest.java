package io.tidewatch.topology.futures.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidewatch.contract.alert.Inputs.ScoreMethod;
import io.tidewatch.topology.rule.InvalidRuleException;
import io.tidewatch.topology.rule.RuleDefinition;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FuturesRuleDefinitionTest {
  private final FuturesAnomalyRuleDefinition anomaly =
      new FuturesAnomalyRuleDefinition(FuturesAnomalyRule.DEFAULT);
  private final MarketMoveRuleDefinition market =
      new MarketMoveRuleDefinition(MarketMoveRule.DEFAULT);

  @Test
  void shouldDescribeEveryParameter() {
    for (RuleDefinition definition : List.of(anomaly, market)) {
      assertThat(definition.descriptions().keySet()).isEqualTo(definition.defaults().keySet());
      assertThat(definition.with(Map.of())).isEqualTo(definition.defaults());
    }
  }

  @Test
  void shouldReadEveryParameterBack() {
    assertThat(anomaly.rule(Map.of())).isEqualTo(FuturesAnomalyRule.DEFAULT);
    assertThat(market.rule(Map.of())).isEqualTo(MarketMoveRule.DEFAULT);
  }

  @Test
  void shouldTakeOverrides() {
    FuturesAnomalyRule rule =
        anomaly.rule(Map.of("method", "classic", "on", "running", "baseline", "672"));

    assertThat(rule.method()).isEqualTo(ScoreMethod.CLASSIC);
    assertThat(rule.on()).isEqualTo(FuturesAnomalyRule.On.RUNNING);
    assertThat(rule.baseline()).isEqualTo(672);
    assertThat(rule.threshold()).isEqualByComparingTo("1.0");
    assertThat(rule.policy().exitLevel()).isEqualByComparingTo("0.8");
  }

  @ParameterizedTest
  @CsvSource({
    "method,best",
    "method,ROBUST",
    "on,never",
    "baseline,95",
    "baseline,673",
    "baseline,many",
    "score,0",
    "score,94.9",
    "watch-score,60.1",
    "classic-score,3.1",
    "price-z,0",
    "min-quote-volume,-1",
    "cooldown,PT25H",
    "exit-factor,1.1",
    "severity,huge",
    "colour,blue"
  })
  void shouldRefuse(String parameter, String value) {
    assertThatThrownBy(() -> anomaly.with(Map.of(parameter, value)))
        .isInstanceOf(InvalidRuleException.class);
  }

  @Test
  void shouldAllowAScoreThatALongerBaselineCanReach() {
    assertThatThrownBy(() -> anomaly.with(Map.of("score", "98")))
        .isInstanceOf(InvalidRuleException.class)
        .hasMessageContaining("94.84");
    assertThat(anomaly.with(Map.of("score", "98", "baseline", "672"))).containsEntry("score", "98");
  }

  @ParameterizedTest
  @CsvSource({"share,0", "share,1.1", "min-symbols,1", "min-symbols,a", "cooldown,x"})
  void shouldRefuseOfTheMarket(String parameter, String value) {
    assertThatThrownBy(() -> market.with(Map.of(parameter, value)))
        .isInstanceOf(InvalidRuleException.class);
  }

  @Test
  void shouldCheckSubjects() {
    anomaly.checkSubject("1000SHIBUSDT");
    market.checkSubject(MarketMoveRule.SUBJECT);

    assertThatThrownBy(() -> anomaly.checkSubject("BTCEUR"))
        .isInstanceOf(InvalidRuleException.class);
    assertThatThrownBy(() -> market.checkSubject("BTCUSDT"))
        .isInstanceOf(InvalidRuleException.class);
  }
}
