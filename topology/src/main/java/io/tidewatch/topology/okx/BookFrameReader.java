package io.tidewatch.topology.okx;

import io.tidewatch.topology.okx.BookFrame.Kind;
import io.tidewatch.topology.parse.JsonFields;
import io.tidewatch.topology.parse.JsonFields.Refusal;
import io.tidewatch.topology.parse.Parsed;
import io.tidewatch.topology.parse.RejectReason;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reads a book frame or a REST book with the general JSON reader: any order of fields, unknown
 * fields ignored. This is the reference of what is a valid frame.
 */
final class BookFrameReader {
  /** Digits of a count of orders. */
  static final int MAX_ORDERS_DIGITS = 9;

  /** Price, size, a value that is always 0, number of orders. */
  private static final int LEVEL_PARTS = 4;

  private BookFrameReader() {}

  static Parsed<OkxFrame> readFrame(byte[] bytes) {
    try {
      JsonFields frame = JsonFields.of(bytes);
      JsonFields arg = frame.object("arg");
      Channels.check(arg, "books");
      return new Parsed.Ok<>(
          FrameRules.check(
              book(
                  Optional.of(arg.text("instId")),
                  kind(frame.text("action")),
                  frame.onlyElement("data"))),
          bytes);
    } catch (Refusal refusal) {
      return new Parsed.Rejected<>(refusal.reason(), refusal.getMessage(), bytes);
    }
  }

  /**
   * Reads the answer of the REST interface.
   *
   * @see <a
   *     href="https://www.okx.com/docs-v5/en/#order-book-trading-market-data-get-order-book">Get
   *     order book</a>
   */
  static Parsed<OkxFrame> readSeed(byte[] bytes) {
    try {
      JsonFields answer = JsonFields.of(bytes);
      String code = answer.text("code");
      if (!code.equals("0")) {
        throw new Refusal(RejectReason.UNKNOWN_TYPE, "code: expected 0, was '" + code + "'");
      }
      return new Parsed.Ok<>(
          FrameRules.check(book(Optional.empty(), Kind.SEED, answer.onlyElement("data"))), bytes);
    } catch (Refusal refusal) {
      return new Parsed.Rejected<>(refusal.reason(), refusal.getMessage(), bytes);
    }
  }

  private static Kind kind(String action) throws Refusal {
    return switch (action) {
      case "snapshot" -> Kind.SNAPSHOT;
      case "update" -> Kind.UPDATE;
      default ->
          throw new Refusal(
              RejectReason.UNKNOWN_TYPE,
              "action: expected snapshot or update, was '" + action + "'");
    };
  }

  private static BookFrame book(Optional<String> instId, Kind kind, JsonFields data)
      throws Refusal {
    long checksum = data.has("checksum") ? data.whole("checksum") : 0;
    if (checksum != (int) checksum) {
      throw new Refusal(RejectReason.OUT_OF_RANGE, "checksum: expected 32 bits, was " + checksum);
    }
    return new BookFrame(
        instId,
        kind,
        time(data),
        data.has("seqId") ? data.whole("seqId") : BookFrame.NONE,
        kind != Kind.SEED && data.has("prevSeqId") ? data.whole("prevSeqId") : BookFrame.NONE,
        (int) checksum,
        levels(data, "asks"),
        levels(data, "bids"));
  }

  static long time(JsonFields data) throws Refusal {
    long time = Decimals.whole("ts", data.text("ts"), Decimals.MAX_DIGITS);
    if (time == 0) {
      throw new Refusal(RejectReason.NOT_POSITIVE, "ts: expected a time after 1970, was 0");
    }
    return time;
  }

  private static FrameLevels levels(JsonFields data, String side) throws Refusal {
    JsonNode array = data.array(side);
    if (array.size() > FrameRules.MAX_LEVELS) {
      throw new Refusal(
          RejectReason.TOO_LARGE,
          side + ": expected at most " + FrameRules.MAX_LEVELS + " levels, was " + array.size());
    }
    FrameLevels levels = new FrameLevels(array.size());
    for (JsonNode level : array) {
      if (!level.isArray() || level.size() < LEVEL_PARTS) {
        throw new Refusal(
            RejectReason.WRONG_TYPE,
            side
                + ": expected levels of 4 parts, was "
                + level.getNodeType()
                + " of "
                + level.size());
      }
      String price = part(level, 0, side);
      String size = part(level, 1, side);
      levels.add(
          Decimals.positive(side + " price", price),
          Decimals.scale(price),
          Decimals.digits(side + " size", size),
          Decimals.scale(size),
          (int) Decimals.whole(side + " orders", part(level, 3, side), MAX_ORDERS_DIGITS));
    }
    return levels;
  }

  private static String part(JsonNode level, int index, String side) throws Refusal {
    JsonNode part = level.get(index);
    if (!part.isString()) {
      throw new Refusal(
          RejectReason.WRONG_TYPE,
          side + ": expected a number in a string, was " + part.getNodeType());
    }
    return part.stringValue();
  }
}
