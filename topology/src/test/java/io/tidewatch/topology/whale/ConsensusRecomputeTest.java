package io.tidewatch.topology.whale;

import static io.tidewatch.topology.whale.AgainAssert.assertDifferent;
import static io.tidewatch.topology.whale.AgainAssert.assertNotPossible;
import static io.tidewatch.topology.whale.AgainAssert.assertSame;
import static io.tidewatch.topology.whale.AgainAssert.with;
import static io.tidewatch.topology.whale.FillText.buy;
import static io.tidewatch.topology.whale.FillText.sell;
import static io.tidewatch.topology.whale.WhaleDriver.A;
import static io.tidewatch.topology.whale.WhaleDriver.B;
import static io.tidewatch.topology.whale.WhaleDriver.C;
import static io.tidewatch.topology.whale.WhaleDriver.T0;
import static io.tidewatch.topology.whale.WhaleDriver.trade;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.alert.Inputs.ConsensusMember;
import io.tidewatch.contract.serde.Json;
import io.tidewatch.contract.whale.View;
import io.tidewatch.topology.orderbooks.OrderBooksSettings;
import io.tidewatch.topology.recompute.Attempt;
import io.tidewatch.topology.recompute.Recomputations;
import io.tidewatch.topology.recompute.Recomputed;
import io.tidewatch.topology.whale.consensus.WhaleConsensusRule;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A consensus can be computed again from the records of all that it counts. */
class ConsensusRecomputeTest {
  private static final String D = "0x" + "d".repeat(40);

  private final WhaleDriver whales = new WhaleDriver();

  @AfterEach
  void close() {
    whales.close();
  }

  /** One turns, one is seen by public trades, one buys twice and sells, one goes the other way. */
  private Alert raised() {
    whales.watch(
        T0,
        List.of(
            KeyValue.pair(A, View.USER_CHANNELS),
            KeyValue.pair(B, View.PUBLIC_TRADES),
            KeyValue.pair(C, View.USER_CHANNELS),
            KeyValue.pair(D, View.USER_CHANNELS)));
    whales.state(B, T0 + 100, T0 + 50);
    whales.time(T0 + 6_000);
    whales.fills(D, T0 + 6_100, sell("5", "90", 6_040).px("100000").oid(9) + "");
    whales.status(D, T0 + 6_200, 9, "filled", "5", "0");
    whales.fills(A, T0 + 6_300, buy("50", "-20", 6_250).px("100000").oid(1) + "");
    whales.status(A, T0 + 6_400, 1, "filled", "50", "0");
    whales.trades(T0 + 6_500, trade("BTC", "100000", "20", T0 + 6_450, 5, B, A));
    whales.trades(T0 + 6_600, trade("BTC", "100010", "5", T0 + 6_550, 6, B, A));
    whales.time(T0 + 12_000);
    whales.fills(C, T0 + 12_100, buy("4", "0", 12_050).px("100000").oid(3) + "");
    whales.fills(C, T0 + 12_110, buy("4", "4", 12_051).px("100000").oid(3) + "");
    whales.status(C, T0 + 12_200, 3, "filled", "8", "0");
    List<Alert> alerts = consensus();
    assertThat(alerts).hasSize(1);
    return alerts.getFirst();
  }

  private List<Alert> consensus() {
    return whales.alerts().stream()
        .filter(alert -> alert.rule().equals(WhaleConsensusRule.ID))
        .toList();
  }

  private static Inputs.WhaleConsensus inputs(Alert alert) {
    return (Inputs.WhaleConsensus) alert.evidence().inputs();
  }

  @Test
  void shouldComputeWhatSeveralAddressesDidAgain() {
    Alert alert = raised();

    assertThat(inputs(alert).netUsd()).isEqualByComparingTo("5800050");
    assertThat(inputs(alert).members())
        .extracting(ConsensusMember::address)
        .containsExactly(A, B, C);
    assertThat(inputs(alert).others())
        .singleElement()
        .satisfies(other -> {
          assertThat(other.address()).isEqualTo(D);
          assertThat(other.notionalUsd()).isEqualByComparingTo("-500000");
        });
    assertSame(whales, alert);
  }

  @Test
  void shouldNoticeOtherBytesOfAnyOfThem() {
    Alert alert = raised();

    Recomputed.Value now =
        assertDifferent(whales, alert, "\"startPosition\":\"-20\"", "\"startPosition\":\"-21\"");
    assertThat(((Inputs.WhaleConsensus) now.inputs()).netUsd()).isEqualByComparingTo("5700050");
    assertDifferent(whales, alert, "\"px\":\"100010\"", "\"px\":\"100011\"");
    assertDifferent(whales, alert, "\"sz\":\"4\"", "\"sz\":\"5\"");
    assertDifferent(whales, alert, "\"startPosition\":\"90\"", "\"startPosition\":\"0\"");
    now = assertDifferent(whales, alert, "\"sz\":\"5\"", "\"sz\":\"50\"");
    assertThat(((Inputs.WhaleConsensus) now.inputs()).others()).hasSize(1);
  }

  @Test
  void shouldReadAlertsOfBeforeMovesWereNamed() {
    Alert alert = raised();
    String text =
        Json.MAPPER
            .writeValueAsString(alert)
            .replaceAll(",\"moves\":\\[.*?\\](?=})", "")
            .replaceAll(",\"others\":\\[.*?\\](?=,\"assetType)", "")
            .replace(",\"assetType\":\"FUTURES\"", "");
    assertThat(text).doesNotContain("moves").doesNotContain("others").doesNotContain("FUTURES");
    Alert old = Json.MAPPER.readValue(text, Alert.class);

    assertThat(inputs(old).members()).hasSize(3).allMatch(member -> member.moves().isEmpty());
    assertNotPossible(whales, old, "does not name for each move");
  }

  @Test
  void shouldNotRoundToMillionsOfDecimals() {
    Alert alert = raised();
    String text = Json.MAPPER.writeValueAsString(alert);
    String forged = text.replace("\"basis\":{", "\"basis\":{\"sizeDecimals\":500000000,");
    assertThat(forged).isNotEqualTo(text);

    assertThat(
            new Recomputations(OrderBooksSettings.DEFAULT, instrument -> Optional.empty())
                .begin(Json.MAPPER.readValue(forged, Alert.class)))
        .isInstanceOfSatisfying(
            Attempt.Impossible.class, no -> assertThat(no.why()).contains("decimals of sizes"));
  }

  @Test
  void shouldSayWhoseMoveCannotBeMadeAgain() {
    Alert alert = raised();
    assertThat(whales.again(alert, text -> text.replace(C, B)))
        .isInstanceOfSatisfying(
            Recomputed.NotPossible.class,
            answer -> assertThat(answer.why()).contains("of a move of " + C));
    Inputs.WhaleConsensus told = inputs(alert);
    assertNotPossible(
        whales,
        with(
            alert,
            new Inputs.WhaleConsensus(
                told.coin(),
                told.symbol(),
                told.side(),
                told.netUsd(),
                List.of(),
                told.others(),
                told.assetType())),
        "does not name for each move");
  }
}
