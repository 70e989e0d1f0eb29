package io.tidewatch.topology.alertgate;

import static io.tidewatch.topology.alertgate.MadeAlerts.EPOCH;
import static io.tidewatch.topology.alertgate.MadeAlerts.T0;
import static io.tidewatch.topology.alertgate.MadeAlerts.depth;
import static io.tidewatch.topology.alertgate.MadeAlerts.end;
import static io.tidewatch.topology.alertgate.MadeAlerts.level;
import static io.tidewatch.topology.alertgate.MadeAlerts.silence;
import static io.tidewatch.topology.alertgate.MadeAlerts.trades;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Decision.Reason;
import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.delivery.AlertMatcher;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GateSilenceTest {
  private static final long END = T0 + 600_000;
  private static final AlertMatcher BTC = AlertMatcher.ofSubject("BTC*");

  private final MadeGate gate = new MadeGate();

  @Test
  void shouldHoldBackUntilTheEndByTheTimeOfTheAlert() {
    gate.with(silence("s1", BTC, T0, END));

    assertThat(gate.alert(trades("BTCUSDT", END - 1))).isEqualTo("SILENCED");
    assertThat(gate.alert(trades("BTCUSDT", END))).isEqualTo("FIRED");
    // Of a detector that is behind.
    gate.release(END + 60_000);
    assertThat(gate.alert(trades("BTCUSDT", END - 2))).isEqualTo("SILENCED");
    assertThat(gate.alert(trades("ETHUSDT", END - 1))).isEqualTo("FIRED");
  }

  @Test
  void shouldBeInForceFromWhenItIsReadAndNotAfterItIsTakenBack() {
    assertThat(gate.alert(trades("BTCUSDT", T0 + 1))).isEqualTo("FIRED");
    gate.with(silence("s1", BTC, T0 + 100, END));
    assertThat(gate.alert(trades("BTCUSDT", T0 + 2))).isEqualTo("SILENCED");
    gate.without("s1");
    assertThat(gate.alert(trades("BTCUSDT", T0 + 3))).isEqualTo("FIRED");
  }

  @Test
  void shouldTakeTheNewestWordOfASilence() {
    gate.with(silence("s1", BTC, T0, END)).with(silence("s1", BTC, T0, T0 + 10));

    assertThat(gate.alert(trades("BTCUSDT", T0 + 10))).isEqualTo("FIRED");
  }

  @Test
  void shouldHoldBackTheSeveritiesThatAreMeantCriticalOnesToo() {
    gate.with(
        silence(
            "s1",
            new AlertMatcher(Optional.of("large-*"), Optional.empty(), Set.of(Severity.CRITICAL)),
            T0,
            END));

    assertThat(gate.alert(trades("BTCUSDT", T0, Severity.CRITICAL, EPOCH))).isEqualTo("SILENCED");
    assertThat(gate.alert(trades("BTCUSDT", T0, Severity.MINOR, EPOCH))).isEqualTo("FIRED");
    assertThat(gate.alert(depth("BTC-USDT", Side.BUY, T0))).isEqualTo("FIRED");
  }

  @Test
  void shouldNameTheLongestSilence() {
    gate.with(silence("s1", BTC, T0, END + 1)).with(silence("s2", BTC, T0, END));
    Alert alert = trades("BTCUSDT", T0);

    GateOutput.HeldBack output = gate.heldBack(alert);

    assertThat(output.detail()).contains("silence s1 by ops");
  }

  @Test
  void shouldTellWhatStillHoldsOnceAndOnlyTheNewest() {
    gate.with(silence("s1", BTC, T0, END));
    gate.alert(trades("BTCUSDT", T0 + 1));
    Alert newest = trades("BTCUSDT", T0 + 2);
    gate.alert(newest);

    assertThat(gate.release(END - 1)).isEmpty();
    assertThat(gate.releaseAfterGrace(END)).containsExactly(newest.id());
    assertThat(gate.release(END + 60_000)).isEmpty();
  }

  @Test
  void shouldTellWhenASilenceIsTakenBack() {
    gate.with(silence("s1", BTC, T0, END));
    Alert alert = trades("BTCUSDT", T0 + 1);
    gate.alert(alert);
    assertThat(gate.release(T0 + 60_000)).isEmpty();
    gate.without("s1");

    assertThat(gate.releaseAfterGrace(T0 + 61_000)).containsExactly(alert.id());
  }

  @ParameterizedTest
  @EnumSource(names = {"RESOLVED", "RESOLVED_NO_DATA", "RESOLVED_BOOK_LOST"})
  void shouldNotTellOfWhatIsOver(Reason reason) {
    gate.with(silence("s1", BTC, T0, END));
    Alert alert = trades("BTCUSDT", T0 + 1);
    gate.alert(alert);
    gate.with(end(alert, reason, Optional.empty(), T0 + 5_000));

    assertThat(gate.releaseAfterGrace(END)).isEmpty();
  }

  @Test
  void shouldHearOfTheEndWithinTheGrace() {
    gate.with(silence("s1", BTC, T0, END));
    Alert alert = trades("BTCUSDT", T0 + 1);
    gate.alert(alert);
    assertThat(gate.release(END)).isEmpty();
    gate.with(end(alert, END - 1));

    assertThat(gate.release(END + HeldTable.GRACE_MS)).isEmpty();
  }

  @Test
  void shouldNotTakeAnotherEndForIts() {
    gate.with(silence("s1", BTC, T0, END));
    Alert alert = trades("BTCUSDT", T0 + 1_000);
    gate.alert(alert);
    gate.with(end(alert, T0 + 999))
        .with(end(trades("BTCUSD", T0 + 1_000), T0 + 2_000))
        .with(end(alert, Reason.NEAR_MISS, Optional.empty(), T0 + 2_000));

    assertThat(gate.releaseAfterGrace(END)).containsExactly(alert.id());
  }

  @Test
  void shouldKnowTheSidesOfABookApart() {
    gate.with(silence("s1", BTC, T0, END));
    Alert bids = depth("BTC-USDT", Side.BUY, T0 + 1_000);
    gate.alert(bids);
    gate.with(end(bids, Reason.RESOLVED, Optional.of(Side.SELL), T0 + 2_000));
    Alert either = depth("BTC-USDC", Side.BOTH, T0 + 1_000);
    gate.alert(either);
    gate.with(end(either, Reason.RESOLVED, Optional.of(Side.SELL), T0 + 2_000));

    assertThat(gate.releaseAfterGrace(END)).containsExactly(bids.id());
  }

  @Test
  void shouldNotTellAgainOfWhatIsOverAsItIsRaised() {
    gate.with(silence("s1", BTC, T0, END));
    assertThat(gate.alert(level("BTC-USDT", T0))).isEqualTo("SILENCED");

    assertThat(gate.releaseAfterGrace(END)).isEmpty();
  }

  @Test
  void shouldNotTellOfAnOldAlertAfterANewerOne() {
    gate.with(silence("s1", BTC, T0, END));
    gate.alert(trades("BTCUSDT", T0 + 1));
    gate.without("s1");
    assertThat(gate.release(T0 + 2)).isEmpty();
    assertThat(gate.alert(trades("BTCUSDT", T0 + 3))).isEqualTo("FIRED");

    assertThat(gate.release(T0 + 60_000)).isEmpty();
  }

  @Test
  void shouldWaitForTheLastSilenceThatMeansIt() {
    gate.with(silence("s1", BTC, T0, END)).with(silence("s2", AlertMatcher.ALL, T0, END + 60_000));
    Alert alert = trades("BTCUSDT", T0 + 1);
    gate.alert(alert);

    assertThat(gate.release(END)).isEmpty();
    assertThat(gate.release(END + 30_000)).isEmpty();
    // A new one comes within the grace of the old one.
    assertThat(gate.release(END + 60_000)).isEmpty();
    gate.with(silence("s3", BTC, T0, END + 120_000));
    assertThat(gate.release(END + 90_000)).isEmpty();
    assertThat(gate.releaseAfterGrace(END + 120_000)).containsExactly(alert.id());
  }

  @Test
  void shouldForgetWhatNobodyHasSpokenOfForAWeekLongerThanASilenceLasts() {
    gate.with(silence("s1", BTC, T0, T0 + 2 * HeldTable.KEPT_MS));
    gate.alert(trades("BTCUSDT", T0));
    gate.release(T0 + HeldTable.KEPT_MS + 1);
    gate.without("s1");

    assertThat(gate.releaseAfterGrace(T0 + HeldTable.KEPT_MS + 2)).isEmpty();
  }

  @Test
  void shouldTellAtTheEndOfTheLongestSilence() {
    long end = T0 + 30 * 86_400_000L;
    gate.with(silence("s1", BTC, T0, end));
    Alert alert = trades("BTCUSDT", T0 + 1);
    gate.alert(alert);

    assertThat(gate.release(end - 1)).isEmpty();
    assertThat(gate.releaseAfterGrace(end)).containsExactly(alert.id());
  }

  @Test
  void shouldHoldEachSideThatHasEpisodesOfItsOwn() {
    gate.with(silence("s1", BTC, T0, END));
    Alert buy = depth("BTC-USDT", Side.BUY, T0 + 1);
    Alert sell = depth("BTC-USDT", Side.SELL, T0 + 2);
    Alert ended = depth("BTC-USDC", Side.SELL, T0 + 3);
    gate.alert(buy);
    gate.alert(sell);
    gate.alert(ended);
    gate.with(end(ended, Reason.RESOLVED, Optional.of(Side.SELL), T0 + 4));

    assertThat(gate.releaseAfterGrace(END)).containsExactly(buy.id(), sell.id());
  }

  @Test
  void shouldStillTellWhatIsNewerThanWhatWasTold() {
    gate.with(silence("s1", BTC, T0, END));
    Alert newer = trades("BTCUSDT", T0 + 2);
    gate.alert(newer);
    gate.without("s1");

    assertThat(gate.alert(trades("BTCUSDT", T0 + 1))).isEqualTo("FIRED");
    assertThat(gate.releaseAfterGrace(END)).containsExactly(newer.id());
  }

  @Test
  void shouldTellAfterARestart() {
    gate.with(silence("s1", BTC, T0, END));
    Alert alert = trades("BTCUSDT", T0 + 1);
    gate.alert(alert);
    gate.restart();

    assertThat(gate.alert(trades("BTCUSDC", T0 + 2))).isEqualTo("SILENCED");
    assertThat(gate.releaseAfterGrace(END)).contains(alert.id()).hasSize(2);
  }
}
