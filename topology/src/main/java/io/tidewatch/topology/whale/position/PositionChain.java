package io.tidewatch.topology.whale.position;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Applies the fills that wait of a holding, as far as each begins where the one before it ended.
 * The venue gives all fills of a block one time and no order; what they say of the position gives
 * it. Not thread-safe.
 */
public final class PositionChain {
  private final Sizes sizes;
  private final boolean trusted;
  private final List<Applied> applied = new ArrayList<>();
  private boolean known;
  private BigDecimal size;
  private Optional<BigDecimal> entry;
  private long asOf;
  private Recent recent;
  private int dropped;

  private PositionChain(Holding holding, boolean trusted, Sizes sizes) {
    this.sizes = sizes;
    this.trusted = trusted;
    known = holding.known();
    size = holding.size();
    entry = holding.entry();
    asOf = holding.asOf();
    recent = holding.recent();
  }

  /**
   * What came of it.
   *
   * @param dropped public trades that the position had already
   */
  public record Step(Holding holding, List<Applied> applied, int dropped) {
    public Step {
      requireNonNull(holding, "holding");
      applied = List.copyOf(applied);
    }

    /** Whether something waits that does not fit. */
    public boolean isStuck() {
      return holding.waiting().stream().anyMatch(fill -> !fill.isPublic());
    }
  }

  /**
   * Applies what fits.
   *
   * @param trusted whether the size may be built upon where a fill does not name it
   */
  public static Step drain(Holding holding, boolean trusted, Sizes sizes) {
    return new PositionChain(holding, trusted, sizes).drain(holding);
  }

  private Step drain(Holding holding) {
    List<WhaleFill> rest = new ArrayList<>(holding.waiting());
    boolean moving = true;
    while (moving && !rest.isEmpty()) {
      int end = 1;
      while (end < rest.size() && rest.get(end).time() == rest.getFirst().time()) {
        end++;
      }
      List<WhaleFill> left = group(rest.subList(0, end), holding.statedTo());
      moving = left.isEmpty();
      List<WhaleFill> next = new ArrayList<>(left);
      next.addAll(rest.subList(end, rest.size()));
      rest = next;
    }
    Holding after =
        new Holding(
            holding.coin(),
            known,
            Sizes.plain(size),
            entry,
            asOf,
            holding.statedTo(),
            recent,
            rest,
            rest.isEmpty() && !applied.isEmpty() ? Optional.empty() : holding.gap());
    return new Step(after, applied, dropped);
  }

  /** Applies the fills of one time; answers those that do not fit. */
  private List<WhaleFill> group(List<WhaleFill> group, long statedTo) {
    List<WhaleFill> left = new ArrayList<>();
    for (WhaleFill fill : sorted(group)) {
      if (!fill.isPublic() && known && fill.time() < asOf) {
        applyLate(fill);
      } else if (fill.isPublic() && trusted && fill.time() <= statedTo) {
        dropped++;
      } else {
        left.add(fill);
      }
    }
    while (applyNext(left)) {
      continue;
    }
    return left;
  }

  private List<WhaleFill> sorted(List<WhaleFill> group) {
    return group.size() == 1
        ? group
        : BlockOrder.of(known ? Optional.of(size) : Optional.empty(), group, sizes);
  }

  private boolean applyNext(List<WhaleFill> left) {
    for (int i = 0; i < left.size(); i++) {
      WhaleFill fill = left.get(i);
      if (isTwin(fill)) {
        left.remove(i);
        applyTwin(fill);
        return true;
      }
    }
    for (int i = 0; i < left.size(); i++) {
      WhaleFill fill = left.get(i);
      if (fits(fill)) {
        left.remove(i);
        applyNext(fill, otherSide(fill, left));
        return true;
      }
    }
    return false;
  }

  /** Whether the other side of it was just applied: both name the position before the trade. */
  private boolean isTwin(WhaleFill fill) {
    return known
        && fill.key().hasTradeId()
        && fill.time() == asOf
        && recent.has(fill.key().otherSide());
  }

  private boolean fits(WhaleFill fill) {
    if (fill.isPublic()) {
      return trusted;
    }
    BigDecimal start = fill.start().orElseThrow();
    return !known
        || sizes.near(start, size)
        || (recent.endsPublic() && sizes.canBeFees(size, start));
  }

  /** Takes out the other side of a trade of the address with itself. */
  private static Optional<WhaleFill> otherSide(WhaleFill fill, List<WhaleFill> left) {
    Optional<WhaleFill> other = left.stream().filter(fill::isOtherSideOf).findFirst();
    other.ifPresent(left::remove);
    return other;
  }

  private void applyNext(WhaleFill fill, Optional<WhaleFill> otherSide) {
    BigDecimal start = fill.start().map(sizes::tidy).orElse(size);
    if (otherSide.isPresent()) {
      size = start.add(fill.delta()).add(otherSide.get().delta());
      Parts none = Parts.none(start, size);
      remember(fill, none);
      remember(otherSide.get(), none);
      return;
    }
    Parts parts = Parts.of(start, fill, entry, sizes);
    remember(fill, parts);
    size = parts.after();
  }

  private void applyTwin(WhaleFill fill) {
    BigDecimal start = fill.start().map(sizes::tidy).orElseGet(() -> size.add(fill.delta()));
    BigDecimal end = size.add(fill.delta());
    remember(fill, Parts.of(start, fill, entry, sizes));
    size = end;
    if (size.signum() == 0) {
      entry = Optional.empty();
    }
  }

  /** The position has it already; what it did it says itself. */
  private void applyLate(WhaleFill fill) {
    BigDecimal start = sizes.tidy(fill.start().orElseThrow());
    applied.add(new Applied(fill, Parts.of(start, fill, Optional.empty(), sizes)));
  }

  private void remember(WhaleFill fill, Parts parts) {
    applied.add(new Applied(fill, parts));
    entry = parts.isNone() ? entry : parts.entryAfter(fill, entry);
    known = true;
    asOf = Math.max(asOf, fill.time());
    recent = recent.plus(fill);
  }
}
