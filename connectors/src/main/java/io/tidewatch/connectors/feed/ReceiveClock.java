package io.tidewatch.connectors.feed;

import io.tidewatch.contract.raw.Source;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Tells when a frame was received. A live feed asks the wall clock; a replay answers with the time
 * that was recorded, so that it decides as the live run did. Called from several threads.
 */
@FunctionalInterface
public interface ReceiveClock {
  /**
   * Receive time of this frame or REST row, microseconds since 1970.
   *
   * @param frame its text, whole
   */
  long receivedUs(String frame);

  /** What the {@code source} header of frames from the socket says. */
  default Source source() {
    return Source.LIVE;
  }

  /** The wall clock. */
  static ReceiveClock wall(InstantSource clock) {
    return frame -> {
      Instant now = clock.instant();
      return now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
    };
  }

  /** Times of a recording; records say {@code source=replay}. */
  static ReceiveClock recorded(ReceiveClock times) {
    return new ReceiveClock() {
      @Override
      public long receivedUs(String frame) {
        return times.receivedUs(frame);
      }

      @Override
      public Source source() {
        return Source.REPLAY;
      }
    };
  }
}
