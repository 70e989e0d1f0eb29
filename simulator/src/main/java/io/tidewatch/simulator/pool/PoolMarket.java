package io.tidewatch.simulator.pool;

import io.tidewatch.contract.pool.PoolPair;
import io.tidewatch.contract.pool.PoolTemplate;
import io.tidewatch.simulator.dbotx.PairItem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A made-up pool and what happens in it, second by second: a few pairs are busy, some trade now and
 * then, most are silent for hours. The same numbers give the same market. Not thread-safe.
 */
public final class PoolMarket {
  /** As many pairs as the pool that all this was first built for. */
  public static final int USUAL_PAIRS = 1_900;

  private static final double SMALLEST_CAP = 300_000;
  private static final double BUSY = 0.05;
  private static final double LUKEWARM = 0.30;

  private final SplittableRandom random;
  private final List<PoolToken> tokens;
  private final List<Line> lines = new ArrayList<>();
  private long second;

  /** One pair with how likely it is to change within a second. */
  private record Line(PoolPair pair, PairProcess process, double activity) {
    private PairItem item() {
      return ItemJson.item(pair.pair(), process.figures(), pair.interval());
    }
  }

  /**
   * @param pairs how many, from 1
   */
  public PoolMarket(int pairs, long seed) {
    this.random = new SplittableRandom(seed);
    this.tokens = PoolPlan.of(caps(pairs), PoolPlan.usualTemplates());
    for (PoolToken token : tokens) {
      double cap = token.pair().marketCap().doubleValue();
      lines.add(new Line(token.pair(), new PairProcess(cap, random.split()), activity(random)));
    }
  }

  // Market caps fall off as a power law: many small ones, a few very large ones.
  private List<BigDecimal> caps(int pairs) {
    return IntStream.range(0, pairs)
        .mapToObj(i -> Math.min(2e9, SMALLEST_CAP * Math.pow(1 - random.nextDouble(), -0.9)))
        .map(cap -> BigDecimal.valueOf(Math.round(cap)))
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  private static double activity(SplittableRandom random) {
    double kind = random.nextDouble();
    if (kind < BUSY) {
      return 0.5;
    }
    return kind < LUKEWARM ? 0.03 : 0.0003;
  }

  /** By market cap, the largest first. */
  public List<PoolToken> tokens() {
    return tokens;
  }

  public List<PoolPair> pairs() {
    return tokens.stream().map(PoolToken::pair).toList();
  }

  public List<PoolTemplate> templates() {
    return PoolPlan.usualTemplates();
  }

  /** The next second: what has changed in it. */
  public List<PairItem> next() {
    second++;
    List<PairItem> changed = new ArrayList<>();
    for (Line line : lines) {
      if (random.nextDouble() < line.activity()) {
        line.process().trade(second);
        changed.add(line.item());
      }
    }
    return changed;
  }

  /** The next second, in which every pair changes. */
  public List<PairItem> nextOfAll() {
    second++;
    List<PairItem> changed = new ArrayList<>(lines.size());
    for (Line line : lines) {
      line.process().trade(second);
      changed.add(line.item());
    }
    return changed;
  }
}
