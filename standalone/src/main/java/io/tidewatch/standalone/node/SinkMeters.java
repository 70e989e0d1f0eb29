package io.tidewatch.standalone.node;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What every sink says of itself on {@code /metrics} in the same words, whatever it writes to.
 *
 * @param sink what it writes to, for example {@code redis}
 * @param table which table of a database; empty for any other
 */
record SinkMeters(String sink, String table, Supplier<State> state) implements MeterBinder {
  private static final String PREFIX = "tidewatch.sink.";

  SinkMeters {
    requireNonNull(sink, "sink");
    requireNonNull(table, "table");
    requireNonNull(state, "state");
  }

  /**
   * How a sink is doing.
   *
   * @param failing whether its target cannot be reached; false before the first attempt
   * @param pending what was read and waits
   * @param written what the target took since the start
   * @param refused what the target refused for good
   * @param lost what was deleted or thrown away before it was written
   * @param failures attempts that failed
   */
  record State(
      boolean failing, long pending, long written, long refused, long lost, long failures) {}

  /** Of a sink that says how it is in its own words. */
  static <S> SinkMeters of(
      String sink, String table, Supplier<S> status, Function<S, State> meaning) {
    return new SinkMeters(sink, table, () -> meaning.apply(status.get()));
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    StatusMeters<State> meters =
        new StatusMeters<>(registry, PREFIX, Tags.of("sink", sink, "table", table), state);
    meters.gauge("failing", "1 while its target cannot be reached", now -> now.failing() ? 1 : 0);
    meters.gauge("pending", "what was read and waits to be written", State::pending);
    meters.count("written", "what the target took", State::written);
    meters.count("refused", "what the target refused for good", State::refused);
    meters.count("lost", "what was deleted or thrown away before it was written", State::lost);
    meters.count("failures", "attempts that failed", State::failures);
  }
}
