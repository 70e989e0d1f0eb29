package io.tidewatch.topology.binance;

import static io.tidewatch.topology.binance.FuturesFields.amount;
import static io.tidewatch.topology.binance.FuturesFields.positive;
import static io.tidewatch.topology.binance.FuturesFields.quoted;
import static io.tidewatch.topology.binance.FuturesFields.time;
import static io.tidewatch.topology.binance.FuturesFields.whole;

import io.tidewatch.contract.futures.Bar;
import io.tidewatch.topology.parse.JsonFields.Refusal;
import io.tidewatch.topology.parse.RejectReason;
import java.math.BigDecimal;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads frames of the stream, with or without the envelope of a combined one. */
final class KlineFrameReader {
  private static final String INTERVAL = "15m";

  /** Clocks of the venue may differ from one another by so much. */
  private static final long TOLERATED_MS = 60_000;

  private KlineFrameReader() {}

  static FuturesFrame.Live read(FuturesFields frame) throws Refusal {
    Optional<JsonNode> data = frame.find("data");
    FuturesFields inner = data.isPresent() ? FuturesFields.of(data.get(), "data") : frame;
    String type = inner.text("e");
    if (!type.equals("kline")) {
      throw new Refusal(RejectReason.UNKNOWN_TYPE, "e: expected kline, was " + quoted(type));
    }
    FuturesFields kline = FuturesFields.of(inner.require("k"), "k");
    String interval = kline.text("i");
    if (!interval.equals(INTERVAL)) {
      throw new Refusal(
          RejectReason.UNKNOWN_TYPE, "i: expected " + INTERVAL + ", was " + quoted(interval));
    }
    return checked(
        new FuturesFrame.Live(
            inner.text("s"), time(inner.require("E"), "E"), kline(kline), kline.flag("x")));
  }

  /** A bar that has not begun, or is over before its end, would bar the way to those that are. */
  private static FuturesFrame.Live checked(FuturesFrame.Live frame) throws Refusal {
    long openTime = frame.kline().openTime();
    if (openTime > frame.eventTime() + TOLERATED_MS) {
      throw new Refusal(
          RejectReason.OUT_OF_RANGE,
          "t: expected a bar that has begun by E " + frame.eventTime() + ", was " + openTime);
    }
    if (frame.closed() && frame.eventTime() < openTime + Bar.LENGTH_MS - TOLERATED_MS) {
      throw new Refusal(
          RejectReason.OUT_OF_RANGE,
          "x: expected a bar that is over by E " + frame.eventTime() + ", was that of " + openTime);
    }
    return frame;
  }

  private static FuturesKline kline(FuturesFields kline) throws Refusal {
    return KlineFigures.checked(
        new FuturesKline(
            time(kline.require("t"), "t"),
            positive(kline.require("o"), "o"),
            positive(kline.require("h"), "h"),
            positive(kline.require("l"), "l"),
            positive(kline.require("c"), "c"),
            amount(kline.require("v"), "v"),
            optionalAmount(kline, "q"),
            count(kline, "n"),
            optionalAmount(kline, "Q")));
  }

  private static Optional<BigDecimal> optionalAmount(FuturesFields kline, String name)
      throws Refusal {
    Optional<JsonNode> node = kline.find(name);
    return node.isEmpty() ? Optional.empty() : Optional.of(amount(node.get(), name));
  }

  private static Optional<Long> count(FuturesFields kline, String name) throws Refusal {
    Optional<BigDecimal> count = optionalAmount(kline, name);
    return count.isEmpty() ? Optional.empty() : Optional.of(whole(count.get(), name));
  }
}
