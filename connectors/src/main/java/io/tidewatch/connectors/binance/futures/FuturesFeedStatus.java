package io.tidewatch.connectors.binance.futures;

/**
 * How the feed is, beside the subscriptions and the common counts.
 *
 * @param symbols that are watched
 * @param liveSymbols whose bars come
 * @param openSockets one for each hundred symbols when all is well
 * @param clockAheadMs how far the local clock is ahead of the venue's; below zero if it is behind
 * @param plannedWeight what polls take of the request weight in a minute
 * @param usedWeight request weight used within the last minute, or what the venue says if that is
 *     more
 * @param weightLimit the venue's limit in a minute
 * @param usedDataRequests requests to {@code /futures/data} within the last 5 minutes
 * @param paused whether the venue told us to wait
 * @param throttled answers 429 since the feed was made
 * @param bans answers 418 since the feed was made
 * @param failedRequests requests that brought nothing after all tries
 * @param skippedPolls turns that were left out because earlier requests were still on the way
 * @param barsClosedByRest bars fetched because the stream did not close them
 * @param backfills commands of detectors carried out
 * @param ignoredCommands commands that this feed cannot carry out
 * @param unwantedFrames frames of another market or of a symbol that is not watched, left out
 * @param universeChanges symbols taken up or given up
 */
public record FuturesFeedStatus(
    int symbols,
    int liveSymbols,
    int openSockets,
    long clockAheadMs,
    double plannedWeight,
    long usedWeight,
    int weightLimit,
    long usedDataRequests,
    boolean paused,
    long throttled,
    long bans,
    long failedRequests,
    long skippedPolls,
    long barsClosedByRest,
    long backfills,
    long ignoredCommands,
    long unwantedFrames,
    long universeChanges) {}
