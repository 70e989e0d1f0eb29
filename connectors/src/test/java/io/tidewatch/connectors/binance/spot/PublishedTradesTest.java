package io.tidewatch.connectors.binance.spot;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.connectors.binance.spot.PublishedTrades.Hole;
import io.tidewatch.connectors.binance.spot.PublishedTrades.Run;
import io.tidewatch.connectors.feed.ConnectionId;
import io.tidewatch.contract.feed.Gap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PublishedTradesTest {
  private static final long HOUR_MS = 3_600_000;
  private final PublishedTrades trades = new PublishedTrades();

  @Test
  void shouldKnowTheHighestIdWhateverTheOrder() {
    add(5, 6, 3, 4, 7, 5);

    assertThat(trades.latest().orElseThrow()).isEqualTo(new Run(3, 7, 30, 70, connection(3)));
    assertThat(trades.holes()).isEmpty();
  }

  @Test
  void shouldTakeARowForAllItsTrades() {
    add(1, 2);
    trades.add(new Run(2, 6, 20, 20, connection(2)));
    add(7);

    assertThat(trades.latest().orElseThrow()).isEqualTo(new Run(1, 7, 10, 70, connection(1)));
  }

  @Test
  void shouldFindHolesBetweenKnownTrades() {
    add(1, 2, 5, 6, 9);

    assertThat(trades.holes())
        .containsExactly(
            new Hole(new Gap(3, 4, 20, 50, 0), connection(5)),
            new Hole(new Gap(7, 8, 60, 90, 0), connection(9)));
  }

  @Test
  void shouldFindNoHoleOnceItsTradesCame() {
    add(1, 5, 2, 3, 4);

    assertThat(trades.holes()).isEmpty();
  }

  @Test
  void shouldLeaveOldHoles() {
    add(1, 3, 3 + HOUR_MS / 10, 5 + HOUR_MS / 10);

    assertThat(trades.holes())
        .extracting(hole -> hole.gap().firstMissing())
        .containsExactly(4L, 4 + HOUR_MS / 10);
  }

  @Test
  void shouldNotBelieveAnAbsurdId() {
    add(1, 2, 900_000_000_000_000L, 3);

    assertThat(trades.latest().orElseThrow().lastId()).isEqualTo(3);
    assertThat(trades.holes()).isEmpty();
  }

  @Test
  void shouldBelieveAJumpThatTheNextRecordConfirms() {
    add(900_000_000_000_000L, 1, 2, 3);

    assertThat(trades.latest().orElseThrow()).isEqualTo(new Run(1, 3, 10, 30, connection(1)));
  }

  private void add(long... ids) {
    LongStream.of(ids).forEach(id -> trades.add(new Run(id, id, id * 10, id * 10, connection(id))));
  }

  private static ConnectionId connection(long id) {
    return new ConnectionId("c" + id, id);
  }
}
