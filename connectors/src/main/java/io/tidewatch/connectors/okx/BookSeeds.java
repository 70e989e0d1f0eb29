package io.tidewatch.connectors.okx;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.failsafe.FailsafeException;
import io.tidewatch.connectors.feed.ConnectionId;
import io.tidewatch.connectors.feed.RestClient;
import io.tidewatch.connectors.feed.RestException;
import io.tidewatch.connectors.feed.Timers;
import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.raw.Source;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Fetches books over REST where no snapshot came, and passes them on as they are, with {@code
 * source=backfill} (docs-v5, "GET / Order book").
 */
final class BookSeeds {
  private static final int LEVELS = 400;

  private final Optional<RestClient> rest;
  private final OkxParts parts;
  private final Timers timers;
  private final AtomicLong number = new AtomicLong();

  /** What came of it. */
  sealed interface Outcome {
    record Published() implements Outcome {}

    /** A snapshot came first. */
    record NotNeeded() implements Outcome {}

    record Failed(String reason) implements Outcome {}
  }

  BookSeeds(Optional<RestClient> rest, OkxParts parts, Timers timers) {
    this.rest = requireNonNull(rest, "rest");
    this.parts = requireNonNull(parts, "parts");
    this.timers = requireNonNull(timers, "timers");
  }

  /**
   * Returns at once.
   *
   * @param connection whose frames follow the book
   * @param then called on the control thread
   */
  void fetch(Pair pair, ConnectionId connection, Consumer<Outcome> then) {
    timers.blocking(() -> {
      Outcome outcome = fetch(pair, connection);
      timers.control(() -> then.accept(outcome));
    });
  }

  private Outcome fetch(Pair pair, ConnectionId connection) {
    if (rest.isEmpty()) {
      return new Outcome.Failed("no REST address is configured");
    }
    String path = "/api/v5/market/books?instId=" + pair.instId() + "&sz=" + LEVELS;
    try {
      byte[] body = rest.get().get(path, OkxRows::book);
      boolean published = pair.lane().seed(body, headers(connection, body));
      return published ? new Outcome.Published() : new Outcome.NotNeeded();
    } catch (RestException | FailsafeException e) {
      return new Outcome.Failed(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.Failed("the feed was closed");
    }
  }

  private RawHeaders headers(ConnectionId connection, byte[] body) {
    return new RawHeaders(
        OkxChannel.VENUE,
        OkxChannel.BOOKS.wireName(),
        connection.id(),
        connection.epoch(),
        number.getAndIncrement(),
        parts.common().clock().receivedUs(new String(body, UTF_8)),
        Source.BACKFILL);
  }
}
