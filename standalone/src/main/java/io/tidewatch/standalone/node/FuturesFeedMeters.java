package io.tidewatch.standalone.node;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.tidewatch.connectors.binance.futures.FuturesFeedStatus;
import java.util.function.Supplier;

/** What only the feed of futures can say of itself, on {@code /metrics}. */
final class FuturesFeedMeters implements MeterBinder {
  private static final String PREFIX = "tidewatch.ingest.futures.";

  private final Supplier<FuturesFeedStatus> status;

  FuturesFeedMeters(Supplier<FuturesFeedStatus> status) {
    this.status = requireNonNull(status, "status");
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    StatusMeters<FuturesFeedStatus> meters =
        new StatusMeters<>(registry, PREFIX, Tags.empty(), status);
    bindState(meters);
    bindBudget(meters);
    meters.count("throttled", "answers 429", FuturesFeedStatus::throttled);
    meters.count("bans", "answers 418", FuturesFeedStatus::bans);
    meters.count(
        "requests.failed",
        "requests that brought nothing after all tries",
        FuturesFeedStatus::failedRequests);
    meters.count(
        "polls.skipped",
        "turns left out because earlier requests were on the way",
        FuturesFeedStatus::skippedPolls);
    meters.count(
        "bars.closed.rest",
        "bars fetched because the stream did not close them",
        FuturesFeedStatus::barsClosedByRest);
    meters.count("backfills", "commands of detectors carried out", FuturesFeedStatus::backfills);
    meters.count(
        "commands.ignored",
        "commands that the feed cannot carry out",
        FuturesFeedStatus::ignoredCommands);
    meters.count(
        "frames.unwanted",
        "frames of another market or of a contract that is not watched",
        FuturesFeedStatus::unwantedFrames);
    meters.count(
        "universe.changes", "contracts taken up or given up", FuturesFeedStatus::universeChanges);
  }

  private static void bindState(StatusMeters<FuturesFeedStatus> meters) {
    meters.gauge("symbols", "contracts that are watched", FuturesFeedStatus::symbols);
    meters.gauge("symbols.live", "contracts whose bars come", FuturesFeedStatus::liveSymbols);
    meters.gauge(
        "clock.ahead.seconds",
        "how far the local clock is ahead of the venue's, below zero if behind",
        now -> now.clockAheadMs() / 1_000.0);
  }

  private static void bindBudget(StatusMeters<FuturesFeedStatus> meters) {
    meters.gauge(
        "weight.planned",
        "request weight that polls take in a minute",
        FuturesFeedStatus::plannedWeight);
    meters.gauge(
        "weight.used", "request weight used within the last minute", FuturesFeedStatus::usedWeight);
    meters.gauge(
        "weight.limit",
        "request weight that the venue allows in a minute",
        FuturesFeedStatus::weightLimit);
    meters.gauge(
        "data.requests.used",
        "requests to /futures/data within the last 5 minutes",
        FuturesFeedStatus::usedDataRequests);
    meters.gauge("paused", "1 while the venue says wait", now -> now.paused() ? 1 : 0);
  }
}
