package io.tidewatch.simulator.whale;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.whale.Flush;
import io.tidewatch.contract.whale.HyperliquidRecords;
import io.tidewatch.contract.whale.PositionChange;
import io.tidewatch.contract.whale.PositionSide;
import io.tidewatch.simulator.hyperliquid.exchange.TradeSide;
import java.util.List;

/** How orders end: all filled, filled before it is seen, given up, canceled, sliced. */
final class OrderScenes {
  private final WhaleScript script;

  OrderScenes(WhaleScript script) {
    this.script = requireNonNull(script, "script");
  }

  List<WhaleScene> write() {
    return List.of(manyFills(), earlyStatus(), timeOut(), cancelAfterPart(), twap());
  }

  /** A resting order is filled by five others: one signal, large, one alert. */
  private WhaleScene manyFills() {
    Whale who = Whale.LADDER;
    int from = WhaleScript.second(2, 0);
    script.at(from, stage -> stage.place("many", who, "BTC", TradeSide.BUY, "95000", "12.5"));
    String[] sizes = {"3", "2.25", "4.75", "0.5", "2"};
    for (int n = 0; n < sizes.length; n++) {
      String size = sizes[n];
      script.at(from + 1 + n, stage -> stage.fill("many", "95000", size));
    }
    return WhaleScript.loud(
        "an order of many fills",
        who,
        script.signal(
            who, "BTC", PositionChange.OPEN, PositionSide.LONG, "12.5", 5, Flush.STATUS, from + 5));
  }

  /** The order is said to be filled four seconds before its fills are: one signal, medium. */
  private WhaleScene earlyStatus() {
    Whale who = Whale.HASTY;
    int from = WhaleScript.second(5, 2);
    script.at(
        from,
        stage -> {
          stage.hold(HyperliquidRecords.USER_FILLS, who);
          stage.take(who, "ETH", TradeSide.SELL, "3200", "40", "35", "25");
        });
    script.at(from + 4, stage -> stage.release(HyperliquidRecords.USER_FILLS, who));
    return WhaleScript.quiet(
        "a status before its fills",
        who,
        script.signal(
            who, "ETH", PositionChange.OPEN, PositionSide.SHORT, "100", 3, Flush.STATUS, from));
  }

  /**
   * Part of a resting order is filled, and five minutes nothing: one signal, large, one alert. The
   * rest is canceled half an hour later, of which nothing may come.
   */
  private WhaleScene timeOut() {
    Whale who = Whale.PATIENT;
    int from = WhaleScript.second(8, 0);
    script.at(
        from,
        stage -> {
          stage.place("patient", who, "SOL", TradeSide.BUY, "180", "20000");
          stage.fill("patient", "180", "4000");
        });
    script.at(from + 5, stage -> stage.fill("patient", "180", "2500"));
    script.at(WhaleScript.second(38, 0), stage -> stage.cancel("patient"));
    return WhaleScript.loud(
        "a time-out",
        who,
        script.signal(
            who,
            "SOL",
            PositionChange.OPEN,
            PositionSide.LONG,
            "6500",
            2,
            Flush.TIMEOUT,
            from + 5));
  }

  /** Half of an order is filled, the rest canceled: one signal, medium, of what was filled. */
  private WhaleScene cancelAfterPart() {
    Whale who = Whale.DOUBTER;
    int from = WhaleScript.second(17, 0);
    script.at(from, stage -> stage.place("doubt", who, "LINK", TradeSide.SELL, "14.2", "60000"));
    script.at(from + 3, stage -> stage.fill("doubt", "14.2", "20000"));
    script.at(from + 6, stage -> stage.fill("doubt", "14.2", "12000"));
    script.at(from + 20, stage -> stage.cancel("doubt"));
    return WhaleScript.quiet(
        "a cancel after a part",
        who,
        script.signal(
            who,
            "LINK",
            PositionChange.OPEN,
            PositionSide.SHORT,
            "32000",
            2,
            Flush.STATUS,
            from + 6));
  }

  /** Six slices of a TWAP, which no order update tells: one signal, medium, after a time-out. */
  private WhaleScene twap() {
    Whale who = Whale.SLICER;
    int from = WhaleScript.second(21, 0);
    script.at(from, WhaleStage::beginTwap);
    for (int n = 0; n < 6; n++) {
      script.at(from + n * 10, stage -> stage.slice(who, "DOGE", TradeSide.BUY, "0.16", "500000"));
    }
    return WhaleScript.quiet(
        "a TWAP",
        who,
        script.signal(
            who,
            "DOGE",
            PositionChange.OPEN,
            PositionSide.LONG,
            "3000000",
            6,
            Flush.TIMEOUT,
            from + 50));
  }
}
