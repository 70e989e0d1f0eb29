package io.tidewatch.topology.alerthistory.outcome;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.price.AlertOutcome;
import io.tidewatch.contract.price.AlertOutcome.Horizon;
import io.tidewatch.contract.serde.JsonSerde;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

/** What is deployed must stay readable. */
class KeptBytesTest {
  @Test
  void shouldReadTheReleasedFormatOfPrices() {
    PriceChunk chunk =
        new PriceChunk(
            List.of(
                new PricePoint(1_723_111_800_000L, new BigDecimal("61837.63")),
                new PricePoint(1_723_111_810_001L, new BigDecimal("61837.5"))));

    check(PriceChunk.SERDE, chunk, "0102c0f9dd8b933208a6edf205914e048ebe4b");
  }

  @Test
  void shouldReadTheReleasedFormatOfAlertsThatWait() {
    FollowedAlert alert =
        new FollowedAlert(
            "5f2b",
            "large-trades",
            "BTCUSDT",
            Side.SELL,
            "binance-spot/BTCUSDT",
            1_723_111_800_000L,
            2);

    check(
        FollowedAlert.SERDE,
        alert,
        "0104356632620c6c617267652d74726164657307425443555344540453454c4c"
            + "1462696e616e63652d73706f742f4254435553445480f3bb97a66402");
  }

  @Test
  void shouldReadTheReleasedFormatOfOutcomes() {
    AlertOutcome outcome =
        new AlertOutcome(
            "5f2b",
            "large-trades",
            "BTCUSDT",
            Side.SELL,
            "binance-spot/BTCUSDT",
            5,
            new BigDecimal("61837.63"),
            List.of(
                new Horizon(
                    5,
                    Optional.of(new BigDecimal("1.50")),
                    Optional.of(new BigDecimal("2.00")),
                    Optional.empty(),
                    List.of(new BigDecimal("-0.10")))));
    JsonSerde<KeptOutcome> serde = new JsonSerde<>(KeptOutcome.class);

    check(
        serde,
        KeptOutcome.of(outcome),
        hex(
            "{\"outcome\":{\"alert\":\"5f2b\",\"rule\":\"large-trades\",\"subject\":\"BTCUSDT\","
                + "\"side\":\"SELL\",\"instrument\":\"binance-spot/BTCUSDT\",\"eventTime\":5,"
                + "\"price\":61837.63,\"horizons\":[{\"minutes\":5,\"move\":1.50,\"best\":2.00,"
                + "\"random\":[-0.10]}]}}"));
    check(serde, KeptOutcome.of(NoOutcome.NO_PRICE), hex("{\"why\":\"NO_PRICE\"}"));
    check(serde, KeptOutcome.WAITING, hex("{}"));
  }

  @Test
  void shouldSortKeysByTime() {
    assertThat(SortedKey.of("rule", 1_723_111_800_000L, "id"))
        .isEqualTo("rule\n0000001723111800000\nid")
        .isGreaterThan(SortedKey.of("rule", 999))
        .isLessThan(SortedKey.afterAll("rule", 1_723_111_800_000L));
    assertThat(SortedKey.time("rule\n0000001723111800000\nid")).isEqualTo(1_723_111_800_000L);
    assertThat(SortedKey.text("rule\n0000001723111800000\nid")).isEqualTo("rule");
  }

  private static String hex(String json) {
    return HexFormat.of().formatHex(json.getBytes(UTF_8));
  }

  private static <T> void check(Serde<T> serde, T value, String released) {
    assertThat(HexFormat.of().formatHex(serde.serializer().serialize("t", value)))
        .isEqualTo(released);
    assertThat(serde.deserializer().deserialize("t", HexFormat.of().parseHex(released)))
        .isEqualTo(value);
  }
}
