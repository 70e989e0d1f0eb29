package io.tidewatch.connectors.okx;

import static java.util.Objects.requireNonNull;

import java.util.OptionalLong;

/**
 * How the feed is, beside the subscriptions and the common counts.
 *
 * @param openConnections sockets that are open
 * @param activePairs instruments whose book is live
 * @param lastConfigCheckMs when the wanted instruments were last read, epoch milliseconds
 * @param subscriptionChanges instruments taken up or given up since the feed was made
 * @param recoveries books subscribed anew because a detector asked or the data was stale
 * @param ignoredCommands commands for an instrument that is not watched or is being recovered
 * @param supersededFrames frames left out because another connection, or a snapshot after them,
 *     brings the same
 * @param unwantedFrames frames of an instrument that nobody wants any more
 * @param seeds books fetched over REST and passed on
 */
public record OkxFeedStatus(
    int openConnections,
    int activePairs,
    OptionalLong lastConfigCheckMs,
    long subscriptionChanges,
    long recoveries,
    long ignoredCommands,
    long supersededFrames,
    long unwantedFrames,
    long seeds) {
  public OkxFeedStatus {
    requireNonNull(lastConfigCheckMs, "lastConfigCheckMs");
  }
}
