package io.tidewatch.topology.orderbooks;

import io.tidewatch.topology.okx.OkxFrames;
import io.tidewatch.topology.okx.OkxFrames.Level;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/**
 * Forty seconds of a market made by chance: books of two instruments that change ten times a
 * second, trades, walls that come and are cancelled or traded away, and one gap that a snapshot
 * heals.
 */
final class MadeSession {
  static final List<String> INSTRUMENTS = List.of("BTC-USDT", "ETH-USDT-SWAP");
  private static final long T0 = 1_783_786_800_000L;
  private static final int STEPS = 420;

  private final List<Input> inputs = new ArrayList<>();
  private final Random random;
  private long tradeId = 1_000;

  /** A record of the market. */
  record Input(boolean book, String instId, String frame, long timeMs) {}

  MadeSession(long seed) {
    random = new Random(seed);
    List<Venue> venues = INSTRUMENTS.stream().map(Venue::new).toList();
    for (int step = 0; step < STEPS; step++) {
      for (Venue venue : venues) {
        venue.step(step);
      }
    }
  }

  List<Input> inputs() {
    return List.copyOf(inputs);
  }

  /** The venue's side of one instrument. */
  private final class Venue {
    private final String instId;
    private final TreeMap<Integer, String> asks = new TreeMap<>();
    private final TreeMap<Integer, String> bids = new TreeMap<>();
    private long seqId = 1;

    Venue(String instId) {
      this.instId = instId;
      for (int i = 1; i <= 60; i++) {
        asks.put(600_000 + 30 * i, size());
        bids.put(600_000 - 30 * i, size());
      }
    }

    private String size() {
      return BigDecimal.valueOf(20_000_000 + random.nextInt(60_000_000), 8).toPlainString();
    }

    void step(int step) {
      long time = T0 + step * 100L + random.nextInt(20);
      if (step == 0 || step == 300) {
        snapshot(time);
        return;
      }
      List<Level> newAsks = new ArrayList<>();
      List<Level> newBids = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        set(asks, 600_000 + 30 * (1 + random.nextInt(60)), size(), newAsks);
        set(bids, 600_000 - 30 * (1 + random.nextInt(60)), size(), newBids);
      }
      wall(step, newAsks, newBids);
      long prev = seqId;
      seqId += 1 + random.nextInt(5);
      boolean lost = step == 280 && instId.equals(INSTRUMENTS.getFirst());
      if (!lost) {
        book(OkxFrames.update(instId, time, prev, seqId, newAsks, newBids), time);
      }
      if (random.nextInt(3) == 0) {
        trade(time + random.nextInt(80), random.nextBoolean() ? "60003" : "59997", "0.01");
      }
    }

    /** Every twelve seconds a wall for six seconds; those of the asks are traded away. */
    private void wall(int step, List<Level> newAsks, List<Level> newBids) {
      int phase = step % 120;
      boolean ask = step / 120 % 2 == 0;
      int price = ask ? 600_090 : 599_910;
      TreeMap<Integer, String> side = ask ? asks : bids;
      List<Level> changed = ask ? newAsks : newBids;
      if (phase == 52) {
        set(side, price, "400", changed);
      } else if (phase > 52 && phase < 112) {
        changed.removeIf(level -> level.price().equals(text(price)));
        side.put(price, "400");
      } else if (phase == 112) {
        set(side, price, "0.5", changed);
        if (ask) {
          trade(T0 + step * 100L - 30, text(price), "399.5");
        }
      }
    }

    private void set(TreeMap<Integer, String> side, int price, String size, List<Level> changed) {
      side.put(price, size);
      changed.removeIf(level -> level.price().equals(text(price)));
      changed.add(Level.of(text(price), size));
    }

    private void snapshot(long time) {
      seqId += 100;
      book(OkxFrames.snapshot(instId, time, seqId, levels(asks), levels(bids)), time);
    }

    private static List<Level> levels(TreeMap<Integer, String> side) {
      return side.entrySet().stream()
          .map(entry -> Level.of(text(entry.getKey()), entry.getValue()))
          .toList();
    }

    private static String text(int price) {
      return BigDecimal.valueOf(price, 1).toPlainString();
    }

    private void book(String frame, long time) {
      inputs.add(new Input(true, instId, frame, time));
    }

    private void trade(long time, String price, String size) {
      tradeId++;
      String frame = OkxFrames.trade(instId, tradeId, time, price, size, random.nextBoolean(), 1);
      inputs.add(new Input(false, instId, frame, time));
    }
  }
}
