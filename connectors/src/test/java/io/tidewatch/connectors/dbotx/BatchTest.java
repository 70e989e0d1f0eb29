package io.tidewatch.connectors.dbotx;

import static io.tidewatch.connectors.dbotx.DbotxRig.pair;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.pool.Interval;
import io.tidewatch.contract.pool.PoolPair;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchTest {
  @Test
  void shouldGroupByBatchInTheOrderOfTheBatch() {
    Map<Integer, Batch> plan = Batch.plan(List.of(pair(2, 0), pair(1, 1), pair(1, 0)));

    assertThat(plan.keySet()).containsExactly(1, 2);
    assertThat(plan.get(1).tokens().keySet()).containsExactly("Pair1x0", "Pair1x1");
    assertThat(plan.get(1).tokens()).containsEntry("Pair1x0", "TokenOfPair1x0");
    assertThat(plan.get(2).size()).isEqualTo(1);
  }

  @Test
  void shouldTakeTheIntervalOfMostPairs() {
    assertThat(interval(Interval.H24, Interval.M1, Interval.H24)).isEqualTo(Interval.H24);
  }

  @Test
  void shouldTakeTheShorterOfTwoEquallyFrequentIntervals() {
    assertThat(interval(Interval.H1, Interval.M5)).isEqualTo(Interval.M5);
  }

  private static Interval interval(Interval... intervals) {
    List<PoolPair> pairs =
        IntStream.range(0, intervals.length)
            .mapToObj(i -> pair("P" + i, 1, i, intervals[i]))
            .toList();
    return Batch.plan(pairs).get(1).interval();
  }

  @Test
  void shouldTakeNinetyNineInTheirOrder() {
    List<PoolPair> pairs = IntStream.range(0, 120).mapToObj(n -> pair(1, 119 - n)).toList();

    Batch batch = Batch.plan(pairs).get(1);

    assertThat(batch.size()).isEqualTo(99);
    assertThat(batch.surplus()).isEqualTo(21);
    assertThat(batch.tokens()).containsKey("Pair1x98").doesNotContainKey("Pair1x99");
  }

  @Test
  void shouldAskForTheSameWhateverTheOrder() {
    Batch one =
        Batch.plan(List.of(pair("A", 1, 0, Interval.M1), pair("B", 1, 1, Interval.M1))).get(1);
    Batch two =
        Batch.plan(List.of(pair("A", 1, 1, Interval.M1), pair("B", 1, 0, Interval.M1))).get(1);
    Batch slower =
        Batch.plan(List.of(pair("A", 1, 0, Interval.H1), pair("B", 1, 1, Interval.H1))).get(1);

    assertThat(one.asksTheSameAs(two)).isTrue();
    assertThat(one.asksTheSameAs(slower)).isFalse();
  }

  @Test
  void shouldWriteRequestsAsDocumented() {
    Batch batch = Batch.plan(List.of(pair("A", 1, 0, Interval.M1))).get(1);

    assertThat(DbotxControl.subscribe(batch))
        .isEqualTo(
            "{\"method\":\"subscribe\",\"type\":\"pairsInfo\",\"args\":{\"pairsInfoInterval\":"
                + "\"1m\",\"pairs\":[{\"pair\":\"A\",\"token\":\"TokenOfA\"}]}}");
    assertThat(DbotxControl.unsubscribe(batch)).startsWith("{\"method\":\"unsubscribe\",");
  }

  @Test
  void shouldLetNoAddressBreakOutOfTheRequest() {
    Batch batch = Batch.plan(List.of(pair("A\"}],\"x\":[{", 1, 0, Interval.M1))).get(1);

    assertThat(DbotxControl.subscribe(batch)).contains("\"pair\":\"A\\\"}],\\\"x\\\":[{\"");
  }
}
