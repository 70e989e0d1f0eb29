package io.tidewatch.connectors.dbotx;

/**
 * How the feed is, beside the subscriptions and the common counts.
 *
 * @param batches wanted
 * @param pairs that are asked for in them
 * @param openSockets one for each batch when all is well
 * @param pushes data frames since the feed was made
 * @param creditsUsed what they cost
 * @param creditsPerMonth what the pool costs as configured, see {@link CreditCost}
 * @param subscriptionChanges batches taken up, changed or given up
 * @param errors answers of the venue that say no
 * @param otherFrames frames that are neither data nor an answer, left out
 */
public record DbotxFeedStatus(
    int batches,
    int pairs,
    int openSockets,
    long pushes,
    long creditsUsed,
    long creditsPerMonth,
    long subscriptionChanges,
    long errors,
    long otherFrames) {}
