package io.tidewatch.benchmarks.wire;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.topic.Topic;

/**
 * A frame that is to be sent.
 *
 * @param name by which it, or what follows from it, is known again at the other end
 * @param dueNanos when it is due, from whatever moment the sender is given
 */
public record Parcel(
    String name,
    Topic<String, byte[]> topic,
    String key,
    byte[] frame,
    RawHeaders headers,
    long dueNanos) {
  public Parcel {
    requireNonNull(name, "name");
    requireNonNull(topic, "topic");
    requireNonNull(key, "key");
    requireNonNull(frame, "frame");
    requireNonNull(headers, "headers");
  }

  /** The same to another topic, under another name. */
  public Parcel to(Topic<String, byte[]> other, String otherName) {
    return new Parcel(otherName, other, key, frame, headers, dueNanos);
  }
}
