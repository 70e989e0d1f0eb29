package io.tidewatch.topology.parse;

import org.apache.kafka.common.header.Headers;

/** Makes an event of a raw record; pure. */
@FunctionalInterface
public interface FrameParser<T extends TimedEvent> {
  /**
   * @param headers as the feed wrote them
   * @param frame bytes as received, never null or empty
   */
  Parsed<T> parse(Headers headers, byte[] frame);
}
