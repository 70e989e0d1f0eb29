package io.tidewatch.connectors.feed;

/**
 * What a feed has done since it was made.
 *
 * @param frames data frames from the socket
 * @param bytes of these, without what the socket and its compression make of them
 * @param timedFrames those that say when the venue made them
 * @param delayMs from then until they were here, all of them together, milliseconds
 * @param controlFrames acknowledgements, errors and notices, which stay in the feed
 * @param refusedFrames frames over the size limit; each one costs its connection
 * @param unreadableFrames data frames without a readable key or trade id, passed on as they came
 * @param connections connections opened
 * @param reconnects connections lost and tried again, and attempts that failed
 * @param gaps gaps found
 * @param gapsOpen gaps that could not be filled altogether
 * @param backfilled REST rows passed on
 * @param held frames that waited for the rows before them
 * @param holdOverflows times the socket waited because too many frames of an instrument did
 * @param publishFailures records that Kafka did not take
 * @param blockedSends sends that waited for room in the producer, and the socket with them
 */
public record FeedCounts(
    long frames,
    long bytes,
    long timedFrames,
    long delayMs,
    long controlFrames,
    long refusedFrames,
    long unreadableFrames,
    long connections,
    long reconnects,
    long gaps,
    long gapsOpen,
    long backfilled,
    long held,
    long holdOverflows,
    long publishFailures,
    long blockedSends) {
  /** Of a feed that did nothing. */
  public static final FeedCounts NONE =
      new FeedCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}
