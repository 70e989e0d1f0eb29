package io.tidewatch.topology.okx;

import io.tidewatch.topology.parse.FrameParser;
import io.tidewatch.topology.parse.Parsed;
import org.apache.kafka.common.header.Headers;

/**
 * Reads frames of the channel {@code trades} of OKX. As with books, frames written as usual take a
 * short way, and both ways accept and refuse the same.
 */
public final class TradesFrameParser implements FrameParser<OkxFrame> {
  /** A trade has about 170 bytes, and a frame seldom more than a few. */
  public static final int MAX_BYTES = 128 * 1024;

  @Override
  public Parsed<OkxFrame> parse(Headers headers, byte[] frame) {
    return parseFrame(frame);
  }

  /** Reads a frame. */
  public static Parsed<OkxFrame> parseFrame(byte[] frame) {
    TradesFrame usual = UsualTradesFrame.read(frame);
    return usual != null ? new Parsed.Ok<>(usual, frame) : TradesFrameReader.read(frame);
  }
}
