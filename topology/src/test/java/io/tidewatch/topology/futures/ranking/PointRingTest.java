package io.tidewatch.topology.futures.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.tidewatch.topology.futures.ranking.PointRing.Point;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PointRingTest {
  private static final long MINUTE = 60_000;
  private static final long NOON = 1_700_000_100_000L / (180 * 1_000) * (180 * 1_000);

  private PointRing ring;

  @BeforeEach
  void begin() {
    ring = new PointRing();
  }

  @Test
  void shouldFindThePointNearestToATime() {
    ring.put(new Point(NOON - 4 * MINUTE, 1, false));
    ring.put(new Point(NOON + 2 * MINUTE, 2, false));
    ring.put(new Point(NOON + 30 * MINUTE, 3, false));

    assertThat(valueAt(NOON)).isEqualTo(2);
  }

  @Test
  void shouldTakeTheOlderOfTwoEquallyNear() {
    ring.put(new Point(NOON + 3 * MINUTE, 2, false));
    ring.put(new Point(NOON - 3 * MINUTE, 1, false));

    assertThat(valueAt(NOON)).isEqualTo(1);
  }

  @Test
  void shouldFindNothingFurtherThanOnePeriodAway() {
    ring.put(new Point(NOON - 3 * MINUTE, 1, false));

    assertThat(ring.nearest(NOON)).isNotEqualTo(PointRing.NOWHERE);
    assertThat(ring.nearest(NOON + 1)).isEqualTo(PointRing.NOWHERE);
  }

  @Test
  void shouldLetAPointOfAHistoryStandForAQuarterOfAnHour() {
    ring.put(new Point(NOON - 15 * MINUTE, 1, true));

    assertThat(valueAt(NOON)).isEqualTo(1);
    assertThat(ring.nearest(NOON + 1)).isEqualTo(PointRing.NOWHERE);
  }

  @Test
  void shouldHoldTheSameWhateverTheOrder() {
    Point early = new Point(NOON, 1, true);
    Point late = new Point(NOON + MINUTE, 2, false);
    PointRing other = new PointRing();

    ring.put(early);
    ring.put(late);
    other.put(late);
    other.put(early);

    assertThat(valueAt(NOON)).isEqualTo(2);
    assertThat(other.value(other.nearest(NOON))).isEqualTo(2);
  }

  @Test
  void shouldReplaceAPointThatIsCorrected() {
    ring.put(new Point(NOON, 1, true));
    ring.put(new Point(NOON, 7, true));

    assertThat(valueAt(NOON)).isEqualTo(7);
  }

  @Test
  void shouldHoldNoMoreThanItsSlots() {
    for (long at = NOON; at < NOON + 48 * 60 * MINUTE; at += MINUTE) {
      ring.put(new Point(at, at, false));
    }

    long end = NOON + 48 * 60 * MINUTE;
    assertThat(ring.slotsFrom(0)).hasSize(PointRing.SLOTS);
    assertThat(ring.nearest(end - 25 * 60 * MINUTE)).isNotEqualTo(PointRing.NOWHERE);
    assertThat(ring.nearest(end - 26 * 60 * MINUTE)).isEqualTo(PointRing.NOWHERE);
  }

  @Test
  void shouldNotLetAnOldPointTakeTheSlotOfANewOne() {
    ring.put(new Point(NOON, 1, false));

    assertThat(ring.put(new Point(NOON - PointRing.SLOTS * 3 * MINUTE, 9, true))).isFalse();
    assertThat(valueAt(NOON)).isEqualTo(1);
  }

  @Test
  void shouldMeasureAChangeOverALag() {
    ring.put(new Point(NOON - 61 * MINUTE, 200, false));
    ring.put(new Point(NOON, 250, false));

    assertThat(Change.over(ring, NOON, 60 * MINUTE))
        .hasValueSatisfying(change -> assertThat(change.ratio()).isEqualTo(0.25));
  }

  @Test
  void shouldMeasureNoChangeFromNothing() {
    ring.put(new Point(NOON - 60 * MINUTE, 0, false));
    ring.put(new Point(NOON, 250, false));

    assertThat(Change.over(ring, NOON, 60 * MINUTE)).isEmpty();
  }

  @Test
  void shouldMeasureNoChangeOfAPointToItself() {
    ring.put(new Point(NOON, 250, true));

    assertThat(Change.over(ring, NOON, 3 * MINUTE)).isEmpty();
  }

  @Test
  void shouldNotCallFewChangesNoise() {
    for (int i = 0; i <= Noise.MIN_CHANGES; i++) {
      ring.put(new Point(NOON + i * 3 * MINUTE, 100 + i % 2, false));
    }
    long last = NOON + Noise.MIN_CHANGES * 3 * MINUTE;

    assertThat(Noise.sigma(ring, last, 3 * MINUTE)).isEmpty();
    assertThat(Noise.sigma(ring, last + 4 * MINUTE, 3 * MINUTE)).isPresent();
  }

  @Test
  void shouldMeasureNoiseAboutTheMedianAndNotByTheJudgedChange() {
    double price = 100;
    ring.put(new Point(NOON, price, false));
    for (int i = 1; i < 100; i++) {
      // Changes of 0.1 % to 9.9 %, in a mixed order: half of them within 2.5 % of the median.
      price *= 1 + (i * 37 % 100) * 0.001;
      ring.put(new Point(NOON + i * 3 * MINUTE, price, false));
    }
    long judged = NOON + 100 * 3 * MINUTE;
    ring.put(new Point(judged, price * 5, false));

    assertThat(Noise.sigma(ring, judged, 3 * MINUTE).orElseThrow() * 0.6745)
        .isCloseTo(0.025, offset(1e-9));
  }

  private double valueAt(long timeMs) {
    return ring.value(ring.nearest(timeMs));
  }
}
