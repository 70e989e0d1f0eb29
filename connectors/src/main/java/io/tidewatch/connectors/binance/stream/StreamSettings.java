package io.tidewatch.connectors.binance.stream;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.Retry;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the connections of a feed keep to.
 *
 * @param venue as in the headers of its records
 * @param channel as in the headers of its records
 * @param connection limits of each connection
 * @param firstFrameWithin of a request, then it is tried again
 * @param tries without data, then the subscription is gone
 * @param staleAfter without data, then the subscription is stale
 */
public record StreamSettings(
    String venue,
    String channel,
    URI webSocketUri,
    Connection connection,
    Retry retry,
    Duration firstFrameWithin,
    int tries,
    Duration staleAfter) {
  public StreamSettings {
    requireNonNull(venue, "venue");
    requireNonNull(channel, "channel");
    requireNonNull(webSocketUri, "webSocketUri");
    requireNonNull(connection, "connection");
    requireNonNull(retry, "retry");
    requireNonNull(firstFrameWithin, "firstFrameWithin");
    requireNonNull(staleAfter, "staleAfter");
  }

  /**
   * Limits of one connection.
   *
   * @param connectTimeout until the connection must be open
   * @param silenceLimit without a frame or a ping, then the connection is dead
   * @param pingAfter silence after which we ask for a sign of life; empty: the venue pings enough
   * @param maxFrameBytes a larger message ends the connection
   * @param rotateAfter age at which a new connection takes over
   * @param overlap how long both stay once the new one brings data
   * @param sendEvery least time between two of our messages
   * @param streamsPerMessage most streams of one request
   */
  public record Connection(
      Duration connectTimeout,
      Duration silenceLimit,
      Optional<Duration> pingAfter,
      int maxFrameBytes,
      Duration rotateAfter,
      Duration overlap,
      Duration sendEvery,
      int streamsPerMessage) {
    public Connection {
      requireNonNull(connectTimeout, "connectTimeout");
      requireNonNull(silenceLimit, "silenceLimit");
      requireNonNull(pingAfter, "pingAfter");
      requireNonNull(rotateAfter, "rotateAfter");
      requireNonNull(overlap, "overlap");
      requireNonNull(sendEvery, "sendEvery");
    }
  }

  /** The shortest limit that the feed must notice in time, at most five seconds. */
  Duration shortestLimit() {
    return Stream.concat(
            connection.pingAfter().stream(),
            Stream.of(
                connection.silenceLimit(),
                connection.connectTimeout(),
                connection.rotateAfter(),
                connection.overlap(),
                firstFrameWithin,
                staleAfter,
                Duration.ofSeconds(5)))
        .min(Duration::compareTo)
        .orElseThrow();
  }
}
