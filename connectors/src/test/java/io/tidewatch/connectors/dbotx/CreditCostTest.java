package io.tidewatch.connectors.dbotx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class CreditCostTest {
  @Test
  void shouldSayWhatTwentyBatchesCost() {
    CreditCost cost = new CreditCost(20, BigDecimal.ONE);

    assertThat(cost.perMonth()).isEqualTo(259_200_000);
    assertThat(cost.sentence())
        .isEqualTo(
            "20 batches, at one push a second each: 259,200,000 credits a month (5 per push)");
  }

  @Test
  void shouldTakeAnotherRate() {
    assertThat(new CreditCost(1, new BigDecimal("0.50")).sentence())
        .isEqualTo("1 batch, at 0.5 pushes a second each: 6,480,000 credits a month (5 per push)");
  }

  @Test
  void shouldCostNothingWithoutBatches() {
    assertThat(new CreditCost(0, BigDecimal.ONE).perMonth()).isZero();
  }

  @Test
  void shouldRefuseARateOfZero() {
    assertThatThrownBy(() -> new CreditCost(1, BigDecimal.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("above 0");
  }
}
