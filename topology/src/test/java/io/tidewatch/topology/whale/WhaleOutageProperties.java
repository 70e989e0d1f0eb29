package io.tidewatch.topology.whale;

import static io.tidewatch.topology.whale.WhaleDriver.A;
import static io.tidewatch.topology.whale.WhaleDriver.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.raw.Source;
import io.tidewatch.contract.whale.Flush;
import io.tidewatch.contract.whale.HyperliquidRecords;
import io.tidewatch.contract.whale.WhaleSignal;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/**
 * However often the venue or the feed is away for minutes, and whatever comes again afterwards: the
 * signals are those of a day on which nothing happened.
 */
class WhaleOutageProperties {
  private static final long STEP_MS = 10_000;
  private static final long LAG_MS = 12_000;
  private static final long LONGEST_MS = 540_000;
  private static final int ORDERS = 6;

  /** A fill, or the status of an order if there is none. */
  private record Happened(long afterMs, int order, String fill, long filled) {
    boolean isStatus() {
      return fill.isEmpty();
    }
  }

  /** Three quarters of an hour. Every second order ends without a word. */
  private static List<Happened> scene(Random chance) {
    List<Happened> all = new ArrayList<>();
    long position = 2_000;
    long[] filled = new long[ORDERS + 1];
    long[] last = new long[ORDERS + 1];
    long at = 10_000;
    for (int i = 0; i < 70; i++) {
      at += 1 + chance.nextInt(chance.nextInt(8) == 0 ? 400_000 : 40_000);
      int order = 1 + chance.nextInt(ORDERS);
      boolean buy = order < 4;
      long size = 1 + chance.nextInt(3_000);
      String start = units(position);
      FillText fill =
          buy ? FillText.buy(units(size), start, at) : FillText.sell(units(size), start, at);
      position += buy ? size : -size;
      filled[order] += size;
      last[order] = at;
      all.add(new Happened(at, order, fill.oid(order).tid(10_000 + i).toString(), 0));
    }
    for (int order = 1; order <= ORDERS; order += 2) {
      if (filled[order] > 0) {
        all.add(new Happened(last[order] + 1, order, "", filled[order]));
      }
    }
    all.sort((one, other) -> Long.compare(one.afterMs(), other.afterMs()));
    return all;
  }

  private static String units(long thousandths) {
    return BigDecimal.valueOf(thousandths, 3).toPlainString();
  }

  @Property(tries = 10)
  void shouldFindTheSameSignalsInSpiteOfOutages(
      @ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
    List<Happened> scene = scene(new Random(seed));

    SortedSet<String> orderly = new Play(scene, new Random(seed), false).signals();

    assertThat(orderly).isNotEmpty();
    assertThat(new Play(scene, new Random(seed + 1), true).signals()).isEqualTo(orderly);
  }

  /** What comes of a scene, in steps of some seconds. */
  private static final class Play {
    private final List<Happened> scene;
    private final Random chance;
    private final boolean wild;
    private final List<WhaleSignal> told = new ArrayList<>();
    private final List<Happened> missed = new ArrayList<>();
    private int next;
    private long now;

    Play(List<Happened> scene, Random chance, boolean wild) {
      this.scene = scene;
      this.chance = chance;
      this.wild = wild;
    }

    SortedSet<String> signals() {
      try (WhaleDriver whales = new WhaleDriver()) {
        whales.watchUser(A, T0);
        whales.snapshot(A, T0 + 1, FillText.buy("2", "0", -5_000).tid(9).toString());
        long end = scene.getLast().afterMs() + 1_200_000;
        while (now < end) {
          now += STEP_MS;
          for (Happened happened : happening()) {
            give(whales, happened);
            if (wild && chance.nextInt(4) == 0) {
              give(whales, scene.get(chance.nextInt(next)));
            }
          }
          say(whales, now - LAG_MS);
          if (wild && chance.nextInt(25) == 0) {
            outage(whales);
          }
        }
        told.addAll(whales.signals());
      }
      SortedSet<String> lines = new TreeSet<>();
      for (WhaleSignal signal : told) {
        assertThat(lines.add(line(signal))).as("told once: %s", signal.id()).isTrue();
      }
      return lines;
    }

    /** What happened up to now and was not given. */
    private List<Happened> happening() {
      int from = next;
      while (next < scene.size() && scene.get(next).afterMs() <= now) {
        next++;
      }
      return scene.subList(from, next);
    }

    private void say(WhaleDriver whales, long completeTo) {
      whales.time(T0 + now, T0 + completeTo, T0 + completeTo);
      if (wild && chance.nextInt(100) == 0) {
        told.addAll(whales.signals());
        whales.restart();
      }
    }

    /** The sockets are down, or the feed as a whole; then it fetches what it missed. */
    private void outage(WhaleDriver whales) {
      long from = now;
      long until = now + chance.nextLong(LONGEST_MS);
      boolean deaf = chance.nextBoolean();
      while (now < until) {
        now += STEP_MS;
        missed.addAll(happening());
        if (deaf) {
          say(whales, from - LAG_MS);
        }
      }
      // The channels are there again before what was missed is.
      for (int i = chance.nextInt(4); i > 0; i--) {
        now += STEP_MS;
        for (Happened happened : happening()) {
          give(whales, happened);
        }
        say(whales, from - LAG_MS);
      }
      boolean early = chance.nextBoolean();
      if (early) {
        statuses(whales);
      }
      fetch(whales, from);
      if (!early) {
        statuses(whales);
      }
      missed.clear();
    }

    private void statuses(WhaleDriver whales) {
      missed.stream().filter(Happened::isStatus).forEach(status -> give(whales, status));
    }

    /** What the venue repeats, and then pages of all that was missed, with some that was not. */
    private void fetch(WhaleDriver whales, long from) {
      List<String> fills =
          scene.subList(0, next).stream()
              .filter(happened -> !happened.isStatus() && happened.afterMs() > from - 60_000)
              .map(Happened::fill)
              .toList();
      whales.snapshot(A, T0 + now, fills.toArray(String[]::new));
      int half = fills.size() / 2;
      page(whales, fills.subList(half, fills.size()));
      say(whales, from - LAG_MS);
      page(whales, fills.subList(0, half));
      whales.backfilled(A, T0 + now, T0 + from - 60_000, T0 + now);
    }

    private void page(WhaleDriver whales, List<String> fills) {
      byte[] rows = ("[" + String.join(",", fills) + "]").getBytes(StandardCharsets.UTF_8);
      whales.record(HyperliquidRecords.USER_FILLS, A, rows, T0 + now, Source.BACKFILL);
    }

    private void give(WhaleDriver whales, Happened happened) {
      if (happened.isStatus()) {
        whales.status(A, T0 + now, happened.order(), "filled", units(happened.filled()), "0");
      } else {
        whales.fills(A, T0 + now, happened.fill());
      }
    }
  }

  /** A part that ended by time may know its order's status already, if that came before it. */
  private static String line(WhaleSignal signal) {
    return String.join(
        " ",
        signal.id(),
        signal.change().name(),
        signal.side().name(),
        String.valueOf(signal.flip()),
        signal.size().toPlainString(),
        signal.price().toPlainString(),
        signal.positionBefore().toPlainString(),
        signal.positionAfter().toPlainString(),
        signal.closeRate().toString(),
        signal.flush().name(),
        signal.flush() == Flush.TIMEOUT ? "" : signal.status().toString(),
        String.valueOf(signal.part()),
        String.valueOf(signal.fills()));
  }
}
