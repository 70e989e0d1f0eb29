package io.tidewatch.topology.whale.position;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The newest fills of a holding: those that the venue may repeat on the public channel, and those
 * that a stated position may not contain yet. Immutable.
 *
 * @param entries in the order in which they were applied
 * @param floor newest time of a public trade that was forgotten: what is older was seen
 * @param forgotTo newest time of any fill that was forgotten
 */
public record Recent(List<Entry> entries, long floor, long forgotTo) {
  public static final Recent NONE = new Recent(List.of(), 0, 0);

  /** The venue repeats thirty trades of a coin, each of which has two sides. */
  private static final int KEPT = 64;

  private static final int MOST = 512;

  /** An address that moves to channels of its own is fetched from so long before. */
  private static final long KEPT_MS = 150_000;

  public Recent {
    entries = List.copyOf(entries);
  }

  /** A fill that was applied. */
  public record Entry(FillKey key, BigDecimal delta, boolean isPublic) {
    public Entry {
      requireNonNull(key, "key");
      requireNonNull(delta, "delta");
    }
  }

  /** Whether the fill is among them. */
  public boolean has(FillKey key) {
    for (int i = entries.size() - 1; i >= 0; i--) {
      if (entries.get(i).key().equals(key)) {
        return true;
      }
    }
    return false;
  }

  /** Adds a fill. */
  public Recent plus(WhaleFill fill) {
    List<Entry> next = new ArrayList<>(entries.size() + 1);
    next.addAll(entries);
    next.add(new Entry(fill.key(), fill.delta(), fill.isPublic()));
    int drop = 0;
    long nextFloor = floor;
    long nextForgotTo = forgotTo;
    while (next.size() - drop > KEPT) {
      Entry oldest = next.get(drop);
      if (oldest.key().time() >= fill.time() - KEPT_MS && next.size() - drop <= MOST) {
        break;
      }
      nextFloor = oldest.isPublic() ? Math.max(nextFloor, oldest.key().time()) : nextFloor;
      nextForgotTo = Math.max(nextForgotTo, oldest.key().time());
      drop++;
    }
    return new Recent(next.subList(drop, next.size()), nextFloor, nextForgotTo);
  }

  /** What the fills after this time changed, unless some of them were forgotten. */
  public BigDecimal after(long time) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Entry entry : entries) {
      if (entry.key().time() > time) {
        sum = sum.add(entry.delta());
      }
    }
    return sum;
  }

  /** Whether no fill after this time was forgotten. */
  public boolean hasAllAfter(long time) {
    return forgotTo <= time;
  }

  /** Whether a fill of that span is among them. */
  public boolean anyBetween(long from, long to) {
    return entries.stream()
        .anyMatch(entry -> entry.key().time() >= from && entry.key().time() <= to);
  }

  /** Whether the newest one is a public trade. */
  public boolean endsPublic() {
    return !entries.isEmpty() && entries.getLast().isPublic();
  }
}
