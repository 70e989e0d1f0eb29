package io.tidewatch.topology.dbotx;

import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.topology.parse.FrameParser;
import io.tidewatch.topology.parse.JsonFields.Refusal;
import io.tidewatch.topology.parse.Parsed;
import io.tidewatch.topology.parse.RejectReason;
import org.apache.kafka.common.header.Headers;
import tools.jackson.core.JacksonException;

/**
 * Reads data frames of DBotX, {@code {"type":"pairsInfo","result":[{"p":"...","pc1m":0.1,...}]}},
 * and those of the older type {@code tokensInfo}. An element that cannot be used is set aside; the
 * frame is refused only if it is no such frame as a whole.
 *
 * @see <a href="https://dbotx.com/docs">DBotX data API</a>
 */
public final class PairsFrameParser implements FrameParser<PairsFrame> {
  /** An element has about 900 bytes and a frame up to 99 of them. */
  public static final int MAX_BYTES = 1 << 20;

  @Override
  public Parsed<PairsFrame> parse(Headers headers, byte[] frame) {
    long receivedMs = RawHeaders.number(headers, RawHeaders.RECEIVED_US).orElse(0) / 1_000;
    return parseFrame(frame, receivedMs);
  }

  /**
   * Reads a frame.
   *
   * @param receivedMs receive time, epoch milliseconds
   */
  public static Parsed<PairsFrame> parseFrame(byte[] frame, long receivedMs) {
    try {
      return new Parsed.Ok<>(PairsFrameReader.read(frame, receivedMs), frame);
    } catch (Refusal refusal) {
      return new Parsed.Rejected<>(refusal.reason(), refusal.getMessage(), frame);
    } catch (JacksonException e) {
      return new Parsed.Rejected<>(
          RejectReason.NOT_JSON,
          "expected one JSON document, was " + e.getOriginalMessage(),
          frame);
    } catch (NumberFormatException | ArithmeticException e) {
      return new Parsed.Rejected<>(
          RejectReason.OUT_OF_RANGE,
          "expected numbers of a sensible size, was " + e.getMessage(),
          frame);
    }
  }
}
