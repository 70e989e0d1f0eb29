package io.tidewatch.topology.whale;

import static io.tidewatch.topology.whale.FillText.buy;
import static io.tidewatch.topology.whale.FillText.sell;
import static io.tidewatch.topology.whale.WhaleDriver.A;
import static io.tidewatch.topology.whale.WhaleDriver.B;
import static io.tidewatch.topology.whale.WhaleDriver.C;
import static io.tidewatch.topology.whale.WhaleDriver.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Decision.Reason;
import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.whale.SizeClass;
import io.tidewatch.contract.whale.View;
import io.tidewatch.topology.DetectorCounters.Counter;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When several addresses go the same way. */
class WhaleConsensusTest {
  private final WhaleDriver whales = new WhaleDriver();

  @AfterEach
  void close() {
    whales.close();
  }

  @Test
  void shouldRaiseLargeMovesAndConsensus() {
    watchAll();
    int oid = 1;
    for (String address : List.of(A, B, C)) {
      whales.fills(
          address, T0 + 100 * oid, buy("20", "0", 100 * oid - 50).px("100000").oid(oid) + "");
      whales.status(address, T0 + 100 * oid + 10, oid, "filled", "20", "0");
      oid++;
    }
    var alerts = whales.alerts();
    assertThat(alerts).filteredOn(alert -> alert.rule().equals("whale-move")).hasSize(3);
    assertThat(alerts)
        .filteredOn(alert -> alert.rule().equals("whale-consensus"))
        .singleElement()
        .satisfies(alert -> {
          Inputs.WhaleConsensus inputs = (Inputs.WhaleConsensus) alert.evidence().inputs();
          assertThat(inputs.netUsd()).isEqualByComparingTo("6000000");
          assertThat(inputs.members()).hasSize(3);
        });
    assertThat(whales.signals()).allMatch(signal -> signal.positionSize() == SizeClass.LARGE);
  }

  @Test
  void shouldSetWhoWentTheOtherWayAgainstThoseWhoAgree() {
    String d = "0x" + "d".repeat(40);
    whales.watch(
        T0,
        List.of(
            KeyValue.pair(A, View.USER_CHANNELS),
            KeyValue.pair(B, View.USER_CHANNELS),
            KeyValue.pair(C, View.USER_CHANNELS),
            KeyValue.pair(d, View.USER_CHANNELS)));
    whales.fills(d, T0 + 50, sell("15", "90", 40).px("100000").oid(9) + "");
    whales.status(d, T0 + 60, 9, "filled", "15", "0");
    int oid = 1;
    for (String address : List.of(A, B, C)) {
      whales.fills(
          address, T0 + 100 * oid, buy("20", "0", 100 * oid - 50).px("100000").oid(oid) + "");
      whales.status(address, T0 + 100 * oid + 10, oid, "filled", "20", "0");
      oid++;
    }
    assertThat(whales.alerts()).noneMatch(alert -> alert.rule().equals("whale-consensus"));
    whales.fills(A, T0 + 900, buy("10", "20", 850).px("100000").oid(20) + "");
    whales.status(A, T0 + 910, 20, "filled", "10", "0");
    assertThat(whales.alerts())
        .filteredOn(alert -> alert.rule().equals("whale-consensus"))
        .singleElement()
        .satisfies(alert -> {
          Inputs.WhaleConsensus inputs = (Inputs.WhaleConsensus) alert.evidence().inputs();
          assertThat(inputs.netUsd()).isEqualByComparingTo("5500000");
          assertThat(inputs.members()).hasSize(3);
        });
  }

  private void watchAll() {
    whales.watch(
        T0,
        List.of(
            KeyValue.pair(A, View.USER_CHANNELS),
            KeyValue.pair(B, View.USER_CHANNELS),
            KeyValue.pair(C, View.USER_CHANNELS)));
  }

  /** All three buy at once, for two millions each. */
  private void agree(long afterMs) {
    add(afterMs, 0);
  }

  /** The same when they bought so often before. */
  private void add(long afterMs, int times) {
    int oid = (int) (afterMs / 100);
    String held = Integer.toString(20 * times);
    for (String address : List.of(A, B, C)) {
      whales.fills(address, T0 + afterMs + 10, buy("20", held, afterMs).px("100000").oid(oid) + "");
      whales.status(address, T0 + afterMs + 20, oid, "filled", "20", "0");
    }
  }

  private void sellAll(long afterMs) {
    int oid = (int) (afterMs / 100);
    for (String address : List.of(A, B, C)) {
      whales.fills(
          address, T0 + afterMs + 10, sell("20", "20", afterMs).px("100000").oid(oid) + "");
      whales.status(address, T0 + afterMs + 20, oid, "filled", "20", "0");
    }
  }

  private List<Alert> consensus() {
    return whales.alerts().stream()
        .filter(alert -> alert.rule().equals("whale-consensus"))
        .toList();
  }

  @Test
  void shouldSayWhyItHoldsBackAConsensusThatComesTooSoon() {
    watchAll();
    agree(1_000);
    assertThat(consensus()).hasSize(1);
    assertThat(whales.decisions()).isEmpty();

    sellAll(60_000);
    agree(600_000);
    assertThat(consensus()).isEmpty();
    assertThat(whales.decisions())
        .singleElement()
        .satisfies(decision -> {
          assertThat(decision.rule()).isEqualTo("whale-consensus");
          assertThat(decision.subject()).isEqualTo("BTC");
          assertThat(decision.reason()).isEqualTo(Reason.COOLDOWN);
          assertThat(decision.side()).contains(Side.BUY);
          assertThat(decision.value().orElseThrow()).isEqualByComparingTo("3");
          assertThat(decision.detail()).contains("599000 ms").contains("1800000 ms");
        });
    assertThat(whales.counted(Counter.SUPPRESSED)).isEqualTo(1);

    whales.restart();
    sellAll(700_000);
    agree(2_600_000);
    assertThat(consensus())
        .singleElement()
        .satisfies(alert -> assertThat(alert.eventTime()).isEqualTo(T0 + 2_600_000));
    assertThat(whales.decisions()).isEmpty();
  }

  @Test
  void shouldTellOfAConsensusThatLastsOnceInEachCooldown() {
    watchAll();
    agree(1_000);
    assertThat(consensus()).hasSize(1);
    for (int n = 1; n < 5; n++) {
      add(n * 600_000L, n);
    }
    assertThat(consensus())
        .singleElement()
        .satisfies(alert -> {
          assertThat(alert.evidence().episode().number()).isEqualTo(2);
          assertThat(alert.eventTime()).isEqualTo(T0 + 4 * 600_000L);
        });
    assertThat(whales.decisions())
        .as("one after each alert")
        .hasSize(2)
        .allMatch(decision -> decision.reason() == Reason.COOLDOWN);
  }
}
