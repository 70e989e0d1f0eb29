package io.tidewatch.topology.price;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.price.Price;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class PriceGridTest {
  private static final BigDecimal PRICE = new BigDecimal("1.5");

  private final PriceGrid grid = new PriceGrid("okx");

  @Test
  void shouldTellTheFirstPriceOfEachTenSeconds() {
    assertThat(grid.take("A-B", PRICE, 10_001, 10_001))
        .contains(new Price("okx", "A-B", PRICE, 10_001));
    assertThat(grid.isDue("A-B", 19_999, 19_999)).isFalse();
    assertThat(grid.take("A-B", PRICE, 19_999, 19_999)).isEmpty();
    assertThat(grid.take("A-B", PRICE, 20_000, 20_000)).isPresent();
  }

  @Test
  void shouldTellEachInstrumentByItself() {
    assertThat(grid.take("A-B", PRICE, 10_001, 10_001)).isPresent();
    assertThat(grid.take("C-D", PRICE, 10_001, 10_001)).isPresent();
  }

  @Test
  void shouldNotGoBack() {
    assertThat(grid.take("A-B", PRICE, 30_000, 30_000)).isPresent();
    assertThat(grid.take("A-B", PRICE, 20_000, 30_000)).isEmpty();
  }

  @Test
  void shouldNotBelieveATimeThatHasNotComeWhenItArrives() {
    assertThat(grid.take("A-B", PRICE, 100_001, 40_000)).isEmpty();
    assertThat(grid.take("A-B", PRICE, 100_000, 40_000)).isPresent();
    assertThat(grid.take("C-D", PRICE, -1, 40_000)).isEmpty();
  }

  @Test
  void shouldPassOverWhatIsNoPrice() {
    assertThat(grid.take("A-B", BigDecimal.ZERO, 1, 1)).isEmpty();
    assertThat(grid.take("A-B", new BigDecimal("-1"), 1, 1)).isEmpty();
    assertThat(grid.take("A-B", new BigDecimal("1e41"), 1, 1)).isEmpty();
    assertThat(grid.take("A-B", new BigDecimal("1e-42"), 1, 1)).isEmpty();
  }

  @Test
  void shouldKeepAsManyDigitsAsVenuesSend() {
    assertThat(grid.take("A-B", new BigDecimal("0.1234567890123456789"), 1, 1).get().price())
        .isEqualTo(new BigDecimal("0.123456789012345679"));
  }

  @Test
  void shouldLeaveOutZerosAtTheEnd() {
    assertThat(grid.take("A-B", new BigDecimal("61830.50000000"), 1, 1).get().price())
        .isEqualTo(new BigDecimal("61830.5"));
    assertThat(grid.take("C-D", new BigDecimal("61830.00"), 1, 1).get().price())
        .isEqualTo(new BigDecimal("61830"));
  }

  @Test
  void shouldForgetWhatWasLookedAtLongestAgo() {
    for (int i = 0; i < PriceGrid.MAX_INSTRUMENTS; i++) {
      grid.take("I" + i, PRICE, 1, 1);
    }
    grid.isDue("I0", 1, 1);
    grid.take("one more", PRICE, 1, 1);

    assertThat(grid.isDue("I0", 1, 1)).isFalse();
    assertThat(grid.isDue("I1", 1, 1)).isTrue();
  }
}
