package io.tidewatch.topology.binance;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.serde.Json;
import io.tidewatch.topology.parse.Encoding;
import io.tidewatch.topology.parse.FrameParser;
import io.tidewatch.topology.parse.JsonFields.Refusal;
import io.tidewatch.topology.parse.Parsed;
import io.tidewatch.topology.parse.RejectReason;
import java.util.Arrays;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/**
 * Reads the raw topic of futures bars: frames of {@code @kline_15m}, alone or within a combined
 * stream; answers of {@code /fapi/v1/klines}, of which only the rows that cannot be used are set
 * aside; and, on the channel {@code contract}, elements of {@code symbols} of {@code exchangeInfo}.
 * Unknown fields are passed over; numbers may come as text.
 *
 * @see <a href="https://developers.binance.com/docs/derivatives">Binance USDT-M futures</a>
 */
public final class FuturesFrameParser implements FrameParser<FuturesFrame> {
  /** An answer has at most 1500 rows of about 150 bytes. */
  public static final int MAX_BYTES = 1 << 20;

  private static final byte[] CONTRACT = "contract".getBytes(US_ASCII);

  @Override
  public Parsed<FuturesFrame> parse(Headers headers, byte[] frame) {
    long receivedMs = RawHeaders.number(headers, RawHeaders.RECEIVED_US).orElse(0) / 1_000;
    Header channel = headers.lastHeader(RawHeaders.CHANNEL);
    boolean contract = channel != null && Arrays.equals(channel.value(), CONTRACT);
    return parseFrame(frame, receivedMs, contract);
  }

  /**
   * Reads a frame.
   *
   * @param receivedMs receive time, epoch milliseconds
   * @param contract whether it is of the channel {@code contract}
   */
  public static Parsed<FuturesFrame> parseFrame(byte[] frame, long receivedMs, boolean contract) {
    try {
      Encoding.requireUtf8(frame);
      return new Parsed.Ok<>(read(frame, receivedMs, contract), frame);
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

  private static FuturesFrame read(byte[] frame, long receivedMs, boolean contract) throws Refusal {
    try (JsonParser parser = Json.MAPPER.createParser(frame)) {
      if (!contract && parser.nextToken() == JsonToken.START_ARRAY) {
        return KlineRowsReader.read(frame, parser, receivedMs);
      }
    }
    JsonNode node = Json.MAPPER.readTree(frame);
    return contract
        ? ContractReader.read(FuturesFields.of(node, "contract"), receivedMs)
        : KlineFrameReader.read(FuturesFields.of(node, "frame"));
  }
}
