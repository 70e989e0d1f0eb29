package io.tidewatch.topology.okx;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.topology.parse.FrameParser;
import io.tidewatch.topology.parse.Parsed;
import java.util.Arrays;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** Reads the raw topic of OKX: the header {@code channel} says which channel a frame is of. */
public final class OkxFrameParser implements FrameParser<OkxFrame> {
  public static final int MAX_BYTES =
      Math.max(BookFrameParser.MAX_BYTES, TradesFrameParser.MAX_BYTES);

  private static final byte[] TRADES = "trades".getBytes(US_ASCII);

  private final FrameParser<OkxFrame> books = new BookFrameParser();
  private final FrameParser<OkxFrame> trades = new TradesFrameParser();

  /** A frame without the header is taken for one of a book, which is refused if it is none. */
  @Override
  public Parsed<OkxFrame> parse(Headers headers, byte[] frame) {
    Header channel = headers.lastHeader(RawHeaders.CHANNEL);
    boolean ofTrades = channel != null && Arrays.equals(channel.value(), TRADES);
    return ofTrades ? trades.parse(headers, frame) : books.parse(headers, frame);
  }
}
