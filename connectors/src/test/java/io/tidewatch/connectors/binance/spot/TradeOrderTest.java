package io.tidewatch.connectors.binance.spot;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.feed.Gap;
import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.raw.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TradeOrderTest {
  private final List<Long> out = new ArrayList<>();
  private final TradeOrder order = new TradeOrder(frame -> out.add(frame.id()));

  @Test
  void shouldSeeNoGapBeforeTheFirstTrade() {
    assertThat(order.accept(frame(500))).isEmpty();
    assertThat(out).containsExactly(500L);
  }

  @Test
  void shouldHoldWhatComesAfterAJump() {
    take(1, 2);

    assertThat(order.accept(frame(5))).hasValue(new Gap(3, 4, 2_000, 5_000, 0));
    assertThat(order.accept(frame(6))).isEmpty();
    assertThat(out).containsExactly(1L, 2L);
    assertThat(order.waiting()).isEqualTo(2);
  }

  @Test
  void shouldLetGoInOrderOnRelease() {
    take(1, 5, 6);

    assertThat(order.release(order.awaited().orElseThrow())).isEmpty();
    assertThat(out).containsExactly(1L, 5L, 6L);
    take(7);
    assertThat(out).endsWith(7L);
  }

  @Test
  void shouldFindTheNextGapOnRelease() {
    take(1, 5, 9);

    assertThat(order.release(order.awaited().orElseThrow()))
        .hasValue(new Gap(6, 8, 5_000, 9_000, 0));
    assertThat(out).containsExactly(1L, 5L);
  }

  @Test
  void shouldLetTheOtherConnectionCloseTheGap() {
    take(1, 4, 5);

    take(2);
    assertThat(out).containsExactly(1L, 2L);
    take(3);
    assertThat(out).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(order.awaited()).isEmpty();
  }

  @Test
  void shouldPassDuplicatesWithoutGoingBack() {
    take(1, 2, 3, 2, 3, 4);

    assertThat(out).containsExactly(1L, 2L, 3L, 2L, 3L, 4L);
    assertThat(order.lastId()).hasValue(4);
    assertThat(order.awaited()).isEmpty();
  }

  @Test
  void shouldPassAnAbsurdIdAndGoOn() {
    take(1, 900_000_000_000_000_000L, 2);

    assertThat(out).containsExactly(1L, 900_000_000_000_000_000L, 2L);
    assertThat(order.lastId()).hasValue(2);
  }

  @Test
  void shouldBelieveAWideJumpThatGoesOn() {
    take(1, 2, 5_000_000);

    assertThat(order.accept(frame(5_000_001)))
        .hasValueSatisfying(gap -> assertThat(gap.missing()).isEqualTo(4_999_997));
    take(5_000_002);
    assertThat(out).endsWith(5_000_000L, 5_000_001L, 5_000_002L);
    assertThat(order.awaited()).isEmpty();
  }

  private void take(long... ids) {
    LongStream.of(ids).forEach(id -> order.accept(frame(id)));
  }

  static LiveFrame frame(long id) {
    RawHeaders headers = new RawHeaders("v", "c", "1", 1, id, 0, Source.LIVE);
    return new LiveFrame(new byte[0], headers, id, id * 1_000);
  }
}
