package io.tidewatch.standalone.node;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.tidewatch.connectors.binance.futures.FuturesFeedStatus;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** What only the feed of futures can say of itself, on {@code /metrics}. */
final class FuturesFeedMeters implements MeterBinder {
  private static final String PREFIX = "tidewatch.ingest.futures.";

  private final Supplier<FuturesFeedStatus> status;

  FuturesFeedMeters(Supplier<FuturesFeedStatus> status) {
    this.status = requireNonNull(status, "status");
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    bindState(registry);
    bindBudget(registry);
    count(registry, "throttled", "answers 429", FuturesFeedStatus::throttled);
    count(registry, "bans", "answers 418", FuturesFeedStatus::bans);
    count(
        registry,
        "requests.failed",
        "requests that brought nothing after all tries",
        FuturesFeedStatus::failedRequests);
    count(
        registry,
        "polls.skipped",
        "turns left out because earlier requests were on the way",
        FuturesFeedStatus::skippedPolls);
    count(
        registry,
        "bars.closed.rest",
        "bars fetched because the stream did not close them",
        FuturesFeedStatus::barsClosedByRest);
    count(registry, "backfills", "commands of detectors carried out", FuturesFeedStatus::backfills);
    count(
        registry,
        "commands.ignored",
        "commands that the feed cannot carry out",
        FuturesFeedStatus::ignoredCommands);
    count(
        registry,
        "frames.unwanted",
        "frames of another market or of a contract that is not watched",
        FuturesFeedStatus::unwantedFrames);
    count(
        registry,
        "universe.changes",
        "contracts taken up or given up",
        FuturesFeedStatus::universeChanges);
  }

  private void bindState(MeterRegistry registry) {
    gauge(registry, "symbols", "contracts that are watched", FuturesFeedStatus::symbols);
    gauge(registry, "symbols.live", "contracts whose bars come", FuturesFeedStatus::liveSymbols);
    gauge(
        registry,
        "clock.ahead.seconds",
        "how far the local clock is ahead of the venue's, below zero if behind",
        now -> now.clockAheadMs() / 1_000.0);
  }

  private void bindBudget(MeterRegistry registry) {
    gauge(
        registry,
        "weight.planned",
        "request weight that polls take in a minute",
        FuturesFeedStatus::plannedWeight);
    gauge(
        registry,
        "weight.used",
        "request weight used within the last minute",
        FuturesFeedStatus::usedWeight);
    gauge(
        registry,
        "weight.limit",
        "request weight that the venue allows in a minute",
        FuturesFeedStatus::weightLimit);
    gauge(
        registry,
        "data.requests.used",
        "requests to /futures/data within the last 5 minutes",
        FuturesFeedStatus::usedDataRequests);
    gauge(registry, "paused", "1 while the venue says wait", now -> now.paused() ? 1 : 0);
  }

  private void gauge(
      MeterRegistry registry,
      String name,
      String description,
      ToDoubleFunction<FuturesFeedStatus> value) {
    Gauge.builder(PREFIX + name, status, now -> value.applyAsDouble(now.get()))
        .description(description)
        .strongReference(true)
        .register(registry);
  }

  private void count(
      MeterRegistry registry,
      String name,
      String description,
      ToDoubleFunction<FuturesFeedStatus> value) {
    // The registry holds the state of a counter weakly, and this binder is held beside it.
    FunctionCounter.builder(PREFIX + name, this, self -> value.applyAsDouble(self.status.get()))
        .description(description)
        .register(registry);
  }
}
