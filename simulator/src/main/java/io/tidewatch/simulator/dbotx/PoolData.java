package io.tidewatch.simulator.dbotx;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * Rows of the three tables that a token pool is loaded from, and the pools that the venue knows.
 * Facts only; made by {@link PoolDataMaker}.
 *
 * @param templates rows of {@code quick_monitor_template}
 * @param tokens rows of {@code token_launch_history}
 * @param accounts rows of {@code twitter_account_manage}
 * @param pools by the address of the token; a token without a pool is absent
 */
public record PoolData(
    List<Template> templates,
    List<Token> tokens,
    List<Account> accounts,
    Map<String, List<DbotxPool>> pools) {
  public PoolData {
    templates = List.copyOf(templates);
    tokens = List.copyOf(tokens);
    accounts = List.copyOf(accounts);
    pools = Map.copyOf(pools);
  }

  /** As large as the original run: 1,903 tokens that match, 4 of them without a pool. */
  public static PoolData ofOriginalSize() {
    return new PoolDataMaker(1).make(PoolDataMaker.Size.ORIGINAL);
  }

  /** Pools of a token; none if it is unknown. */
  public List<DbotxPool> poolsOf(String token) {
    return pools.getOrDefault(token, List.of());
  }

  /**
   * A template.
   *
   * @param minMarketCap where its range of market caps begins, USD
   * @param hasTwitter profile, or blank for no requirement
   * @param eventsConfig JSON
   * @param interval for example 1m
   * @param logic any or all
   * @param deleted whether it is marked as deleted
   */
  public record Template(
      int id,
      BigDecimal minMarketCap,
      String hasTwitter,
      String eventsConfig,
      String interval,
      String logic,
      boolean deleted) {}

  /**
   * A token.
   *
   * @param address its mint
   * @param marketCap highest so far, USD
   * @param twitterUrl null if it has none
   * @param source where it was launched
   */
  public record Token(
      String address,
      String symbol,
      String name,
      BigDecimal marketCap,
      String twitterUrl,
      String source) {}

  /**
   * An account of Twitter.
   *
   * @param type profile, or blank
   */
  public record Account(String url, String type) {}
}
