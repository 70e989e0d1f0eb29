package io.tidewatch.topology.okx;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.stream.Collectors;

/** Writes frames as the venue does. */
public final class OkxFrames {
  private OkxFrames() {}

  /** One level: price, size and number of orders. */
  public record Level(String price, String size, int orders) {
    public static Level of(String price, String size) {
      return new Level(price, size, size.equals("0") ? 0 : 1);
    }

    String json() {
      return "[\"" + price + "\",\"" + size + "\",\"0\",\"" + orders + "\"]";
    }
  }

  public static String snapshot(
      String instId, long timeMs, long seqId, List<Level> asks, List<Level> bids) {
    return book(instId, "snapshot", timeMs, -1, seqId, asks, bids);
  }

  public static String update(
      String instId, long timeMs, long prevSeqId, long seqId, List<Level> asks, List<Level> bids) {
    return book(instId, "update", timeMs, prevSeqId, seqId, asks, bids);
  }

  public static String heartbeat(String instId, long timeMs, long seqId) {
    return update(instId, timeMs, seqId, seqId, List.of(), List.of());
  }

  private static String book(
      String instId,
      String action,
      long timeMs,
      long prevSeqId,
      long seqId,
      List<Level> asks,
      List<Level> bids) {
    return "{\"arg\":{\"channel\":\"books\",\"instId\":\""
        + instId
        + "\"},\"action\":\""
        + action
        + "\",\"data\":[{\"asks\":"
        + levels(asks)
        + ",\"bids\":"
        + levels(bids)
        + ",\"ts\":\""
        + timeMs
        + "\",\"checksum\":0,\"seqId\":"
        + seqId
        + ",\"prevSeqId\":"
        + prevSeqId
        + "}]}";
  }

  /** The answer of the REST interface. */
  public static String seed(long timeMs, long seqId, List<Level> asks, List<Level> bids) {
    return "{\"code\":\"0\",\"msg\":\"\",\"data\":[{\"asks\":"
        + levels(asks)
        + ",\"bids\":"
        + levels(bids)
        + ",\"ts\":\""
        + timeMs
        + "\",\"seqId\":"
        + seqId
        + "}]}";
  }

  public static String trade(
      String instId, long id, long timeMs, String price, String size, boolean buy, int count) {
    return "{\"arg\":{\"channel\":\"trades\",\"instId\":\""
        + instId
        + "\"},\"data\":[{\"instId\":\""
        + instId
        + "\",\"tradeId\":\""
        + id
        + "\",\"px\":\""
        + price
        + "\",\"sz\":\""
        + size
        + "\",\"side\":\""
        + (buy ? "buy" : "sell")
        + "\",\"ts\":\""
        + timeMs
        + "\",\"count\":\""
        + count
        + "\",\"source\":\"0\",\"seqId\":1234}]}";
  }

  private static String levels(List<Level> levels) {
    return levels.stream().map(Level::json).collect(Collectors.joining(",", "[", "]"));
  }

  /** The frame as a book takes it. */
  public static BookFrame parsed(String frame) {
    return (BookFrame)
        ((io.tidewatch.topology.parse.Parsed.Ok<OkxFrame>)
                BookFrameParser.parseFrame(frame.getBytes(UTF_8)))
            .event();
  }

  /** The REST book as a book takes it. */
  public static BookFrame parsedSeed(String body) {
    return (BookFrame)
        ((io.tidewatch.topology.parse.Parsed.Ok<OkxFrame>)
                BookFrameReader.readSeed(body.getBytes(UTF_8)))
            .event();
  }
}
