package io.tidewatch.standalone.node;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.tidewatch.connectors.hyperliquid.HyperliquidFeedStatus;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** What only the feed of Hyperliquid can say of itself, on {@code /metrics}. */
final class HyperliquidFeedMeters implements MeterBinder {
  private static final String PREFIX = "tidewatch.ingest.hyperliquid.";

  private final Supplier<HyperliquidFeedStatus> status;

  HyperliquidFeedMeters(Supplier<HyperliquidFeedStatus> status) {
    this.status = requireNonNull(status, "status");
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    bindAddresses(registry);
    bindConnections(registry);
    bindRequests(registry);
    count(
        registry,
        "trades.lost",
        "spans of public trades that may be missing",
        HyperliquidFeedStatus::lostTrades);
    count(registry, "backfills", "back-fills of one address", HyperliquidFeedStatus::backfills);
    count(
        registry,
        "backfills.incomplete",
        "back-fills without everything that was missing",
        HyperliquidFeedStatus::incompleteBackfills);
    count(
        registry,
        "commands.ignored",
        "commands that the feed cannot carry out",
        HyperliquidFeedStatus::ignoredCommands);
  }

  private void bindAddresses(MeterRegistry registry) {
    gauge(
        registry,
        "addresses.own.channels",
        "addresses on channels of their own",
        HyperliquidFeedStatus::userChannels);
    gauge(
        registry,
        "addresses.complete",
        "of these, with all fills up to now",
        HyperliquidFeedStatus::completeUsers);
    gauge(
        registry,
        "addresses.public.trades",
        "addresses seen by public trades",
        HyperliquidFeedStatus::publicTrades);
    gauge(
        registry,
        "addresses.over.limit",
        "addresses of the first tier without channels of their own",
        HyperliquidFeedStatus::overLimit);
    count(
        registry,
        "addresses.invalid",
        "wishes that were no address",
        HyperliquidFeedStatus::invalidAddresses);
    count(
        registry,
        "addresses.moves",
        "moves of an address between its own channels and public trades",
        HyperliquidFeedStatus::moves);
    gauge(registry, "coins", "coins whose trades are wanted", HyperliquidFeedStatus::coins);
    gauge(
        registry,
        "coins.unknown",
        "coins that the venue does not have",
        HyperliquidFeedStatus::unknownCoins);
  }

  private void bindConnections(MeterRegistry registry) {
    gauge(registry, "connections", "open sockets", HyperliquidFeedStatus::openConnections);
    gauge(
        registry,
        "subscriptions.wanted",
        "subscriptions that are wanted",
        HyperliquidFeedStatus::subscriptions);
    gauge(
        registry,
        "subscriptions.acknowledged",
        "subscriptions that the venue acknowledged",
        HyperliquidFeedStatus::acknowledged);
    gauge(
        registry,
        "messages.last.minute",
        "messages sent within the last minute",
        HyperliquidFeedStatus::messagesLastMinute);
    count(registry, "errors", "errors of the venue on a socket", HyperliquidFeedStatus::errors);
    count(
        registry,
        "errors.users",
        "errors that there are too many addresses",
        HyperliquidFeedStatus::userLimitErrors);
    count(
        registry,
        "acks.missing",
        "connections replaced as an acknowledgement was missing",
        HyperliquidFeedStatus::ackTimeouts);
    count(
        registry,
        "pongs.missing",
        "connections replaced as pings were not answered",
        HyperliquidFeedStatus::pongTimeouts);
    count(
        registry,
        "frames.other",
        "frames in no form of the venue",
        HyperliquidFeedStatus::otherFrames);
  }

  private void bindRequests(MeterRegistry registry) {
    gauge(
        registry,
        "weight.last.minute",
        "request weight used within the last minute",
        HyperliquidFeedStatus::weightLastMinute);
    gauge(
        registry,
        "states.waiting",
        "addresses whose positions are to be asked for",
        HyperliquidFeedStatus::statesWaiting);
    count(registry, "states", "positions asked for", HyperliquidFeedStatus::states);
    count(registry, "requests", "requests over REST", HyperliquidFeedStatus::requests);
    count(
        registry,
        "requests.failed",
        "requests that brought nothing after all tries",
        HyperliquidFeedStatus::failedRequests);
    count(registry, "throttled", "answers 429", HyperliquidFeedStatus::throttled);
  }

  private void gauge(
      MeterRegistry registry,
      String name,
      String description,
      ToDoubleFunction<HyperliquidFeedStatus> value) {
    Gauge.builder(PREFIX + name, status, now -> value.applyAsDouble(now.get()))
        .description(description)
        .strongReference(true)
        .register(registry);
  }

  private void count(
      MeterRegistry registry,
      String name,
      String description,
      ToDoubleFunction<HyperliquidFeedStatus> value) {
    // The registry holds the state of a counter weakly, and this binder is held beside it.
    FunctionCounter.builder(PREFIX + name, this, self -> value.applyAsDouble(self.status.get()))
        .description(description)
        .register(registry);
  }
}
