package io.tidewatch.topology.whale;

import static io.tidewatch.topology.whale.WhaleDriver.A;
import static io.tidewatch.topology.whale.WhaleDriver.B;
import static io.tidewatch.topology.whale.WhaleDriver.T0;
import static io.tidewatch.topology.whale.WhaleDriver.trade;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Decision;
import io.tidewatch.contract.whale.WhaleSignal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The same records say the same, wherever somebody else goes on with them. */
class WhaleClockTest {
  private static final int NEVER = -1;

  /** What is told, with a new process before one of the records. */
  private static List<String> told(List<Consumer<WhaleDriver>> records, int restartsBefore) {
    List<String> told = new ArrayList<>();
    try (WhaleDriver whales = new WhaleDriver()) {
      for (int i = 0; i < records.size(); i++) {
        if (i == restartsBefore) {
          collect(whales, told);
          whales.restart();
        }
        records.get(i).accept(whales);
      }
      collect(whales, told);
    }
    told.sort(null);
    return told;
  }

  /** Without the offsets, which begin anew in the driver. */
  private static void collect(WhaleDriver whales, List<String> told) {
    for (WhaleSignal signal : whales.signals()) {
      told.add(
          String.join(
              " ",
              signal.id(),
              signal.orderId(),
              signal.change().name(),
              signal.size().toPlainString(),
              signal.positionBefore().toPlainString(),
              signal.positionAfter().toPlainString(),
              String.valueOf(signal.fills())));
    }
    whales.commands().forEach(command -> told.add(command.toString()));
    for (Decision decision : whales.decisions()) {
      told.add(decision.reason() + " " + decision.from() + " " + decision.value());
    }
  }

  @Test
  void shouldKnowHowLateItIsAfterARestart() {
    List<Consumer<WhaleDriver>> records =
        List.of(
            whales -> whales.watchPublic(A, T0),
            whales -> whales.state(A, T0 + 100, T0 + 50),
            whales -> whales.time(T0 + 6_000),
            whales -> whales.time(T0 + 20_050),
            // Records of several connections: this one was received before.
            whales -> whales.trades(T0 + 15_000, trade("BTC", "9", "1", T0 + 14_900, 5, A, B)),
            whales -> whales.trades(T0 + 16_000, trade("BTC", "9", "1", T0 + 15_900, 6, A, B)),
            whales -> whales.time(T0 + 60_000));

    assertThat(told(records, NEVER)).hasSize(2);
    assertThat(told(records, 5)).isEqualTo(told(records, NEVER));
  }

  @Test
  void shouldSayTheSameWithARestartBeforeAnyRecord() {
    Random chance = new Random(7);
    List<Consumer<WhaleDriver>> records = new ArrayList<>();
    records.add(whales -> whales.watchPublic(A, T0));
    records.add(whales -> whales.state(A, T0 + 100, T0 + 50, "BTC", "1"));
    records.add(whales -> whales.time(T0 + 6_000));
    long now = T0 + 6_000;
    for (int i = 0; i < 18; i++) {
      now += chance.nextInt(1_500);
      // Trades come late, by one connection more than by another.
      long at = now - (i < 9 ? 6_000 : chance.nextInt(8_000));
      long said = now;
      long tid = i;
      boolean buys = chance.nextInt(5) > 0;
      switch (chance.nextInt(5)) {
        case 0 -> records.add(whales -> whales.time(said, said - 2_000, said - 9_000));
        case 1 -> records.add(whales -> whales.state(A, at, at - 500, "BTC", "1"));
        default ->
            records.add(whales ->
                whales.trades(
                    at, trade("BTC", "9", "1", at - 100, tid, buys ? A : B, buys ? B : A)));
      }
    }
    long end = now;
    records.add(whales -> whales.time(end + 60_000));
    List<String> told = told(records, NEVER);

    assertThat(told).hasSizeGreaterThan(3);
    for (int i = 1; i < records.size(); i++) {
      assertThat(told(records, i)).as("restart before record %d", i).isEqualTo(told);
    }
  }
}
