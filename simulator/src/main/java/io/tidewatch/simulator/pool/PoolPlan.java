package io.tidewatch.simulator.pool;

import io.tidewatch.contract.pool.Conditions;
import io.tidewatch.contract.pool.Conditions.PriceChange;
import io.tidewatch.contract.pool.Conditions.Volume;
import io.tidewatch.contract.pool.Interval;
import io.tidewatch.contract.pool.PoolPair;
import io.tidewatch.contract.pool.PoolTemplate;
import io.tidewatch.contract.pool.TriggerLogic;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes tokens up for market caps and puts them into batches, as the loader does. */
final class PoolPlan {
  private static final BigDecimal HALF_A_MILLION = new BigDecimal("500000");
  private static final BigDecimal MILLION = new BigDecimal("1000000");
  private static final BigDecimal TEN_MILLIONS = new BigDecimal("10000000");

  private PoolPlan() {}

  /** Templates of four ranges of market caps, smallest first. */
  static List<PoolTemplate> usualTemplates() {
    return List.of(
        template(1, new BigDecimal("300000"), HALF_A_MILLION, TriggerLogic.ANY, "20", "100000"),
        template(2, HALF_A_MILLION, MILLION, TriggerLogic.ALL, "15", "50000"),
        template(3, MILLION, TEN_MILLIONS, TriggerLogic.ANY, "10", "500000"),
        template(4, TEN_MILLIONS, null, TriggerLogic.ANY, "10", "5000000"));
  }

  private static PoolTemplate template(
      int id, BigDecimal from, BigDecimal to, TriggerLogic logic, String rise, String volume) {
    return new PoolTemplate(
        id,
        "template " + id,
        from,
        Optional.ofNullable(to),
        Interval.M1,
        logic,
        new Conditions(
            Optional.of(new PriceChange(Optional.of(new BigDecimal(rise)), Optional.empty())),
            Optional.of(new Volume(new BigDecimal(volume)))));
  }

  /**
   * @param caps the largest first, each within a template
   */
  static List<PoolToken> of(List<BigDecimal> caps, List<PoolTemplate> templates) {
    List<PoolToken> tokens = new ArrayList<>(caps.size());
    for (int i = 0; i < caps.size(); i++) {
      tokens.add(token(i, caps, templates));
    }
    return tokens;
  }

  /** The same token under another name. */
  static PoolToken renamed(PoolToken token, String symbol, String name) {
    PoolPair pair = token.pair();
    return new PoolToken(
        new PoolPair(
            pair.pair(),
            pair.token(),
            Optional.of(symbol),
            Optional.of(name),
            pair.marketCap(),
            pair.twitterUrl(),
            pair.templateId(),
            pair.interval(),
            pair.batch(),
            pair.priority(),
            pair.sortOrder()),
        token.source());
  }

  private static PoolToken token(int number, List<BigDecimal> caps, List<PoolTemplate> templates) {
    PoolTemplate template = templateOf(caps.get(number), templates);
    PoolPair pair =
        new PoolPair(
            Addresses.pair(number),
            Addresses.token(number),
            Optional.of("SIM" + number),
            Optional.of("Simulated " + number),
            caps.get(number),
            Optional.of("https://x.com/simulated_" + number),
            template.id(),
            template.interval(),
            number / PoolPair.BATCH_LIMIT + 1,
            caps.size() - number,
            number % PoolPair.BATCH_LIMIT);
    return new PoolToken(pair, number % 3 == 0 ? "bonk" : "pump");
  }

  private static PoolTemplate templateOf(BigDecimal cap, List<PoolTemplate> templates) {
    return templates.stream()
        .filter(template -> template.minMarketCap().compareTo(cap) <= 0)
        .filter(
            template -> template.maxMarketCap().filter(max -> max.compareTo(cap) <= 0).isEmpty())
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no template for a market cap of " + cap));
  }
}
