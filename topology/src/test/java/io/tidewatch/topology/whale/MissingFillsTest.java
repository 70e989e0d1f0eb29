package io.tidewatch.topology.whale;

import static io.tidewatch.topology.whale.FillText.buy;
import static io.tidewatch.topology.whale.WhaleDriver.A;
import static io.tidewatch.topology.whale.WhaleDriver.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Decision.Reason;
import io.tidewatch.contract.feed.FeedCommand.Action;
import io.tidewatch.contract.whale.WhalePosition.Cause;
import io.tidewatch.topology.DetectorCounters.Counter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Fills that did not come: they are asked for, and nothing is invented in their place. */
class MissingFillsTest {
  private final WhaleDriver whales = new WhaleDriver();

  @AfterEach
  void close() {
    whales.close();
  }

  @Test
  void shouldAskForMissedFillsAndApplyThemInOrder() {
    whales.watchUser(A, T0);
    whales.fills(A, T0 + 100, buy("2", "0", 10) + "");
    whales.fills(A, T0 + 5_000, buy("1", "3", 4_900).oid(3) + "");
    whales.time(T0 + 6_500);
    assertThat(whales.commands())
        .singleElement()
        .satisfies(command -> {
          assertThat(command.action()).isEqualTo(Action.BACKFILL);
          assertThat(command.instrument()).isEqualTo(A);
          assertThat(command.span().orElseThrow().from()).isEqualTo(T0 + 10);
        });
    assertThat(whales.stores().positions(A).getFirst().sure()).isFalse();
    whales.backfill(
        A, T0 + 7_000, T0 + 10, buy("2", "0", 10) + "", buy("1", "2", 3_000).oid(2) + "");
    assertThat(whales.decisions()).isEmpty();
    assertThat(whales.stores().positions(A).getFirst().size()).isEqualByComparingTo("4");
    assertThat(whales.counted(Counter.DUPLICATES)).isEqualTo(1);
  }

  @Test
  void shouldSetAPositionAnewIfItsFillsCannotBeHad() {
    whales.watchUser(A, T0);
    whales.fills(A, T0 + 100, buy("2", "0", 10) + "");
    whales.fills(A, T0 + 5_000, buy("1", "7", 4_900).oid(3) + "");
    whales.backfill(A, T0 + 6_000, T0 + 10);
    assertThat(whales.decisions())
        .singleElement()
        .satisfies(decision -> assertThat(decision.reason()).isEqualTo(Reason.POSITION_RESYNC));
    assertThat(whales.positions())
        .filteredOn(position -> position.cause() == Cause.RESYNC)
        .singleElement()
        .satisfies(
            position -> assertThat(position.correction().orElseThrow()).isEqualByComparingTo("5"));
    assertThat(whales.stores().positions(A).getFirst().size()).isEqualByComparingTo("8");
    whales.time(T0 + 400_000);
    assertThat(whales.signals()).hasSize(2);
  }

  @Test
  void shouldNotWaitForWhatTheVenueDoesNotKeepAnyMore() {
    whales.watchUser(A, T0);
    whales.fills(A, T0 + 100, buy("2", "0", 10) + "");
    whales.fills(A, T0 + 5_000, buy("1", "7", 4_900).oid(3) + "");
    // Everything but the oldest part of what was asked for.
    whales.backfilled(A, T0 + 7_000, T0 + 3_000, T0 + 4_900, false, false);
    assertThat(whales.counted(Counter.RESYNCS)).as("it may be had later").isZero();
    whales.backfilled(A, T0 + 8_000, T0 + 3_000, T0 + 4_900, false, true);
    assertThat(whales.counted(Counter.RESYNCS)).isEqualTo(1);
    assertThat(whales.stores().positions(A).getFirst().sure()).isTrue();
    assertThat(whales.stores().positions(A).getFirst().size()).isEqualByComparingTo("8");
  }

  @Test
  void shouldGiveUpAfterThreeRequestsThatNobodyAnswers() {
    whales.watchUser(A, T0);
    whales.fills(A, T0 + 100, buy("2", "0", 10) + "");
    whales.fills(A, T0 + 5_000, buy("1", "7", 4_900).oid(3) + "");
    for (int second = 6; second < 400; second++) {
      whales.time(T0 + second * 1_000);
    }
    assertThat(whales.commands()).hasSize(3);
    assertThat(whales.counted(Counter.RESYNCS)).isEqualTo(1);
    assertThat(whales.stores().positions(A).getFirst().sure()).isTrue();
  }

  @Test
  void shouldNotLoseWhatComesInASnapshotAndThenInTheBackfill() {
    whales.watchUser(A, T0);
    whales.fills(A, T0 + 100, buy("2", "0", 10) + "");
    whales.snapshot(A, T0 + 5_000, buy("2", "0", 10) + "", buy("1", "2", 3_000).oid(2) + "");
    assertThat(whales.stores().openOrders(A)).hasSize(1);
    whales.backfill(
        A, T0 + 10_000, T0 + 10, buy("2", "0", 10) + "", buy("1", "2", 3_000).oid(2) + "");
    // What the venue does not know as open is over.
    assertThat(whales.orders())
        .hasSize(2)
        .allMatch(order -> order.status().get().equals("notOpen"));
    assertThat(whales.signals()).hasSize(2);
  }

  @Test
  void shouldNoticeByAStatementThatFillsAreMissing() {
    whales.watchUser(A, T0);
    whales.fills(A, T0 + 100, buy("1", "0", 10) + "");
    whales.state(A, T0 + 60_000, T0 + 59_900, "BTC", "4");
    whales.time(T0 + 66_000);
    whales.time(T0 + 68_000);
    assertThat(whales.commands()).hasSize(1);
    whales.backfilled(A, T0 + 69_000, T0, T0 + 68_000);
    whales.state(A, T0 + 70_000, T0 + 69_900, "BTC", "4");
    whales.time(T0 + 76_000);
    assertThat(whales.decisions()).hasSize(1);
    assertThat(whales.stores().positions(A).getFirst().size()).isEqualByComparingTo("4");
    assertThat(whales.orders()).isEmpty();
  }
}
