package io.tidewatch.benchmarks.book;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A generated feed of one instrument in the venue's layout: a snapshot of 400 levels a side, then
 * updates in a whole chain of numbers. Of each side an update deletes a level, puts in another, and
 * changes the size of as many as are left; most of them near the best price, as markets do.
 *
 * @param snapshot the first frame
 * @param updates all others
 * @param bids what the book must be at the end, price and size, best first
 * @param asks the same for the other side
 */
record BookFrames(byte[] snapshot, List<byte[]> updates, List<String> bids, List<String> asks) {
  private static final int LEVELS = 400;
  private static final long FIRST_MS = 1_770_000_000_000L;
  private static final long FIRST_SEQ = 70_000_000_000L;
  private static final int STEP_MS = 100;

  BookFrames {
    updates = List.copyOf(updates);
    bids = List.copyOf(bids);
    asks = List.copyOf(asks);
  }

  /**
   * Makes a feed.
   *
   * @param changed levels that an update changes on each side, at least 3
   */
  static BookFrames make(long seed, int updates, int changed) {
    SplittableRandom random = new SplittableRandom(seed);
    MadeSide bids = new MadeSide(random.split(), -1, LEVELS);
    MadeSide asks = new MadeSide(random.split(), 1, LEVELS);
    byte[] snapshot = frame("snapshot", 0, asks.all(), bids.all());
    List<byte[]> frames = new ArrayList<>();
    for (int i = 1; i <= updates; i++) {
      frames.add(frame("update", i, asks.change(changed), bids.change(changed)));
    }
    return new BookFrames(snapshot, frames, texts(bids), texts(asks));
  }

  private static byte[] frame(
      String action,
      int number,
      Map<BigDecimal, BigDecimal> asks,
      Map<BigDecimal, BigDecimal> bids) {
    String previous = number == 0 ? "-1" : Long.toString(FIRST_SEQ + number - 1L);
    return ("{\"arg\":{\"channel\":\"books\",\"instId\":\"BTC-USDT\"},\"action\":\""
            + action
            + "\",\"data\":[{\"asks\":"
            + side(asks)
            + ",\"bids\":"
            + side(bids)
            + ",\"ts\":\""
            + (FIRST_MS + (long) number * STEP_MS)
            + "\",\"checksum\":0,\"seqId\":"
            + (FIRST_SEQ + number)
            + ",\"prevSeqId\":"
            + previous
            + "}]}")
        .getBytes(UTF_8);
  }

  private static String side(Map<BigDecimal, BigDecimal> levels) {
    StringBuilder text = new StringBuilder("[");
    levels.forEach((price, size) ->
        text.append(text.length() == 1 ? "[\"" : ",[\"")
            .append(price.toPlainString())
            .append("\",\"")
            .append(size.toPlainString())
            .append("\",\"0\",\"")
            .append(size.signum() == 0 ? 0 : 1 + size.unscaledValue().intValue() % 9)
            .append("\"]"));
    return text.append(']').toString();
  }

  private static List<String> texts(MadeSide side) {
    return side.all().entrySet().stream()
        .map(level -> LevelText.of(level.getKey(), level.getValue()))
        .toList();
  }
}
