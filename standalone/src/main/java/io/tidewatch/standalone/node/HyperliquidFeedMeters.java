package io.tidewatch.standalone.node;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.tidewatch.connectors.hyperliquid.HyperliquidFeedStatus;
import java.util.function.Supplier;

/** What only the feed of Hyperliquid can say of itself, on {@code /metrics}. */
final class HyperliquidFeedMeters implements MeterBinder {
  private static final String PREFIX = "tidewatch.ingest.hyperliquid.";

  private final Supplier<HyperliquidFeedStatus> status;

  HyperliquidFeedMeters(Supplier<HyperliquidFeedStatus> status) {
    this.status = requireNonNull(status, "status");
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    StatusMeters<HyperliquidFeedStatus> meters =
        new StatusMeters<>(registry, PREFIX, Tags.empty(), status);
    bindAddresses(meters);
    bindConnections(meters);
    bindRequests(meters);
    meters.count(
        "trades.lost",
        "spans of public trades that may be missing",
        HyperliquidFeedStatus::lostTrades);
    meters.count("backfills", "back-fills of one address", HyperliquidFeedStatus::backfills);
    meters.count(
        "backfills.incomplete",
        "back-fills without everything that was missing",
        HyperliquidFeedStatus::incompleteBackfills);
    meters.count(
        "commands.ignored",
        "commands that the feed cannot carry out",
        HyperliquidFeedStatus::ignoredCommands);
  }

  private static void bindAddresses(StatusMeters<HyperliquidFeedStatus> meters) {
    meters.gauge(
        "addresses.own.channels",
        "addresses on channels of their own",
        HyperliquidFeedStatus::userChannels);
    meters.gauge(
        "addresses.complete",
        "addresses on channels of their own with all fills up to now",
        HyperliquidFeedStatus::completeUsers);
    meters.gauge(
        "addresses.public.trades",
        "addresses seen by public trades",
        HyperliquidFeedStatus::publicTrades);
    meters.gauge(
        "addresses.over.limit",
        "addresses of the first tier without channels of their own",
        HyperliquidFeedStatus::overLimit);
    meters.count(
        "addresses.invalid",
        "wishes that were no address",
        HyperliquidFeedStatus::invalidAddresses);
    meters.count(
        "addresses.moves",
        "moves of an address between its own channels and public trades",
        HyperliquidFeedStatus::moves);
    meters.gauge("coins", "coins whose trades are wanted", HyperliquidFeedStatus::coins);
    meters.gauge(
        "coins.unknown", "coins that the venue does not have", HyperliquidFeedStatus::unknownCoins);
  }

  private static void bindConnections(StatusMeters<HyperliquidFeedStatus> meters) {
    meters.gauge("connections", "open sockets", HyperliquidFeedStatus::openConnections);
    meters.gauge(
        "subscriptions.wanted",
        "subscriptions that are wanted",
        HyperliquidFeedStatus::subscriptions);
    meters.gauge(
        "subscriptions.acknowledged",
        "subscriptions that the venue acknowledged",
        HyperliquidFeedStatus::acknowledged);
    meters.gauge(
        "messages.last.minute",
        "messages sent within the last minute",
        HyperliquidFeedStatus::messagesLastMinute);
    meters.count("errors", "errors of the venue on a socket", HyperliquidFeedStatus::errors);
    meters.count(
        "errors.users",
        "errors that there are too many addresses",
        HyperliquidFeedStatus::userLimitErrors);
    meters.count(
        "acks.missing",
        "connections replaced as an acknowledgement was missing",
        HyperliquidFeedStatus::ackTimeouts);
    meters.count(
        "pongs.missing",
        "connections replaced as pings were not answered",
        HyperliquidFeedStatus::pongTimeouts);
    meters.count(
        "frames.other", "frames in no form of the venue", HyperliquidFeedStatus::otherFrames);
  }

  private static void bindRequests(StatusMeters<HyperliquidFeedStatus> meters) {
    meters.gauge(
        "weight.last.minute",
        "request weight used within the last minute",
        HyperliquidFeedStatus::weightLastMinute);
    meters.gauge(
        "states.waiting",
        "addresses whose positions are to be asked for",
        HyperliquidFeedStatus::statesWaiting);
    meters.count("states", "positions asked for", HyperliquidFeedStatus::states);
    meters.count("requests", "requests over REST", HyperliquidFeedStatus::requests);
    meters.count(
        "requests.failed",
        "requests that brought nothing after all tries",
        HyperliquidFeedStatus::failedRequests);
    meters.count("throttled", "answers 429", HyperliquidFeedStatus::throttled);
  }
}
