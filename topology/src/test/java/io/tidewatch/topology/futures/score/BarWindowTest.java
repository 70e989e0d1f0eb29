package io.tidewatch.topology.futures.score;

import static io.tidewatch.topology.futures.FuturesFrames.BAR;
import static io.tidewatch.topology.futures.FuturesFrames.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.futures.Bar;
import io.tidewatch.contract.futures.Bar.ClosedBy;
import io.tidewatch.topology.futures.score.BarWindow.Hole;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BarWindowTest {
  private static final int SLOTS = 12;

  private final NavigableMap<Long, Bar> store = new TreeMap<>();

  private List<Bar> load(long from, long to) {
    return new ArrayList<>(store.subMap(from, true, to, true).values());
  }

  private BarWindow window(int... numbers) {
    for (int number : numbers) {
      Bar bar =
          BarWindowProperties.bar(number, 1, 1, number == 7 ? ClosedBy.NEWER_BAR : ClosedBy.FRAME);
      store.put(bar.openTime(), bar);
    }
    BarWindow window = new BarWindow(this::load);
    window.before(T0 + SLOTS * BAR, SLOTS);
    return window;
  }

  private static Hole hole(int from, int to) {
    return new Hole(T0 + from * BAR, T0 + to * BAR);
  }

  @Test
  void shouldFindNoHoleInAWholeWindow() {
    BarWindow window = window(0, 1, 2, 3, 4, 5, 6, 8, 9, 10, 11);
    store.put(T0 + 7 * BAR, BarWindowProperties.bar(7, 1, 1, ClosedBy.REST));
    window.forget();
    window.before(T0 + SLOTS * BAR, SLOTS);
    assertThat(window.hole(0)).isEmpty();
  }

  @Test
  void shouldFindHolesAnywhere() {
    assertThat(window().hole(0)).contains(hole(0, 11));
    assertThat(window(3, 4, 5, 6, 8, 9, 10, 11).hole(0)).contains(hole(0, 7));
  }

  @Test
  void shouldFindTheHoleAtTheEnd() {
    assertThat(window(0, 1, 2, 3, 4, 5).hole(0)).contains(hole(6, 11));
  }

  @Test
  void shouldMissNothingBeforeTheListing() {
    assertThat(window(8, 9, 10, 11).hole(T0 + 7 * BAR + 1)).isEmpty();
    assertThat(window(8, 9, 10, 11).hole(T0 + 6 * BAR + 1)).contains(hole(7, 7));
  }

  @Test
  void shouldMissABarThatMayLackItsEndInAWholeWindow() {
    assertThat(window(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11).hole(0)).contains(hole(7, 7));
  }

  @Test
  void shouldMissABarThatMayLackItsEnd() {
    assertThat(window(0, 1, 2, 3, 4, 5, 6, 7, 10, 11).hole(0)).contains(hole(7, 9));
    store.clear();
    assertThat(window(0, 1, 2, 3, 4, 5, 6, 7).hole(0)).contains(hole(7, 11));
    store.clear();
    assertThat(window(0, 1, 2, 5, 6, 7, 8, 9, 10, 11).hole(0)).contains(hole(3, 7));
  }
}
