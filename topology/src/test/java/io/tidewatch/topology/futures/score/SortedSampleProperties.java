package io.tidewatch.topology.futures.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SortedSampleProperties {
  @Property(tries = 500)
  void shouldComputeAsTheDefinitionsSay(
      @ForAll @Size(min = 2, max = 60) List<@IntRange(min = -20, max = 20) Integer> numbers) {
    double[] values = numbers.stream().mapToDouble(number -> number / 3.0).toArray();
    SortedSample sample = SortedSample.of(values);
    double median = median(values);
    double[] distances = Arrays.stream(values).map(value -> Math.abs(value - median)).toArray();
    double mean = DoubleStream.of(values).average().orElseThrow();
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();

    assertThat(sample.median()).isEqualTo(median);
    assertThat(sample.mad()).isEqualTo(median(distances));
    assertThat(sample.meanDeviation())
        .isCloseTo(DoubleStream.of(distances).average().orElseThrow(), within(1e-9));
    assertThat(sample.mean()).isCloseTo(mean, within(1e-9));
    assertThat(sample.deviation())
        .isCloseTo(Math.sqrt(squares / (values.length - 1)), within(1e-6));
  }

  @Property(tries = 300)
  void shouldDependOnNothingButItsNumbers(
      @ForAll @Size(min = 1, max = 80) List<@IntRange(min = -9, max = 9) Integer> kept,
      @ForAll @Size(max = 40) List<@IntRange(min = -9, max = 9) Integer> passing) {
    SortedSample wandering = new SortedSample();
    passing.forEach(number -> wandering.add(number / 7.0));
    kept.forEach(number -> wandering.add(number / 7.0));
    passing.forEach(number -> wandering.remove(number / 7.0));
    SortedSample direct = new SortedSample();
    kept.reversed().forEach(number -> direct.add(number / 7.0));

    assertThat(wandering.n()).isEqualTo(direct.n());
    assertThat(wandering.median()).isEqualTo(direct.median());
    assertThat(wandering.mad()).isEqualTo(direct.mad());
    assertThat(wandering.meanDeviation()).isEqualTo(direct.meanDeviation());
    assertThat(wandering.mean()).isEqualTo(direct.mean());
    assertThat(wandering.deviation()).isEqualTo(direct.deviation());
    assertThat(wandering.percentile(0)).isEqualTo(direct.percentile(0));
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }
}
