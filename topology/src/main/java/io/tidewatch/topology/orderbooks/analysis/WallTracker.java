package io.tidewatch.topology.orderbooks.analysis;

import io.tidewatch.contract.alert.Inputs.WallFate;
import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.book.BookAnalysis.Actor;
import io.tidewatch.contract.book.BookAnalysis.Wall;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Follows the walls of one side from their first look to what became of them. */
final class WallTracker {
  private static final int MAX_TRACKED = 32;
  private static final long EARLIER_MS = 5_000;
  private static final int SINGLE_ORDERS = 2;
  private static final int CROWD_ORDERS = 15;

  private final AnalysisSettings settings;
  private final WallFinder finder;
  private final WallJudge judge;
  private List<TrackedWall> walls;

  private Optional<Before> before;

  /** The look before: prices of the best and of the last level, and the mid. */
  record Before(double best, double edge, double mid) {}

  /** What it remembers. */
  record Memory(List<TrackedWall> walls, List<Long> pulls, Optional<Before> before) {
    static final Memory INITIAL = new Memory(List.of(), List.of(), Optional.empty());

    Memory {
      walls = List.copyOf(walls);
      pulls = List.copyOf(pulls);
      before = before == null ? Optional.empty() : before;
    }
  }

  WallTracker(Side side, AnalysisSettings settings, Memory memory) {
    this.settings = settings;
    finder = new WallFinder(settings.walls());
    judge = new WallJudge(side, settings.walls(), memory.pulls());
    walls = memory.walls();
    before = memory.before();
  }

  Memory memory() {
    return new Memory(walls, judge.memory(), before);
  }

  /** Prices mean something else now. */
  void forget() {
    walls = List.of();
    before = Optional.empty();
  }

  /** Takes a print that is settled. */
  void trade(TradeTape.Print print, boolean bids) {
    if (print.takerBuys() == bids) {
      return;
    }
    for (int i = 0; i < walls.size(); i++) {
      TrackedWall wall = walls.get(i);
      if (wall.at() == print.price()) {
        replace(i, wall.traded(print));
      }
    }
  }

  private void replace(int index, TrackedWall wall) {
    List<TrackedWall> next = new ArrayList<>(walls);
    next.set(index, wall);
    walls = next;
  }

  /** Looks at the side; answers with what became of walls. */
  List<WallOutcome> look(
      BookLook look, BookSide side, MidPath path, TradeTape tape, long changesFrom) {
    int[] standing = finder.find(side);
    List<WallOutcome> outcomes = new ArrayList<>();
    List<TrackedWall> next = new ArrayList<>();
    for (TrackedWall wall : walls) {
      if (wall.end().isPresent()) {
        judgeEnded(wall, look.now(), tape, changesFrom, next, outcomes);
      } else {
        follow(wall, look, side, standing, path)
            .ifPresent(followed -> {
              next.add(followed);
              boolean appeared = followed.established() && !wall.established() && wall.arrived();
              if (appeared) {
                outcomes.add(appeared(followed, look.mid(), side));
              }
            });
      }
    }
    addNew(look, side, standing, changesFrom, next);
    walls = next;
    before = Optional.of(new Before(side.price[0], side.price[side.size - 1], look.mid()));
    return outcomes;
  }

  private static WallOutcome appeared(TrackedWall wall, double mid, BookSide side) {
    double distance = side.distanceBps(mid, wall.at());
    return WallOutcome.of(WallFate.APPEARED, WallJudge.facts(wall, 0, 0, distance, false), wall);
  }

  private void judgeEnded(
      TrackedWall wall,
      long now,
      TradeTape tape,
      long changesFrom,
      List<TrackedWall> next,
      List<WallOutcome> outcomes) {
    long endedAt = wall.end().orElseThrow().timeMs();
    if (now < endedAt + settings.settle().toMillis()) {
      next.add(wall);
    } else if (endedAt >= changesFrom) {
      outcomes.add(judge.judge(wall, tape));
    }
  }

  private Optional<TrackedWall> follow(
      TrackedWall wall, BookLook look, BookSide side, int[] standing, MidPath path) {
    int level = side.find(wall.at());
    if (level < 0 && side.outOfView(wall.at())) {
      return Optional.empty();
    }
    double quantity = level < 0 ? 0 : side.quantity[level];
    if (quantity < settings.walls().endShare() * wall.peak().quantity()) {
      return wall.established()
          ? Optional.of(wall.ended(end(wall, quantity, look, side, path)))
          : Optional.empty();
    }
    TrackedWall seen =
        wall.seen(
            look.now(),
            contains(standing, level),
            quantity > wall.peak().quantity()
                ? Optional.of(peak(look, side, level))
                : Optional.empty(),
            settings.walls());
    boolean faded = look.now() - seen.stoodOutAt() > settings.walls().fadeAfter().toMillis();
    return faded || seen.flickers(settings.walls()) ? Optional.empty() : Optional.of(seen);
  }

  private TrackedWall.End end(
      TrackedWall wall, double quantity, BookLook look, BookSide side, MidPath path) {
    double distance = side.distanceBps(look.mid(), wall.at());
    double last =
        before.map(earlierLook -> side.distanceBps(earlierLook.mid(), wall.at())).orElse(distance);
    double nearest = Math.min(distance, last);
    // The end of the best level moves the mid by itself, which is no approach.
    boolean wasBest = before.filter(earlierLook -> earlierLook.best() == wall.at()).isPresent();
    double earlier = side.distanceBps(path.at(look.now() - EARLIER_MS), wall.at());
    return new TrackedWall.End(
        look.now(), quantity, distance, nearest, earlier - (wasBest ? last : nearest));
  }

  private static TrackedWall.Peak peak(BookLook look, BookSide side, int level) {
    return new TrackedWall.Peak(
        look.now(), side.ladder().exactQuantity(level), side.quantity[level], side.usd[level]);
  }

  private void addNew(
      BookLook look, BookSide side, int[] standing, long changesFrom, List<TrackedWall> next) {
    for (int level : standing) {
      double price = side.price[level];
      boolean known = next.stream().anyMatch(wall -> wall.at() == price && wall.end().isEmpty());
      if (!known && next.size() < MAX_TRACKED) {
        // What comes in at the far end as the mid moves was there before.
        boolean inView =
            before.filter(last -> side.sign() * (price - last.edge()) >= 0).isPresent();
        boolean arrived = look.now() >= changesFrom && (inView || !side.truncated);
        next.add(
            new TrackedWall(
                side.ladder().exactPrice(level),
                price,
                look.now(),
                arrived,
                1,
                1,
                false,
                peak(look, side, level),
                look.now(),
                0,
                Optional.empty()));
      }
    }
  }

  private static boolean contains(int[] standing, int level) {
    for (int index : standing) {
      if (index == level) {
        return true;
      }
    }
    return false;
  }

  /** The walls that stand out now, largest first. */
  List<Wall> standing(BookSide side, long now) {
    List<Wall> standing = new ArrayList<>();
    for (TrackedWall wall : walls) {
      int level = side.find(wall.at());
      if (wall.established() && wall.end().isEmpty() && wall.stoodOutAt() == now && level >= 0) {
        standing.add(
            new Wall(
                side.side,
                wall.price(),
                side.ladder().exactQuantity(level),
                Rounded.usd(side.usd[level]),
                Rounded.share(side.usd[level] / side.totalUsd),
                actor(side.ladder().orders(level)),
                wall.firstSeen()));
      }
    }
    standing.sort(Comparator.comparing(Wall::notionalUsd).reversed());
    return standing;
  }

  private static Actor actor(int orders) {
    if (orders <= SINGLE_ORDERS) {
      return Actor.SINGLE;
    }
    return orders > CROWD_ORDERS ? Actor.CROWD : Actor.SEVERAL;
  }
}
