package io.tidewatch.connectors.dbotx;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.Backoff;
import io.tidewatch.connectors.feed.ConnectionId;
import io.tidewatch.contract.feed.FeedEvent.Type;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What follows when the venue refuses the API key: trying fast would not help, and somebody must be
 * told, once for all sockets. Control thread only.
 */
final class KeyRefusals {
  private static final Logger LOG = LoggerFactory.getLogger(KeyRefusals.class);

  private final DbotxParts parts;
  private final Backoff backoff;
  private boolean told;

  /**
   * @param parts of the whole feed
   */
  KeyRefusals(DbotxParts parts) {
    this.parts = requireNonNull(parts, "parts");
    Duration wait = parts.settings().connection().keyRetryEvery();
    long seed = parts.settings().retry().seed();
    this.backoff = new Backoff(List.of(wait), new SplittableRandom(seed));
  }

  /** Whether a handshake refused so is a matter of the key. */
  static boolean isMeant(int status) {
    return status == 401 || status == 403;
  }

  /** The venue refused the key; answers the wait before the next attempt. */
  Duration refused(ConnectionId connection, int status) {
    parts.common().counters().reconnects.increment();
    if (!told) {
      told = true;
      String detail =
          "the venue refused the API key (HTTP "
              + status
              + "): set a valid DBotX API key and start again; it is tried again now and then";
      LOG.error("dbotx: {}", detail);
      parts.common().events().connection(Type.FAILING, connection, detail);
    }
    return backoff.after(1);
  }

  /** A connection is open, so the key is good. */
  void accepted() {
    told = false;
  }
}
