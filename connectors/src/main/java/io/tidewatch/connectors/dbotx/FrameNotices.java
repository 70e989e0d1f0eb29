package io.tidewatch.connectors.dbotx;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.LogText;
import java.time.Duration;
import java.util.Optional;

/**
 * Tells of frames that are no data, one in a while: the rest is counted, so that a venue that sends
 * nothing else floods nobody. Thread-safe.
 */
final class FrameNotices {
  private final long pauseNanos;
  private final String secret;
  private boolean told;
  private long toldNanos;
  private long since;

  /**
   * @param pause between two notices
   * @param secret not to be shown
   */
  FrameNotices(Duration pause, String secret) {
    this.pauseNanos = pause.toNanos();
    this.secret = requireNonNull(secret, "secret");
  }

  /** One more; a sentence about it if one is due. */
  synchronized Optional<String> take(String what, String frame, long nowNanos) {
    if (told && nowNanos - toldNanos < pauseNanos) {
      since++;
      return Optional.empty();
    }
    String more = since == 0 ? "" : " (and " + since + " more since the last notice)";
    told = true;
    toldNanos = nowNanos;
    since = 0;
    return Optional.of(what + more + ": " + LogText.bounded(frame.replace(secret, "(hidden)")));
  }
}
