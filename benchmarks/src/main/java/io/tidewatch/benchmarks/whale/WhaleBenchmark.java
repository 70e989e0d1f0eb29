package io.tidewatch.benchmarks.whale;

import static java.util.Objects.requireNonNull;

import io.tidewatch.benchmarks.Benchmark;
import io.tidewatch.benchmarks.Scale;
import io.tidewatch.benchmarks.measure.Rounds;
import io.tidewatch.benchmarks.report.Finding;
import io.tidewatch.benchmarks.wire.HouseTopics;
import io.tidewatch.benchmarks.wire.Sender;
import io.tidewatch.contract.whale.View;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How soon is it known what a watched address did, and what do many open orders cost? */
public final class WhaleBenchmark implements Benchmark {
  static final String TRADES = "trade to signal";
  static final int ADDRESSES = 1_000;
  static final int COINS = 200;
  static final int TRADES_PER_SECOND = 2_000;
  static final int MANY_ORDERS = 100_000;
  static final int FEW_ORDERS = 10_000;
  private static final int USERS = 10;

  private final Path directory;
  private final InstantSource clock;

  public WhaleBenchmark(Path directory, InstantSource clock) {
    this.directory = requireNonNull(directory, "directory");
    this.clock = requireNonNull(clock, "clock");
  }

  @Override
  public String name() {
    return "whales";
  }

  @Override
  public Finding run(Scale scale) throws Exception {
    int seconds = scale.of(20, 40);
    Rounds<TradeRun> trades = trades(seconds, scale);
    return WhaleFinding.of(seconds, trades, orders(scale));
  }

  private Rounds<TradeRun> trades(int seconds, Scale scale) throws Exception {
    Path here = directory.resolve(name() + "-trades");
    WhaleTape tape = new WhaleTape(ADDRESSES, COINS, View.PUBLIC_TRADES);
    try (HouseTopics topics = HouseTopics.start(here.resolve("broker"));
        Sender sender = new Sender(topics.servers())) {
      TradeArm arm =
          new TradeArm(
              topics, sender, here.resolve("states"), clock, tape, TRADES_PER_SECOND, seconds);
      return Rounds.run(Map.of(TRADES, arm::run), scale.warmUpRounds(), scale.of(2, 3));
    }
  }

  private Rounds<OpenOrdersRun> orders(Scale scale) throws Exception {
    WhaleTape tape = new WhaleTape(USERS, COINS, View.USER_CHANNELS);
    Map<String, Rounds.Arm<OpenOrdersRun>> arms = new LinkedHashMap<>();
    for (int orders : new int[] {FEW_ORDERS, MANY_ORDERS}) {
      OpenOrdersArm arm =
          new OpenOrdersArm(directory.resolve(name() + "-orders"), clock, tape, orders);
      arms.put(arm(orders), arm::run);
    }
    return Rounds.run(arms, 0, scale.of(1, 3));
  }

  static String arm(int orders) {
    return String.format(Locale.ROOT, "%,d open orders", orders);
  }
}
