package io.tidewatch.contract.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tidewatch.contract.instrument.SolanaAddress;
import io.tidewatch.contract.serde.Json;
import io.tidewatch.contract.topic.Topics;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PoolRecordsTest {
  private static final PoolTemplate TEMPLATE =
      new PoolTemplate(
          4,
          "large",
          new BigDecimal("10000000"),
          Optional.empty(),
          Interval.M1,
          TriggerLogic.ALL,
          new Conditions(
              Optional.of(
                  new Conditions.PriceChange(Optional.of(BigDecimal.TEN), Optional.empty())),
              Optional.of(new Conditions.Volume(new BigDecimal("30000")))));

  @Test
  void shouldWriteTemplatesWithTheNamesOfTheDatabase() {
    String json = Json.MAPPER.writeValueAsString(TEMPLATE);

    assertThat(json)
        .contains("\"interval\":\"1m\"", "\"logic\":\"all\"", "\"risePercent\":10")
        .doesNotContain("maxMarketCap", "fallPercent");
    assertThat(Json.MAPPER.readValue(json, PoolTemplate.class)).isEqualTo(TEMPLATE);
  }

  @Test
  void shouldReadBackPairs() {
    PoolPair pair =
        new PoolPair(
            "pair",
            "token",
            Optional.of("'; DROP TABLE x; --"),
            Optional.empty(),
            BigDecimal.ONE,
            Optional.empty(),
            4,
            Interval.H24,
            1,
            1_899,
            0);

    byte[] bytes = Topics.PAIRS.value().serializer().serialize(Topics.PAIRS.name(), pair);

    assertThat(Topics.PAIRS.value().deserializer().deserialize(Topics.PAIRS.name(), bytes))
        .isEqualTo(pair);
  }

  @Test
  void shouldReadBackFiguresWithWhatIsAbsent() {
    PairFigures figures =
        new PairFigures(
            Optional.of(new BigDecimal("0.000000028")),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(12L),
            List.of(
                new PairFigures.Window(
                    Interval.M5,
                    Optional.of(new BigDecimal("0.123")),
                    Optional.of(BigDecimal.ONE),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty())));

    String json = Json.MAPPER.writeValueAsString(figures);

    assertThat(Json.MAPPER.readValue(json, PairFigures.class)).isEqualTo(figures);
    assertThat(figures.window(Interval.M5).volumeUsd()).isEmpty();
    assertThat(figures.window(Interval.H1).priceChange()).isEmpty();
  }

  @Test
  void shouldRefuseAPriceChangeThatNothingCanMeet() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Conditions.PriceChange(Optional.empty(), Optional.empty()))
        .withMessageContaining("risePercent or fallPercent");
  }

  @Test
  void shouldTellAddressesFromOtherTexts() {
    assertThat(SolanaAddress.isValid("So11111111111111111111111111111111111111112")).isTrue();
    assertThat(SolanaAddress.isValid("0xdeadbeef")).isFalse();
    assertThat(SolanaAddress.isValid("O0Il11111111111111111111111111111111")).isFalse();
  }
}
