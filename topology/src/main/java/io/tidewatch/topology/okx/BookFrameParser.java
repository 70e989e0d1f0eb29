package io.tidewatch.topology.okx;

import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.topology.parse.FrameParser;
import io.tidewatch.topology.parse.Parsed;
import org.apache.kafka.common.header.Headers;

/**
 * Reads frames of the channel {@code books} of OKX, and REST books (source backfill). Frames as the
 * venue usually writes them take a short way; whatever deviates from it in a single byte is judged
 * by the general JSON reader, so that both accept and refuse the same.
 */
public final class BookFrameParser implements FrameParser<OkxFrame> {
  /** A snapshot of 400 levels a side has about 30 kB. */
  public static final int MAX_BYTES = 512 * 1024;

  @Override
  public Parsed<OkxFrame> parse(Headers headers, byte[] frame) {
    return RawHeaders.isBackfill(headers) ? BookFrameReader.readSeed(frame) : parseFrame(frame);
  }

  /** Reads a frame of the channel. */
  public static Parsed<OkxFrame> parseFrame(byte[] frame) {
    BookFrame usual = UsualBookFrame.read(frame);
    return usual != null ? new Parsed.Ok<>(usual, frame) : BookFrameReader.readFrame(frame);
  }
}
