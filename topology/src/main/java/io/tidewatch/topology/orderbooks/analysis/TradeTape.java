package io.tidewatch.topology.orderbooks.analysis;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Prints on their way into the analyses. Two topics bring trades and books, and which comes first
 * is chance; so a print waits until the book's own time is so far past it that all prints of its
 * time are here. What comes out is then the same in whatever order they came in.
 */
final class TradeTape {
  /** Some thousand a second are more than any instrument prints. */
  private static final int MAX_WAITING = 8_192;

  private static final int FLOW_SECONDS = 16;
  private static final long SECOND = 1_000;

  private static final Comparator<Print> ORDER =
      Comparator.comparingLong(Print::timeMs)
          .thenComparingLong(Print::tradeId)
          .thenComparingDouble(Print::price)
          .thenComparingDouble(Print::quantity);

  private final List<Print> waiting;
  private final Flow[] flows = new Flow[FLOW_SECONDS];
  private long newestMs;
  private long lostUpToMs;
  private double volumeUsd;

  /** A print in plain numbers. */
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  record Print(long timeMs, long tradeId, double price, double quantity, boolean takerBuys) {}

  /** What takers traded within a second. */
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  record Flow(long second, double buyUsd, double sellUsd) {}

  /**
   * What it remembers.
   *
   * @param newestMs event time of the newest print that came out, or the least long
   * @param lostUpToMs prints up to this event time may be missing, or the least long
   * @param volumeUsd notional that came out since it was asked for
   */
  record Memory(
      List<Print> waiting, List<Flow> flows, long newestMs, long lostUpToMs, double volumeUsd) {
    static final Memory INITIAL =
        new Memory(List.of(), List.of(), Long.MIN_VALUE, Long.MIN_VALUE, 0);

    Memory {
      waiting = List.copyOf(waiting);
      flows = List.copyOf(flows);
    }
  }

  TradeTape(Memory memory) {
    waiting = new ArrayList<>(memory.waiting());
    memory.flows().forEach(flow -> flows[slot(flow.second())] = flow);
    newestMs = memory.newestMs();
    lostUpToMs = memory.lostUpToMs();
    volumeUsd = memory.volumeUsd();
  }

  Memory memory() {
    List<Flow> kept = new ArrayList<>();
    for (Flow flow : flows) {
      if (flow != null) {
        kept.add(flow);
      }
    }
    return new Memory(waiting, kept, newestMs, lostUpToMs, volumeUsd);
  }

  void add(BookTrade trade) {
    Print print =
        new Print(
            trade.timeMs(),
            trade.tradeId(),
            trade.price().doubleValue(),
            trade.size().doubleValue(),
            trade.takerBuys());
    int at = Collections.binarySearch(waiting, print, ORDER);
    waiting.add(at < 0 ? -at - 1 : at, print);
    if (waiting.size() > MAX_WAITING) {
      lostUpToMs = Math.max(lostUpToMs, waiting.removeFirst().timeMs());
    }
  }

  /** Takes out the prints up to this event time, oldest first. */
  List<Print> settle(long upToMs, Worth worth) {
    int n = 0;
    while (n < waiting.size() && waiting.get(n).timeMs() <= upToMs) {
      n++;
    }
    List<Print> settled = List.copyOf(waiting.subList(0, n));
    waiting.subList(0, n).clear();
    for (Print print : settled) {
      newestMs = Math.max(newestMs, print.timeMs());
      double usd = usd(print, worth);
      volumeUsd += usd;
      flow(print, usd);
    }
    return settled;
  }

  private static double usd(Print print, Worth worth) {
    double units = print.quantity() * worth.contractValue().orElse(0);
    double usd = worth.inverse() ? units : units * print.price() * worth.usdPerQuote().orElse(0);
    return Double.isFinite(usd) && usd > 0 ? Math.min(usd, 1e18) : 0;
  }

  private void flow(Print print, double usd) {
    long second = Math.floorDiv(print.timeMs(), SECOND);
    Flow flow = flows[slot(second)];
    if (flow == null || flow.second() < second) {
      flow = new Flow(second, 0, 0);
    }
    if (flow.second() == second) {
      flows[slot(second)] =
          print.takerBuys()
              ? new Flow(second, flow.buyUsd() + usd, flow.sellUsd())
              : new Flow(second, flow.buyUsd(), flow.sellUsd() + usd);
    }
  }

  private static int slot(long second) {
    return (int) Math.floorMod(second, (long) FLOW_SECONDS);
  }

  /** Notional of the takers of one side within these seconds, whole ones; at most the newest 16. */
  double takenUsd(boolean takerBuys, long fromMs, long toMs) {
    double sum = 0;
    for (Flow flow : flows) {
      if (flow != null
          && flow.second() >= Math.floorDiv(fromMs, SECOND)
          && flow.second() <= Math.floorDiv(toMs, SECOND)) {
        sum += takerBuys ? flow.buyUsd() : flow.sellUsd();
      }
    }
    return sum;
  }

  /** Whether all prints after the first time are known, and some came shortly before the second. */
  boolean complete(long afterMs, long untilMs, long withinMs) {
    return newestMs != Long.MIN_VALUE && newestMs >= untilMs - withinMs && afterMs >= lostUpToMs;
  }

  /** Notional since the last call. */
  double takeVolumeUsd() {
    double taken = volumeUsd;
    volumeUsd = 0;
    return taken;
  }
}
