package io.tidewatch.connectors.delivery;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a sink that tells people is doing.
 *
 * @param sink name of its channel
 * @param reached whether the last attempt to each target reached it; true before the first one
 * @param messages messages that the channel took since the start
 * @param digests those of them that named several alerts
 * @param told alerts that were told, each once for each target
 * @param repeated messages that may have come twice
 * @param throttled attempts to which the channel said that they come too fast
 * @param refused alerts that the channel or a target refused for good
 * @param expired alerts that were too old to be told
 * @param notRouted alerts for which there is no route
 * @param missed records that their topic deleted before they were read
 * @param failures attempts that failed and are made again
 * @param waiting alerts that were read and lack an outcome
 * @param lag age of the oldest of those; zero if none waits
 * @param alive whether its thread runs; it ends only by a close or when another instance works
 * @param restarts how often in a row it began again soon after it had begun
 * @param targetsAway targets that the last attempt did not reach
 * @param targetsGone targets that take nothing any more until a restart
 * @param takenOver whether another instance does the work
 */
public record DeliveryStatus(
    String sink,
    boolean reached,
    long messages,
    long digests,
    long told,
    long repeated,
    long throttled,
    long refused,
    long expired,
    long notRouted,
    long missed,
    long failures,
    int waiting,
    Duration lag,
    boolean alive,
    int restarts,
    List<String> targetsAway,
    List<String> targetsGone,
    boolean takenOver,
    Optional<String> lastError) {
  public DeliveryStatus {
    requireNonNull(sink, "sink");
    requireNonNull(lag, "lag");
    targetsAway = List.copyOf(targetsAway);
    targetsGone = List.copyOf(targetsGone);
    requireNonNull(lastError, "lastError");
  }
}
