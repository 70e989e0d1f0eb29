package io.tidewatch.topology.orderbooks.book;

import io.tidewatch.topology.okx.BookFrame;
import io.tidewatch.topology.okx.OkxFrames;
import io.tidewatch.topology.okx.OkxFrames.Level;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A feed by chance, as a venue would send it: a snapshot, updates, heartbeats, resets of the
 * numbers, deletes of levels that are not there; and what the book is after each.
 */
final class GeneratedFeed {
  static final String ID = "BTC-USDT";
  private static final long T = 1_783_786_805_708L;

  private final List<BookFrame> frames = new ArrayList<>();
  private final Map<Long, List<Level>> booksBySeqId = new HashMap<>();

  GeneratedFeed(long seed, int updates) {
    Random random = new Random(seed);
    ReferenceBook book = new ReferenceBook();
    List<Level> asks = levels(random, random.nextInt(450), 10_000, false);
    List<Level> bids = levels(random, random.nextInt(450), 9_500, false);
    long seqId = 1_000_000;
    book.apply(asks, bids);
    // A number is used once: a reset leads to numbers that were never there.
    long lowest = seqId;
    add(OkxFrames.snapshot(ID, T, seqId, asks, bids), seqId, book);
    for (int i = 1; i <= updates; i++) {
      long prev = seqId;
      int kind = random.nextInt(20);
      if (kind == 0) {
        add(OkxFrames.heartbeat(ID, T + i * 100L, seqId), seqId, book);
        continue;
      }
      if (kind == 1) {
        lowest -= 10_000;
        seqId = lowest;
      } else {
        seqId = prev + 1 + random.nextInt(8);
      }
      asks = levels(random, random.nextInt(12), 10_000, true);
      bids = levels(random, random.nextInt(12), 9_500, true);
      book.apply(asks, bids);
      add(OkxFrames.update(ID, T + i * 100L, prev, seqId, asks, bids), seqId, book);
    }
  }

  private void add(String frame, long seqId, ReferenceBook book) {
    frames.add(OkxFrames.parsed(frame));
    booksBySeqId.put(seqId, book.levels());
  }

  private static List<Level> levels(Random random, int count, int around, boolean deletes) {
    List<Level> levels = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int scale = random.nextInt(10) == 0 ? 1 + random.nextInt(4) : 1;
      String price =
          BigDecimal.valueOf(around * 10L + random.nextInt(9_000), 1).setScale(scale).toString();
      String size =
          deletes && random.nextInt(3) == 0
              ? "0"
              : BigDecimal.valueOf(1 + random.nextInt(1_000_000), random.nextInt(8))
                  .toPlainString();
      levels.add(new Level(price, size, random.nextInt(500)));
    }
    return levels;
  }

  List<BookFrame> frames() {
    return new ArrayList<>(frames);
  }

  /** The book at this number. */
  List<Level> bookAt(long seqId) {
    return booksBySeqId.get(seqId);
  }
}
