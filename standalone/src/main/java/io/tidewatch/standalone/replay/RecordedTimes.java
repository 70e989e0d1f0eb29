package io.tidewatch.standalone.replay;

import io.tidewatch.connectors.feed.ReceiveClock;
import io.tidewatch.contract.raw.Source;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The receive times of a recording, found again by the text of the frame: a frame that is lost on
 * the way, or comes over another connection, disturbs no other. Thread-safe.
 */
final class RecordedTimes implements ReceiveClock {
  private final Map<String, Deque<Long>> timesByFrame = new ConcurrentHashMap<>();
  private volatile long latestUs;

  /** Notes when a frame was received, before it is sent. */
  void expect(String frame, long receivedUs) {
    timesByFrame.compute(
        frame,
        (text, times) -> {
          Deque<Long> next = times == null ? new ArrayDeque<>(1) : times;
          next.add(receivedUs);
          return next;
        });
  }

  @Override
  public long receivedUs(String frame) {
    long[] found = {latestUs};
    timesByFrame.computeIfPresent(
        frame,
        (text, times) -> {
          found[0] = times.poll();
          return times.isEmpty() ? null : times;
        });
    latestUs = Math.max(latestUs, found[0]);
    return found[0];
  }

  @Override
  public Source source() {
    return Source.REPLAY;
  }
}
