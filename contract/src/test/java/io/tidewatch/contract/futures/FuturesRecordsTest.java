package io.tidewatch.contract.futures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.alert.Inputs.ScoreMethod;
import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.feed.FeedCommand;
import io.tidewatch.contract.instrument.FuturesSymbol;
import io.tidewatch.contract.serde.Json;
import io.tidewatch.contract.topic.Topics;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FuturesRecordsTest {
  private static final Anomaly ANOMALY =
      new Anomaly(
          "BTCUSDT",
          1_759_276_800_000L,
          1_759_277_700_001L,
          false,
          Anomaly.Status.OK,
          96,
          0,
          new BigDecimal("114000.5"),
          new BigDecimal("1000000"),
          new BigDecimal("90000000"),
          Optional.of(new BigDecimal("0.61")),
          new Anomaly.Classic(
              Optional.of(new BigDecimal("0.012")),
              Optional.of(new BigDecimal("3.1")),
              Optional.empty(),
              Optional.of(new BigDecimal("0.4")),
              Optional.of(new BigDecimal("0.99")),
              Optional.empty(),
              Optional.empty(),
              new BigDecimal("1.2"),
              List.of(Anomaly.Reason.PRICE)),
          new Anomaly.Robust(
              new BigDecimal("72.6"),
              BigDecimal.ONE,
              2,
              Anomaly.Level.ALERT,
              List.of(
                  new Anomaly.Feature(
                      Anomaly.FeatureName.RETURN,
                      Anomaly.FeatureState.OK,
                      Optional.of(new BigDecimal("0.0119")),
                      96,
                      Optional.of(BigDecimal.ZERO),
                      Optional.of(new BigDecimal("0.001")),
                      Optional.of(new BigDecimal("11.9")),
                      Optional.of(new BigDecimal("0.995")),
                      new BigDecimal("32.9")))),
          Side.BUY);

  @Test
  void shouldReadBackAnomalies() {
    byte[] bytes = Topics.FUTURES_ANOMALIES.value().serializer().serialize("any", ANOMALY);

    assertThat(Topics.FUTURES_ANOMALIES.value().deserializer().deserialize("any", bytes))
        .isEqualTo(ANOMALY);
  }

  @Test
  void shouldReadBackInputsByTheirKind() {
    Inputs inputs =
        new Inputs.FuturesAnomaly(
            "BTC",
            ScoreMethod.ROBUST,
            ANOMALY,
            new BigDecimal("0.02"),
            500,
            Optional.of(
                new Inputs.ContractTerms(Optional.of(new BigDecimal("0.10")), Optional.of(5L))));

    assertThat(Json.MAPPER.readValue(Json.MAPPER.writeValueAsString(inputs), Inputs.class))
        .isEqualTo(inputs);
  }

  /** That nothing was known of a contract is something else than that nobody wrote it down. */
  @Test
  void shouldReadInputsOfBeforeTheContractWasTold() {
    Inputs.FuturesAnomaly unknown = anomalyOf(Optional.of(new Inputs.ContractTerms(null, null)));
    Inputs.FuturesAnomaly untold = anomalyOf(Optional.empty());

    String before = Json.MAPPER.writeValueAsString(untold);

    assertThat(before).doesNotContain("contract");
    assertThat(Json.MAPPER.readValue(before, Inputs.class)).isEqualTo(untold);
    assertThat(Json.MAPPER.readValue(Json.MAPPER.writeValueAsString(unknown), Inputs.class))
        .isEqualTo(unknown)
        .isNotEqualTo(untold);
  }

  private static Inputs.FuturesAnomaly anomalyOf(Optional<Inputs.ContractTerms> contract) {
    return new Inputs.FuturesAnomaly(
        "BTC", ScoreMethod.ROBUST, ANOMALY, new BigDecimal("0.02"), 500, contract);
  }

  @Test
  void shouldReadBackRankingsByTheirKind() {
    Ranking ranking =
        new Ranking.Coins(
            180_000,
            150,
            List.of(
                new Ranking.Coin(
                    1,
                    "币安人生USDT",
                    new BigDecimal("88.1"),
                    Map.of("momentum", BigDecimal.TEN),
                    0,
                    BigDecimal.ONE,
                    BigDecimal.TWO,
                    BigDecimal.TEN,
                    new BigDecimal("100"),
                    new BigDecimal("5000"),
                    new BigDecimal("-3"))));

    byte[] bytes = Topics.FUTURES_RANKINGS.value().serializer().serialize("any", ranking);

    assertThat(Topics.FUTURES_RANKINGS.value().deserializer().deserialize("any", bytes))
        .isEqualTo(ranking);
  }

  @Test
  void shouldReadNamesOfAnyScript() {
    assertThat(FuturesSymbol.parse("1000SHIBUSDT").base()).isEqualTo("1000SHIB");
    assertThat(FuturesSymbol.parse("币安人生USDT").base()).isEqualTo("币安人生");
  }

  @Test
  void shouldRefuseNamesThatAreNone() {
    for (String name : List.of("", "USDT", "btcusdt", "BTCUSD_PERP", "A/BUSDT", "A\nUSDT")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> FuturesSymbol.parse(name))
          .withMessageContaining("BTCUSDT");
    }
  }

  @Test
  void shouldTellWhatIsMissingWithABackFillAndWithNothingElse() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> FeedCommand.of("v", "c", "i", FeedCommand.Action.BACKFILL, 1, 0, "because"));
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new FeedCommand(
                "v",
                "c",
                "i",
                FeedCommand.Action.SEED,
                1,
                0,
                "because",
                Optional.of(new FeedCommand.Span(0, 1))));
  }
}
