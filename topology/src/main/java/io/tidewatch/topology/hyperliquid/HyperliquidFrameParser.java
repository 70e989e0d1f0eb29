package io.tidewatch.topology.hyperliquid;

import static io.tidewatch.contract.whale.HyperliquidRecords.BACKFILLED;
import static io.tidewatch.contract.whale.HyperliquidRecords.BALANCES;
import static io.tidewatch.contract.whale.HyperliquidRecords.CONTRACTS;
import static io.tidewatch.contract.whale.HyperliquidRecords.LOST_TRADES;
import static io.tidewatch.contract.whale.HyperliquidRecords.MIDS;
import static io.tidewatch.contract.whale.HyperliquidRecords.OPEN_ORDERS;
import static io.tidewatch.contract.whale.HyperliquidRecords.ORDER_UPDATES;
import static io.tidewatch.contract.whale.HyperliquidRecords.POSITIONS;
import static io.tidewatch.contract.whale.HyperliquidRecords.SPOT_PAIRS;
import static io.tidewatch.contract.whale.HyperliquidRecords.TIME;
import static io.tidewatch.contract.whale.HyperliquidRecords.TRADES;
import static io.tidewatch.contract.whale.HyperliquidRecords.TWAP_FILLS;
import static io.tidewatch.contract.whale.HyperliquidRecords.USER_FILLS;
import static io.tidewatch.contract.whale.HyperliquidRecords.WATCHING;

import io.tidewatch.topology.parse.FrameParser;
import io.tidewatch.topology.parse.JsonFields.Refusal;
import io.tidewatch.topology.parse.Parsed;
import io.tidewatch.topology.parse.RejectReason;
import org.apache.kafka.common.header.Headers;
import tools.jackson.core.JacksonException;

/**
 * Reads records of Hyperliquid's feed; the header {@code channel} says which one it is. Frames of
 * the socket, {@code {"channel":"userFills","data":...}}, and bare answers of {@code /info} mean
 * the same. Unknown fields are passed over. A row that cannot be used is set aside and the others
 * stand, except where leaving one out would say something: open orders and states are refused
 * whole.
 *
 * @see <a href="https://hyperliquid.gitbook.io/hyperliquid-docs/for-developers/api/websocket">
 *     Hyperliquid's WebSocket</a>
 */
public final class HyperliquidFrameParser implements FrameParser<HyperliquidFrame> {
  /** A page of 2000 fills, the most that the venue sends at once, has about 900 kB. */
  public static final int MAX_BYTES = 2 << 20;

  @Override
  public Parsed<HyperliquidFrame> parse(Headers headers, byte[] frame) {
    try {
      return new Parsed.Ok<>(read(Message.of(headers, frame)), frame);
    } catch (Refusal refusal) {
      return new Parsed.Rejected<>(refusal.reason(), refusal.getMessage(), frame);
    } catch (JacksonException e) {
      return new Parsed.Rejected<>(
          RejectReason.NOT_JSON,
          "expected one JSON document, was " + e.getOriginalMessage(),
          frame);
    }
  }

  private static HyperliquidFrame read(Message message) throws Refusal {
    return switch (message.channel()) {
      case TRADES -> TradesReader.read(message);
      case USER_FILLS -> new FillReader(message).fills();
      case TWAP_FILLS -> new FillReader(message).twapFills();
      case ORDER_UPDATES -> new OrderReader(message).updates();
      case OPEN_ORDERS -> new OrderReader(message).openOrders();
      case POSITIONS -> new StateReader(message).futures();
      case BALANCES -> new StateReader(message).spot();
      case CONTRACTS -> new MarketReader(message).contracts();
      case SPOT_PAIRS -> new MarketReader(message).spotPairs();
      case MIDS -> new MarketReader(message).mids();
      case WATCHING -> new OwnRecordReader(message).watching();
      case LOST_TRADES -> new OwnRecordReader(message).lostTrades();
      case BACKFILLED -> new OwnRecordReader(message).backfilled();
      case TIME -> new OwnRecordReader(message).time();
      case "" ->
          throw new Refusal(RejectReason.MISSING_HEADER, "expected a header channel, was none");
      default ->
          throw new Refusal(
              RejectReason.UNKNOWN_TYPE,
              "channel: expected one of the feed, was " + Words.quoted(message.channel()));
    };
  }
}
