package io.tidewatch.connectors.message;

import io.tidewatch.connectors.TestFutures;
import io.tidewatch.connectors.delivery.TestWishes;
import io.tidewatch.connectors.pool.TestPoolAlerts;
import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Evidence;
import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.alert.Inputs.ConsensusMember;
import io.tidewatch.contract.alert.Inputs.Mover;
import io.tidewatch.contract.alert.Inputs.ScoreMethod;
import io.tidewatch.contract.alert.Inputs.WallFacts;
import io.tidewatch.contract.alert.Inputs.WallFate;
import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.futures.Anomaly.Reason;
import io.tidewatch.contract.whale.AssetType;
import io.tidewatch.contract.whale.Flush;
import io.tidewatch.contract.whale.PositionChange;
import io.tidewatch.contract.whale.PositionSide;
import io.tidewatch.contract.whale.SizeClass;
import io.tidewatch.contract.whale.View;
import io.tidewatch.contract.whale.WhaleSignal;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One alert of each kind, as detectors make them. */
public final class ExampleAlerts {
  private static final String ADDRESS = "0x31ca8395cf837de08b24da3f660e77761dfb974b";

  private ExampleAlerts() {}

  /** By the names of their kinds. */
  public static Map<String, Alert> at(long at) {
    Map<String, Alert> alerts = new LinkedHashMap<>();
    alerts.put("large-trades", TestWishes.alert("BTC", Severity.CRITICAL, at, 1));
    alerts.put("depth-anomaly", depthAnomaly(at));
    alerts.put("liquidity-shrink", liquidityShrink(at));
    alerts.put("wall-appeared", wall(at, WallFate.APPEARED));
    alerts.put("wall-absorbed", wall(at, WallFate.ABSORBED));
    alerts.put("wall-pulled", wall(at, WallFate.PULLED));
    alerts.put("level-broken", levelBroken(at));
    alerts.put("token-pool", tokenPool(at));
    alerts.put("futures-anomaly", futuresAnomaly(at));
    alerts.put("futures-market-move", marketMove(at));
    alerts.put("whale-move", whaleMove(at));
    alerts.put("whale-consensus", whaleConsensus(at));
    return alerts;
  }

  private static Alert depthAnomaly(long at) {
    Map<String, BigDecimal> parts = new LinkedHashMap<>();
    parts.put("depth", decimal("45.29"));
    parts.put("imbalance", decimal("30.11"));
    parts.put("spread", decimal("8.17"));
    return book(
        "depth-anomaly",
        Side.BUY,
        "83.57",
        "80",
        at,
        new Inputs.DepthAnomaly(
            "BTC",
            "USDT",
            7,
            1,
            parts,
            1_500,
            25,
            decimal("1200000.99"),
            decimal("300000"),
            decimal("1.557")));
  }

  private static Alert liquidityShrink(long at) {
    return book(
        "liquidity-shrink",
        Side.BUY,
        "62.5",
        "50",
        at,
        new Inputs.LiquidityShrink(
            "BTC",
            "USDT",
            7,
            1,
            25,
            decimal("300000"),
            decimal("790000"),
            decimal("800000"),
            decimal("810000"),
            3,
            600));
  }

  private static Alert wall(long at, WallFate fate) {
    boolean pulled = fate == WallFate.PULLED;
    WallFacts wall =
        new WallFacts(
            decimal("65100.1"),
            decimal("12.500050"),
            decimal("813751.87"),
            at - 75_000,
            decimal(pulled ? "0" : "600000"),
            decimal(pulled ? "800000" : "200000"),
            decimal("8.57"),
            pulled);
    return book(
        switch (fate) {
          case APPEARED -> "wall-appeared";
          case ABSORBED -> "wall-absorbed";
          case PULLED -> "wall-pulled";
        },
        pulled ? Side.BUY : Side.SELL,
        "813751.87",
        "500000",
        at,
        new Inputs.WallEvent("BTC", "USDT", 7, 1, fate, List.of(wall)));
  }

  private static Alert levelBroken(long at) {
    return book(
        "level-broken",
        Side.BUY,
        "65.29",
        "50",
        at,
        new Inputs.LevelBroken(
            "BTC",
            "USDT",
            7,
            1,
            decimal("64900.10"),
            decimal("64890"),
            decimal("64910.5"),
            decimal("64850.05"),
            3,
            decimal("0.925"),
            at - 7_384_000));
  }

  private static Alert tokenPool(long at) {
    return alert(
        "token-pool", TestPoolAlerts.TOKEN, Side.BUY, "1.2309", "1", at, TestPoolAlerts.inputs(at));
  }

  private static Alert futuresAnomaly(long at) {
    long open = at - 900_000;
    return alert(
        "futures-anomaly",
        "1000SHIBUSDT",
        Side.BUY,
        "83.57",
        "60",
        at,
        new Inputs.FuturesAnomaly(
            "1000SHIBUSDT",
            ScoreMethod.ROBUST,
            TestFutures.anomaly(
                "1000SHIBUSDT",
                open,
                false,
                TestFutures.classic("1.2567", Reason.PRICE, Reason.VOLUME)),
            decimal("0.0234"),
            150,
            Optional.empty()));
  }

  private static Alert marketMove(long at) {
    return alert(
        "futures-market-move",
        "USDT-PERPETUALS",
        Side.SELL,
        "0.8227",
        "0.3",
        at,
        new Inputs.MarketMove(
            at,
            123,
            150,
            3,
            120,
            decimal("-2.349"),
            List.of(
                new Mover("DOGEUSDT", decimal("91.2"), decimal("-5.129")),
                new Mover("SUIUSDT", decimal("88"), decimal("-4.9"))),
            Optional.empty()));
  }

  private static Alert whaleMove(long at) {
    WhaleSignal signal =
        new WhaleSignal(
            "id",
            "order",
            ADDRESS,
            Optional.of("Ladder"),
            AssetType.FUTURES,
            "BTC",
            "BTC/USDC",
            "BTC",
            "USDC",
            PositionChange.REDUCE.direction(),
            PositionChange.REDUCE,
            PositionSide.LONG,
            false,
            SizeClass.LARGE,
            decimal("12.5"),
            decimal("95000"),
            decimal("1187500"),
            Optional.of(decimal("1187500")),
            Optional.of(decimal("0.015")),
            Optional.of(decimal("0.4")),
            decimal("31.25"),
            decimal("18.75"),
            Optional.empty(),
            Optional.empty(),
            5,
            false,
            Optional.of(7L),
            Optional.empty(),
            1,
            Optional.empty(),
            Flush.STATUS,
            View.USER_CHANNELS,
            at,
            at,
            List.of());
    return alert(
        "whale-move",
        ADDRESS,
        Side.SELL,
        "1187500",
        "1000000",
        at,
        new Inputs.WhaleMove(signal, Optional.empty()));
  }

  private static Alert whaleConsensus(long at) {
    return alert(
        "whale-consensus",
        "SUI",
        Side.BUY,
        "3",
        "3",
        at,
        new Inputs.WhaleConsensus(
            "SUI",
            "SUI/USDC",
            PositionSide.LONG,
            decimal("5415000"),
            List.of(
                member(Optional.of("Pack 1"), "1900000", at),
                member(Optional.of("Pack 2"), "1815000", at),
                member(Optional.empty(), "1700000", at)),
            List.of(),
            Optional.empty()));
  }

  private static ConsensusMember member(Optional<String> label, String usd, long at) {
    return new ConsensusMember(ADDRESS, label, decimal(usd), List.of("s"), at, List.of());
  }

  private static Alert book(
      String rule, Side side, String value, String threshold, long at, Inputs inputs) {
    return alert(rule, "BTC-USDT", side, value, threshold, at, inputs);
  }

  private static Alert alert(
      String rule,
      String subject,
      Side side,
      String value,
      String threshold,
      long at,
      Inputs inputs) {
    return new Alert(
        "a1b2c3d4e5f6",
        rule,
        subject,
        side,
        decimal(value),
        decimal(threshold),
        Severity.MAJOR,
        at,
        new Evidence(
            new Evidence.RuleInForce(rule, 0, Map.of()),
            new Evidence.Episode(at, 1),
            new Evidence.Window(at - 1_800_000, at),
            inputs,
            List.of(),
            new Evidence.FeedHealth(0, 0, 1, 0)));
  }

  private static BigDecimal decimal(String text) {
    return new BigDecimal(text);
  }
}
