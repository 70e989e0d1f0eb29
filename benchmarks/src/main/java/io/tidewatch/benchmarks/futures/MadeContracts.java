package io.tidewatch.benchmarks.futures;

import io.tidewatch.benchmarks.measure.Different;
import io.tidewatch.contract.futures.Anomaly;
import io.tidewatch.contract.futures.Bar;
import io.tidewatch.topology.futures.rule.FuturesAnomalyRule;
import io.tidewatch.topology.futures.rule.FuturesAnomalyRuleDefinition;
import io.tidewatch.topology.futures.score.BarFigures;
import io.tidewatch.topology.futures.score.BarWindow;
import io.tidewatch.topology.futures.score.Baseline;
import io.tidewatch.topology.futures.score.Scorer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Contracts with bars made by chance, and what the detector keeps of each on the heap. */
final class MadeContracts {
  private static final BigDecimal TICK = new BigDecimal("0.0001");
  private static final double SIGMA = 0.002;
  private static final double BASE_VOLUME = 500;

  private final FuturesAnomalyRule rule;
  private final List<Contract> contracts = new ArrayList<>();
  private long openTime;

  MadeContracts(int symbols, int history) {
    this.rule =
        new FuturesAnomalyRuleDefinition(FuturesAnomalyRule.DEFAULT)
            .rule(Map.of("baseline", Integer.toString(history)));
    this.openTime = (history + 1) * Bar.LENGTH_MS;
    for (int i = 0; i < symbols; i++) {
      contracts.add(new Contract("C" + i + "USDT", i));
    }
  }

  /** Scores each running bar; it is another one each time. */
  void evaluate() {
    contracts.forEach(contract -> contract.score(contract.window));
  }

  /** Closes each running bar, and scores the next one. */
  void closeAndEvaluate() {
    openTime += Bar.LENGTH_MS;
    contracts.forEach(contract -> {
      contract.close();
      contract.score(contract.window);
    });
  }

  /** Builds each baseline, and scores the running bar. */
  void loadAndEvaluate() {
    contracts.forEach(contract -> contract.score(contract.freshWindow()));
  }

  /** Fails if a score depends on how the baseline came about. */
  void check() {
    for (Contract contract : contracts) {
      Bar running = contract.made(openTime);
      Different.check(
          "score of " + contract.symbol,
          contract.score(contract.freshWindow(), running),
          contract.score(contract.window, running));
    }
  }

  private final class Contract {
    private final String symbol;
    private final SplittableRandom random;
    private final List<Bar> closed = new ArrayList<>();
    private final BarWindow window = freshWindow();

    Contract(String symbol, long seed) {
      this.symbol = symbol;
      this.random = new SplittableRandom(seed);
      for (long open = Bar.LENGTH_MS; open < openTime; open += Bar.LENGTH_MS) {
        closed.add(made(open));
      }
    }

    BarWindow freshWindow() {
      return new BarWindow((from, to) ->
          closed.stream().filter(bar -> from <= bar.openTime() && bar.openTime() <= to).toList());
    }

    void close() {
      Bar bar = made(closed.getLast().openTime() + Bar.LENGTH_MS);
      closed.add(bar);
      window.stored(bar);
    }

    Anomaly score(BarWindow from) {
      return score(from, made(openTime));
    }

    Anomaly score(BarWindow from, Bar running) {
      Baseline baseline = from.before(openTime, rule.baseline());
      return Scorer.score(
          new Scorer.Subject(
              symbol,
              BarFigures.of(running, from.newest()),
              running.close(),
              running.quoteVolume(),
              running.takerBuyQuote(),
              Optional.of(TICK),
              Optional.empty(),
              openTime + 60_000,
              true),
          baseline,
          rule);
    }

    private Bar made(long open) {
      double first = 100 * (1 + SIGMA * random.nextGaussian());
      double last = 100 * (1 + SIGMA * random.nextGaussian());
      double volume = BASE_VOLUME * (0.5 + random.nextDouble());
      return new Bar(
          symbol,
          open,
          price(first),
          price(Math.max(first, last) + 0.05),
          price(Math.min(first, last) - 0.05),
          price(last),
          price(volume),
          price(volume * 100),
          Optional.of(100L),
          Optional.of(price(volume * 50)),
          false,
          Bar.ClosedBy.FRAME,
          open + Bar.LENGTH_MS);
    }

    private static BigDecimal price(double value) {
      return BigDecimal.valueOf(Math.round(value * 10_000), 4);
    }
  }
}
