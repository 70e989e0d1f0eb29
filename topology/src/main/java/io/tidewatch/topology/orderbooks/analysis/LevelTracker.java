package io.tidewatch.topology.orderbooks.analysis;

import io.tidewatch.contract.alert.Inputs.WallFate;
import io.tidewatch.topology.orderbooks.analysis.LevelFinder.Peak;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Follows the levels of one side. */
final class LevelTracker {
  private static final int MAX_TRACKED = 16;
  private static final long OUT_OF_REACH_MS = 600_000;
  private static final double GONE = 0.02;
  private static final double FULL = 100;

  private final LevelSettings settings;
  private List<TrackedLevel> levels;

  LevelTracker(LevelSettings settings, List<TrackedLevel> levels) {
    this.settings = settings;
    this.levels = List.copyOf(levels);
  }

  List<TrackedLevel> memory() {
    return levels;
  }

  /**
   * Takes the peaks of the side.
   *
   * @param width levels this near to each other are one
   * @param weight of this moment in the mean of presence
   * @param reference notional of a large peak of the instrument
   */
  void update(
      BookLook look,
      BookSide side,
      double reachBps,
      List<Peak> peaks,
      double width,
      double weight,
      double reference,
      LongSupplier ids) {
    List<Peak> open = new ArrayList<>(peaks);
    List<TrackedLevel> next = new ArrayList<>();
    for (TrackedLevel level : levels) {
      Optional<Peak> match = nearest(open, level.price(), width);
      match.ifPresent(open::remove);
      TrackedLevel updated =
          match
              .map(peak -> level.present(peak, weight, strength(peak.usd(), reference), look.now()))
              .orElseGet(() -> missing(level, look, side, reachBps, weight));
      if (!isGone(updated, look.now())) {
        next.add(updated);
      }
    }
    for (Peak peak : open) {
      makeRoom(next);
      next.add(TrackedLevel.of(ids.getAsLong(), peak, weight, look.now()));
    }
    levels = List.copyOf(next);
  }

  private static Optional<Peak> nearest(List<Peak> peaks, double price, double width) {
    return peaks.stream()
        .filter(peak -> Math.abs(peak.price() - price) <= width)
        .min(Comparator.comparingDouble(peak -> Math.abs(peak.price() - price)));
  }

  /** A saturating share: the reference has a half. */
  private static double strength(double usd, double reference) {
    return reference > 0 ? FULL * usd / (usd + reference) : 0;
  }

  /** Where nobody can look, nothing is known to be missing. */
  private static TrackedLevel missing(
      TrackedLevel level, BookLook look, BookSide side, double reachBps, double weight) {
    if (side.distanceBps(look.mid(), level.price()) > reachBps) {
      return level;
    }
    double usd = LevelFinder.zone(side, level.low(), level.high()).map(Peak::usd).orElse(0.0);
    return level.missing(usd, weight);
  }

  private boolean isGone(TrackedLevel level, long now) {
    boolean settled = now - level.since() > settings.settle().toMillis();
    return now - level.seenAt() > OUT_OF_REACH_MS
        || (settled && level.seenAt() < now && level.presence() < GONE);
  }

  private static void makeRoom(List<TrackedLevel> levels) {
    if (levels.size() >= MAX_TRACKED) {
      levels.stream()
          .min(Comparator.comparingDouble(TrackedLevel::presence))
          .ifPresent(levels::remove);
    }
  }

  /**
   * Takes the mid; answers with the levels that it broke through, strongest first.
   *
   * @param presenceSoFar the presence of a level that was always there since the snapshot
   */
  List<TrackedLevel> broken(BookLook look, BookSide side, double presenceSoFar) {
    List<TrackedLevel> broken = new ArrayList<>();
    List<TrackedLevel> next = new ArrayList<>(levels.size());
    boolean changed = false;
    for (TrackedLevel level : levels) {
      TrackedLevel moved = moved(level, look, side);
      changed |= moved != level;
      boolean over =
          moved.beyondSince() > 0
              && look.now() - moved.beyondSince() >= settings.breakHold().toMillis();
      if (!over) {
        next.add(moved);
      } else if (persistence(moved, presenceSoFar) >= settings.minPersistence()) {
        broken.add(moved);
      }
      changed |= over;
    }
    levels = changed ? List.copyOf(next) : levels;
    broken.sort(
        Comparator.comparingDouble((TrackedLevel level) -> strength(level, presenceSoFar))
            .reversed());
    return broken;
  }

  private static TrackedLevel moved(TrackedLevel level, BookLook look, BookSide side) {
    double mid = look.mid();
    boolean within = mid >= level.low() && mid <= level.high();
    boolean beyond = !within && side.sign() * (mid - level.price()) < 0;
    long since = level.beyondSince() > 0 ? level.beyondSince() : look.now();
    long beyondSince = beyond ? since : 0;
    boolean left = level.touching() && !within && !beyond;
    return within == level.touching() && !left && beyondSince == level.beyondSince()
        ? level
        : level.mid(within, left, beyondSince);
  }

  /** Takes note of what became of a wall. */
  void wallEnded(WallOutcome outcome) {
    List<TrackedLevel> next = new ArrayList<>(levels.size());
    for (TrackedLevel level : levels) {
      boolean inside = outcome.price() >= level.low() && outcome.price() < level.high();
      boolean pulled = outcome.fate().filter(WallFate.PULLED::equals).isPresent();
      boolean held = outcome.fate().filter(WallFate.ABSORBED::equals).isPresent();
      next.add(
          inside && (pulled || held)
              ? level.wallEnded(pulled ? outcome.usd() : 0, held ? outcome.usd() : 0)
              : level);
    }
    levels = List.copyOf(next);
  }

  /** Those that have been there long enough, strongest first. */
  List<TrackedLevel> persistent(double presenceSoFar) {
    return levels.stream()
        .filter(level -> level.beyondSince() == 0)
        .filter(level -> persistence(level, presenceSoFar) >= settings.minPersistence())
        .sorted(
            Comparator.comparingDouble((TrackedLevel level) -> strength(level, presenceSoFar))
                .reversed())
        .toList();
  }

  /** Share of the last minutes in which it was there, or of the time since the snapshot. */
  static double persistence(TrackedLevel level, double presenceSoFar) {
    return presenceSoFar > 0 ? Math.min(1, level.presence() / presenceSoFar) : 0;
  }

  static double strength(TrackedLevel level, double presenceSoFar) {
    return level.strength() * persistence(level, presenceSoFar) * (1 - level.pullRate());
  }
}
