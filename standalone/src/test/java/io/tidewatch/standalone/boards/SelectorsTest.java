package io.tidewatch.standalone.boards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SelectorsTest {
  static Stream<Arguments> expressions() {
    return Stream.of(
        expression("up", "up"),
        expression("up == 0", "up"),
        expression("up{job=\"a\"} == bool 0", "up{job=\"a\"}"),
        expression("{__name__=~\"a.*\"}", "{__name__=~\"a.*\"}"),
        expression("up{a=\"}\", b='{'}", "up{a=\"}\", b='{'}"),
        expression("sum by (venue, le) (rate(a_total{x=\"y\"}[5m]))", "a_total{x=\"y\"}"),
        expression("sum(rate(a_total[5m])) by (venue)", "a_total"),
        expression("sum without(x) (a) / on (b) group_left (c) d", "a", "d"),
        expression("topk(5, a) unless b offset 15m", "a", "b"),
        expression("a and on () b or vector(0)", "a", "b"),
        expression("min_over_time(sum by (x) (a)[15m:1m]) > 5e3", "a"),
        expression("predict_linear(a[6h], 86400) < 0 and b / c < 0.4", "a", "b", "c"),
        expression("time() - max(a) > Inf", "a"),
        expression("absent(up{job=\"x\"})", "up{job=\"x\"}"),
        expression("label_replace(a, \"b\", \"$1\", \"c\", \"(.*)\")", "a"),
        expression("# of d\nsum(a) # and e\n", "a"),
        expression("up and sum by (by) (a)", "up", "a"),
        expression("quantile_over_time(0.9, rate(x:y_total[1m])[1h:])", "x:y_total"));
  }

  private static Arguments expression(String expression, String... selectors) {
    return Arguments.of(expression, List.of(selectors));
  }

  @ParameterizedTest
  @MethodSource("expressions")
  void shouldFindWhatIsAskedFor(String expression, List<String> selectors) {
    assertThat(Selectors.in(expression)).containsExactlyElementsOf(selectors);
  }
}
