package io.tidewatch.topology.futures.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CoinScoreTest {
  @Test
  void shouldGiveTheWeightsThatAddUpToOne() {
    assertThat(Arrays.stream(CoinPart.values()).mapToDouble(CoinPart::weight).sum())
        .isEqualTo(1, offset(1e-12));
  }

  @Test
  void shouldRankAmongAllOthers() {
    double[] sorted = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};

    // The same as the rank of 10 in a history of 1 to 9.
    assertThat(CoinScore.rankAmong(sorted, 10)).isEqualTo(0.95);
    assertThat(CoinScore.rankAmong(new double[] {1, 2, 3, 4, 5, 5, 6, 7, 8, 9}, 5)).isEqualTo(0.5);
    assertThat(CoinScore.rankAmong(new double[] {3, 3, 3, 3}, 3)).isEqualTo(0.5);
    assertThat(CoinScore.rankAmong(new double[] {7}, 7)).isEqualTo(0.5);
  }

  @Test
  void shouldAddUpFromItsContributions() {
    Map<String, CoinScore> scores =
        CoinScore.of(
            Map.of(
                "A", all(3, 3, 3, 3),
                "B", all(2, 2, 2, 2),
                "C", all(1, 1, 1, 1)));

    assertThat(scores.get("A").score()).isEqualByComparingTo("83.33");
    assertThat(scores.get("B").score()).isEqualByComparingTo("50");
    assertThat(scores.get("C").score()).isEqualByComparingTo("16.67");
    assertThat(
            scores.get("A").contributions().values().stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo(scores.get("A").score());
    assertThat(scores.get("A").contributions())
        .containsOnlyKeys("momentum", "volume", "open-interest", "anomaly");
  }

  @Test
  void shouldWeightTheOtherPartsMoreWhereOneIsMissing() {
    Map<String, CoinScore> scores =
        CoinScore.of(
            Map.of(
                "A", Map.of(CoinPart.MOMENTUM, 9.0, CoinPart.VOLUME, 1.0),
                "B", Map.of(CoinPart.MOMENTUM, 1.0, CoinPart.VOLUME, 9.0)));

    // 0.75 of 0.40 / 0.65 and 0.25 of 0.25 / 0.65.
    assertThat(scores.get("A").score()).isEqualByComparingTo("55.77");
    assertThat(scores.get("A").contributions()).containsOnlyKeys("momentum", "volume");
  }

  @Test
  void shouldNotScoreHalfOfAPicture() {
    Map<String, CoinScore> scores =
        CoinScore.of(
            Map.of(
                "A", Map.of(CoinPart.MOMENTUM, 1.0),
                "B", Map.of(CoinPart.VOLUME, 1.0, CoinPart.ANOMALY, 1.0),
                "C", Map.of(CoinPart.MOMENTUM, 1.0, CoinPart.ANOMALY, 1.0)));

    assertThat(scores).containsOnlyKeys("C");
  }

  @Test
  void shouldNotLetAnOutlierOutweighTheOthers() {
    Map<String, CoinScore> mild = CoinScore.of(Map.of("A", all(3, 1, 1, 1), "B", all(2, 2, 2, 2)));
    Map<String, CoinScore> wild =
        CoinScore.of(Map.of("A", all(3e9, 1, 1, 1), "B", all(2, 2, 2, 2)));

    assertThat(wild).isEqualTo(mild);
  }

  private static Map<CoinPart, Double> all(
      double momentum, double volume, double held, double anomaly) {
    return Map.of(
        CoinPart.MOMENTUM, momentum,
        CoinPart.VOLUME, volume,
        CoinPart.OPEN_INTEREST, held,
        CoinPart.ANOMALY, anomaly);
  }
}
