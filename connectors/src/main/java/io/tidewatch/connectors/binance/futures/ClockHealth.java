package io.tidewatch.connectors.binance.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.feed.FeedEvent.Type;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells once when the local clock and the venue's differ, and once when they agree again. */
final class ClockHealth {
  private static final Logger LOG = LoggerFactory.getLogger(ClockHealth.class);
  private static final long MOST_MS = 1_000;

  private final FuturesParts parts;
  private boolean told;

  ClockHealth(FuturesParts parts) {
    this.parts = requireNonNull(parts, "parts");
  }

  /** The venue was heard. Control thread only. */
  void check() {
    long ahead = parts.venueTime().localAheadMs();
    boolean apart = Math.abs(ahead) > MOST_MS;
    if (apart && !told) {
      String detail =
          "the local clock is %d ms %s the venue's: set it; bars are taken as over by the venue's"
              .formatted(Math.abs(ahead), ahead > 0 ? "ahead of" : "behind");
      LOG.warn("{}", detail);
      tell(Type.FAILING, detail);
    } else if (!apart && told) {
      LOG.info("the local clock agrees with the venue's again");
      tell(Type.LIVE, "the local clock agrees with the venue's again");
    }
    told = apart;
  }

  private void tell(Type type, String detail) {
    parts.events(FuturesChannel.CLOCK).connection(type, parts.restId(), detail);
  }
}
