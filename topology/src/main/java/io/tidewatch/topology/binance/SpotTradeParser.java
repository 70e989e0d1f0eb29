package io.tidewatch.topology.binance;

import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.topology.parse.FrameParser;
import io.tidewatch.topology.parse.Parsed;
import org.apache.kafka.common.header.Headers;

/**
 * Reads the raw trade topic of Binance spot: {@code @trade} frames, and the REST rows that fill
 * gaps. Frames in the venue's usual layout take a short way; whatever deviates from it in a single
 * byte is judged by the general JSON reader, so that both accept and refuse the same.
 */
public final class SpotTradeParser implements FrameParser<SpotTrade> {
  /** A trade frame has about 160 bytes. */
  public static final int MAX_BYTES = 4_096;

  @Override
  public Parsed<SpotTrade> parse(Headers headers, byte[] frame) {
    return RawHeaders.isBackfill(headers) ? TradeRowReader.read(frame) : parseFrame(frame);
  }

  /** Reads a live frame. */
  public static Parsed<SpotTrade> parseFrame(byte[] frame) {
    SpotTrade usual = UsualTradeFrame.read(frame);
    return usual != null ? new Parsed.Ok<>(usual, frame) : TradeFrameReader.read(frame);
  }
}
