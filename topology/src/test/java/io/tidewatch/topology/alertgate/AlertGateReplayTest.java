package io.tidewatch.topology.alertgate;

import static io.tidewatch.topology.alertgate.MadeAlerts.EPOCH;
import static io.tidewatch.topology.alertgate.MadeAlerts.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.delivery.AlertMatcher;
import io.tidewatch.contract.feed.FeedEvent.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Same records, same outputs: again, and after a restart. */
class AlertGateReplayTest {
  private static final List<Consumer<AlertGateDriver>> SESSION = session(new Random(20_261_122));

  private static List<Consumer<AlertGateDriver>> session(Random chance) {
    List<Consumer<AlertGateDriver>> session = new ArrayList<>();
    for (int second = 1; second <= 900; second++) {
      session.add(made(chance, T0 + second * 1_000L));
    }
    // What was held back until here and still holds is told.
    for (int minute = 1; minute <= 30; minute++) {
      long at = T0 + 900_000 + minute * 60_000L;
      session.add(gate -> gate.decision(MadeAlerts.elsewhere(at)));
    }
    return session;
  }

  private static Consumer<AlertGateDriver> made(Random chance, long at) {
    String symbol = (chance.nextBoolean() ? "BTC" : "ETH") + "USDT";
    Side side = Side.values()[chance.nextInt(3)];
    Severity severity = Severity.values()[chance.nextInt(3)];
    String id = "s" + chance.nextInt(3);
    long until = at + 1_000 + chance.nextInt(120_000);
    Type type = chance.nextInt(3) == 0 ? Type.STALE : Type.LIVE;
    return switch (chance.nextInt(12)) {
      case 0 -> gate -> gate.alert(MadeAlerts.move(side, at));
      case 1 ->
          gate -> gate.silence(MadeAlerts.silence(id, AlertMatcher.ofSubject(symbol), at, until));
      case 2 -> gate -> gate.unsilence(id, at);
      case 3, 4 -> gate -> gate.feed(MadeAlerts.feed("binance-spot", "trades", symbol, type, at));
      case 5, 6 -> gate -> gate.alert(MadeAlerts.anomaly(symbol, side, at, severity));
      case 7 -> gate -> gate.decision(MadeAlerts.end(MadeAlerts.trades(symbol, at - 1_000), at));
      default -> gate -> gate.alert(MadeAlerts.trades(symbol, at, severity, EPOCH));
    };
  }

  @Test
  void shouldSayTheSameAgain() {
    List<String> once = play();

    assertThat(once).hasSizeGreaterThan(500);
    assertThat(once).anyMatch(output -> output.contains("STILL_FIRING"));
    assertThat(once).anyMatch(output -> output.contains("MARKET_EVENT"));
    assertThat(once).anyMatch(output -> output.contains("FEED_BROKEN"));
    assertThat(play()).isEqualTo(once);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 57, 200, 444, 600, 899})
  void shouldGoOnAfterARestartAsIfThereWasNone(int cut) {
    try (AlertGateDriver first = new AlertGateDriver();
        AlertGateDriver second = new AlertGateDriver()) {
      SESSION.subList(0, cut).forEach(input -> input.accept(first));
      List<String> outputs = new ArrayList<>(first.everything());
      second.takeUp(first);
      SESSION.subList(cut, SESSION.size()).forEach(input -> input.accept(second));
      outputs.addAll(second.everything());

      // What is told after all may be told a little later: the grace begins anew.
      assertSame(outputs, play());
    }
  }

  @Test
  void shouldDecideAtTheSpeedOfTheMarketAsInAReplay() {
    List<String> live = new ArrayList<>();
    try (AlertGateDriver gate = new AlertGateDriver()) {
      for (Consumer<AlertGateDriver> input : SESSION) {
        input.accept(gate);
        gate.passTime(Duration.ofSeconds(1));
      }
      live.addAll(gate.everything());
    }

    // Only when it looks again differs, and with it what has ended by then.
    assertSame(raisedJustNow(live), raisedJustNow(play()));
  }

  private static List<String> raisedJustNow(List<String> outputs) {
    return outputs.stream().filter(output -> !output.contains("STILL_FIRING")).toList();
  }

  /** Shows what is only in one of them: whole, they fill pages. */
  private static void assertSame(List<String> actual, List<String> expected) {
    List<String> missing = new ArrayList<>(withoutNumbers(expected));
    withoutNumbers(actual).forEach(missing::remove);
    List<String> surplus = new ArrayList<>(withoutNumbers(actual));
    withoutNumbers(expected).forEach(surplus::remove);
    assertThat(missing).isEmpty();
    assertThat(surplus).isEmpty();
  }

  private static List<String> withoutNumbers(List<String> outputs) {
    return outputs.stream()
        .map(output -> output.replaceAll("\"event\":\\{[^}]*}", ""))
        .sorted()
        .toList();
  }

  private static List<String> play() {
    try (AlertGateDriver gate = new AlertGateDriver()) {
      SESSION.forEach(input -> input.accept(gate));
      return gate.everything();
    }
  }
}
