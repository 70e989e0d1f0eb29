package io.tidewatch.connectors.binance.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.FeedEvents;
import io.tidewatch.contract.feed.FeedEvent.Type;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells once when a poller brings nothing any more, and once when it does again. Thread-safe. */
final class PollHealth {
  private static final Logger LOG = LoggerFactory.getLogger(PollHealth.class);
  private static final int FAILURES_IN_A_ROW = 3;

  private final String channel;
  private final FuturesParts parts;
  private final FeedEvents events;
  private int failures;
  private boolean told;

  PollHealth(String channel, FuturesParts parts) {
    this.channel = requireNonNull(channel, "channel");
    this.parts = requireNonNull(parts, "parts");
    this.events = parts.events(channel);
  }

  synchronized void failed(String reason) {
    failures++;
    if (failures == FAILURES_IN_A_ROW && !told) {
      told = true;
      LOG.warn("{}: {} requests in a row failed: {}", channel, failures, reason);
      events.connection(Type.STALE, parts.restId(), failures + " requests failed: " + reason);
    }
  }

  synchronized void worked() {
    failures = 0;
    if (told) {
      told = false;
      LOG.info("{}: requests bring data again", channel);
      events.connection(Type.LIVE, parts.restId(), "requests bring data again");
    }
  }
}
