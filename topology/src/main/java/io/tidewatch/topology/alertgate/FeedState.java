package io.tidewatch.topology.alertgate;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.feed.FeedEvent;
import java.util.Optional;

/**
 * How a subscription is doing.
 *
 * @param connection that brought its data last or took its place, where that is known
 * @param epoch of the newest connection that is known to have brought its data
 */
public record FeedState(Optional<String> connection, long epoch, Optional<Break> broken) {
  static final FeedState UNKNOWN = new FeedState(Optional.empty(), 0, Optional.empty());

  public FeedState {
    connection = connection == null ? Optional.empty() : connection;
    broken = broken == null ? Optional.empty() : broken;
  }

  /**
   * It brings no data, or none that can be used.
   *
   * @param since time of the first word of it, epoch milliseconds
   * @param type the newest word of it
   * @param epoch of the connection that it was said of
   */
  public record Break(long since, FeedEvent.Type type, long epoch) {
    public Break {
      requireNonNull(type, "type");
    }
  }

  FeedState live(String by, long itsEpoch) {
    return new FeedState(Optional.of(by), Math.max(epoch, itsEpoch), Optional.empty());
  }

  FeedState whole() {
    return new FeedState(connection, epoch, Optional.empty());
  }

  /** Whether its data comes over that one too is not known yet, so the epoch stays. */
  FeedState carriedBy(Optional<String> other) {
    return new FeedState(other, epoch, broken);
  }

  FeedState broken(FeedEvent event) {
    long since = broken.map(Break::since).orElse(event.at());
    return new FeedState(
        connection, epoch, Optional.of(new Break(since, event.type(), event.epoch())));
  }
}
