package io.tidewatch.simulator.dbotx;

import io.tidewatch.simulator.dbotx.PoolData.Account;
import io.tidewatch.simulator.dbotx.PoolData.Template;
import io.tidewatch.simulator.dbotx.PoolData.Token;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;

/** Makes rows of a wanted size; the same seed makes the same ones. Used once. */
public final class PoolDataMaker {
  private static final String BASE_58 =
      "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final int ADDRESS_LENGTH = 44;
  private static final String PROFILE = "profile";

  /** Bounds of the four ranges of market caps, USD; the last one is open. */
  private static final long[] BOUNDS = {300_000, 500_000, 1_000_000, 10_000_000, 90_000_000};

  private static final String[] CONFIGS = {
    "{\"priceChange\":{\"enabled\":true,\"risePercent\":10},"
        + "\"volume\":{\"enabled\":true,\"threshold\":30000}}",
    "{\"priceChange\":{\"enabled\":true,\"risePercent\":12.5,\"fallPercent\":20},"
        + "\"volume\":{\"enabled\":false}}",
    "{\"priceChange\":{\"enabled\":true,\"risePercent\":8,\"fallPercent\":10},"
        + "\"volume\":{\"enabled\":true,\"threshold\":60000}}",
    "{\"priceChange\":{\"enabled\":true,\"risePercent\":5},"
        + "\"volume\":{\"enabled\":true,\"threshold\":250000.50}}"
  };
  private static final String[] INTERVALS = {"1m", "1m", "5m", "1h"};
  private static final String[] LOGICS = {"any", "any", "all", "any"};

  private final SplittableRandom random;
  private final Random order;
  private final List<Token> tokens = new ArrayList<>();
  private final List<Account> accounts = new ArrayList<>();
  private final Map<String, List<DbotxPool>> pools = new HashMap<>();

  public PoolDataMaker(long seed) {
    this.random = new SplittableRandom(seed);
    this.order = new Random(seed);
  }

  /**
   * How many rows there are.
   *
   * @param matching tokens by template, lowest range first
   * @param withoutPool how many of the first range have no pool
   * @param profiles accounts of the type profile
   * @param noise tokens of each kind that must not match
   */
  public record Size(List<Integer> matching, int withoutPool, int profiles, int noise) {
    /** What the original run found, with its four failures in the first range. */
    public static final Size ORIGINAL = new Size(List.of(649, 607, 540, 107), 4, 54_361, 200);

    public Size {
      matching = List.copyOf(matching);
      if (matching.size() != CONFIGS.length) {
        throw new IllegalArgumentException(
            "expected tokens for " + CONFIGS.length + " templates, were " + matching.size());
      }
      int tokens = matching.stream().mapToInt(Integer::intValue).sum();
      if (profiles < tokens) {
        throw new IllegalArgumentException(
            "expected a profile for each of " + tokens + " tokens, was " + profiles);
      }
    }
  }

  /** Four templates and one that is deleted, tokens that match, and tokens that do not. */
  public PoolData make(Size size) {
    for (int range = 0; range < CONFIGS.length; range++) {
      for (int i = 0; i < size.matching().get(range); i++) {
        matching(range, range == 0 && i < size.withoutPool());
      }
    }
    while (accounts.size() < size.profiles()) {
      accounts.add(new Account(url(), PROFILE));
    }
    noise(size.noise());
    Collections.shuffle(tokens, order);
    Collections.shuffle(accounts, order);
    return new PoolData(templates(), tokens, accounts, pools);
  }

  private static List<Template> templates() {
    List<Template> templates = new ArrayList<>();
    for (int range = 0; range < CONFIGS.length; range++) {
      templates.add(
          new Template(
              range + 1,
              BigDecimal.valueOf(BOUNDS[range]),
              PROFILE,
              CONFIGS[range],
              INTERVALS[range],
              LOGICS[range],
              false));
    }
    templates.add(new Template(9, BigDecimal.valueOf(BOUNDS[1]), PROFILE, "{", "1m", "any", true));
    return templates;
  }

  private void matching(int range, boolean withoutPool) {
    String url = url();
    accounts.add(new Account(url, PROFILE));
    Token token = token(cap(BOUNDS[range], BOUNDS[range + 1]), url, source());
    tokens.add(token);
    if (!withoutPool) {
      pools.put(token.address(), List.of(pool(50_000), pool(900_000), pool(10_000)));
    }
  }

  private void noise(int each) {
    List<Account> profiles = List.copyOf(accounts);
    for (int i = 0; i < each; i++) {
      String known = profiles.get(i % profiles.size()).url();
      String other = url();
      accounts.add(new Account(other, ""));
      tokens.add(token(cap(BOUNDS[0], BOUNDS[1]), known, "moonshot"));
      tokens.add(token(cap(1_000, BOUNDS[0]), known, source()));
      tokens.add(token(cap(BOUNDS[0], BOUNDS[1]), other, source()));
      tokens.add(token(cap(BOUNDS[0], BOUNDS[1]), null, source()));
    }
  }

  private Token token(BigDecimal marketCap, String url, String source) {
    int number = tokens.size() + 1;
    return new Token(address(), "TK" + number, "Token " + number, marketCap, url, source);
  }

  private DbotxPool pool(long volume) {
    return DbotxPool.of(address(), random.nextLong(10, 5_000), volume);
  }

  private BigDecimal cap(long from, long to) {
    return BigDecimal.valueOf(random.nextLong(from * 100, to * 100), 2);
  }

  private String source() {
    return random.nextInt(5) == 0 ? "bonk" : "pump";
  }

  private String url() {
    return "https://x.com/t" + Long.toString(random.nextLong(Long.MAX_VALUE), 36);
  }

  private String address() {
    StringBuilder address = new StringBuilder(ADDRESS_LENGTH);
    for (int i = 0; i < ADDRESS_LENGTH; i++) {
      address.append(BASE_58.charAt(random.nextInt(BASE_58.length())));
    }
    return address.toString();
  }
}
