package io.tidewatch.topology.whale.order;

import java.util.ArrayList;
import java.util.List;

/** Where records stand, as ranges from first to last. */
public final class Offsets {
  /** An order of more pieces names spans that other records lie in. */
  private static final int MOST = 32;

  private Offsets() {}

  /** Offsets from first to last, both inclusive. */
  public record Range(long first, long last) {}

  /** Adds one; what touches or overlaps is one range. */
  public static List<Range> plus(List<Range> ranges, long offset) {
    if (!ranges.isEmpty()) {
      Range last = ranges.getLast();
      if (offset >= last.first() && offset <= last.last()) {
        return ranges;
      }
    }
    return plus(ranges, List.of(new Range(offset, offset)));
  }

  /** Adds many. */
  public static List<Range> plus(List<Range> ranges, List<Range> others) {
    List<Range> all = new ArrayList<>(ranges);
    all.addAll(others);
    all.sort((one, other) -> Long.compare(one.first(), other.first()));
    List<Range> merged = new ArrayList<>();
    for (Range range : all) {
      boolean touches =
          !merged.isEmpty()
              && (range.first() <= merged.getLast().last() + 1 || merged.size() == MOST);
      if (touches) {
        Range last = merged.removeLast();
        merged.add(new Range(last.first(), Math.max(last.last(), range.last())));
      } else {
        merged.add(range);
      }
    }
    return List.copyOf(merged);
  }
}
