package io.tidewatch.topology.futures.score;

import io.tidewatch.contract.futures.Bar;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * The closed bars that a bar is compared with, in time and in the order of each figure. Returns
 * after a gap and of bars without trades are not in it. Not thread-safe.
 */
public final class Baseline {
  private static final int DAY_BEFORE = 95;

  private final Deque<BarFigures> bars = new ArrayDeque<>();
  final SortedSample logReturns = new SortedSample();
  final SortedSample changes = new SortedSample();
  final SortedSample absoluteChanges = new SortedSample();
  final SortedSample logVolumes = new SortedSample();
  final SortedSample volumes = new SortedSample();
  final SortedSample logVolatilities = new SortedSample();
  final SortedSample ranges = new SortedSample();
  private int uncertain;

  /** Adds a bar newer than those in it. */
  void add(BarFigures bar) {
    bars.addLast(bar);
    uncertain += bar.certain() ? 0 : 1;
    if (bar.hasTradedReturn()) {
      logReturns.add(bar.logReturn());
      changes.add(bar.change());
      absoluteChanges.add(Math.abs(bar.change()));
    }
    logVolumes.add(bar.logVolume());
    volumes.add(bar.quoteVolume());
    logVolatilities.add(bar.logVolatility());
    ranges.add(bar.range());
  }

  /** Takes out the bars before this time. */
  void forgetBefore(long openTime) {
    while (!bars.isEmpty() && bars.getFirst().openTime() < openTime) {
      remove(bars.removeFirst());
    }
  }

  private void remove(BarFigures bar) {
    uncertain -= bar.certain() ? 0 : 1;
    if (bar.hasTradedReturn()) {
      logReturns.remove(bar.logReturn());
      changes.remove(bar.change());
      absoluteChanges.remove(Math.abs(bar.change()));
    }
    logVolumes.remove(bar.logVolume());
    volumes.remove(bar.quoteVolume());
    logVolatilities.remove(bar.logVolatility());
    ranges.remove(bar.range());
  }

  /** Whether nothing is to be feared of the last minutes of any bar. */
  boolean isCertain() {
    return uncertain == 0;
  }

  /** Number of bars. */
  public int size() {
    return bars.size();
  }

  /** Bars that are missing between the oldest one and a time. */
  int missingBefore(long openTime) {
    return bars.isEmpty()
        ? 0
        : (int) ((openTime - bars.getFirst().openTime()) / Bar.LENGTH_MS) - bars.size();
  }

  /** Quote volume of the bars that make a day together with the one that opens at this time. */
  double dayVolumeBefore(long openTime) {
    long from = openTime - DAY_BEFORE * Bar.LENGTH_MS;
    double sum = 0;
    // Always the newest first, as sums depend on the order.
    for (Iterator<BarFigures> newest = bars.descendingIterator(); newest.hasNext(); ) {
      BarFigures bar = newest.next();
      if (bar.openTime() < from) {
        break;
      }
      sum += bar.quoteVolume();
    }
    return sum;
  }

  /** The bars, the oldest first. */
  Iterable<BarFigures> inOrder() {
    return bars;
  }
}
