package io.tidewatch.query.door;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** Counts the requests that are turned away at the door. Thread-safe. */
public final class Refusals implements MeterBinder {
  private final Map<Reason, LongAdder> counts =
      Collections.unmodifiableMap(
          Arrays.stream(Reason.values())
              .collect(
                  Collectors.toMap(
                      reason -> reason,
                      reason -> new LongAdder(),
                      (one, other) -> one,
                      () -> new EnumMap<>(Reason.class))));

  /** Why a request is turned away. */
  public enum Reason {
    NO_TOKEN,
    WRONG_TOKEN,
    /** The token is known and may not do this. */
    WRONG_ROLE,
    /** Nobody may change anything. */
    SWITCHED_OFF,
    /** The address that it asks for is not ours. */
    HOST,
    /** A page of another site asks for a change. */
    ORIGIN,
    TOO_MANY_HEADERS,
    TOO_MANY_REQUESTS,
    /** The request, or the reading of its answer, took too long. */
    TOO_SLOW
  }

  public void count(Reason reason) {
    counts.get(reason).increment();
  }

  /** How many there were. */
  public long of(Reason reason) {
    return counts.get(reason).sum();
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    counts.forEach((reason, count) ->
        FunctionCounter.builder("tidewatch.http.refused", count, LongAdder::sum)
            .description("requests that were turned away at the door")
            .tag("reason", reason.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .register(registry));
  }
}
