package io.tidewatch.simulator.whale;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.whale.Flush;
import io.tidewatch.contract.whale.PositionChange;
import io.tidewatch.contract.whale.PositionSide;
import io.tidewatch.simulator.hyperliquid.exchange.TradeSide;
import io.tidewatch.simulator.whale.WhaleScene.Expected;
import io.tidewatch.simulator.whale.WhaleScene.Signal;
import java.util.ArrayList;
import java.util.List;

/** What becomes of positions: turned round, added to unseen, opened and closed, shared. */
final class PositionScenes {
  private final WhaleScript script;

  PositionScenes(WhaleScript script) {
    this.script = requireNonNull(script, "script");
  }

  List<WhaleScene> write() {
    return List.of(flip(), missedFill(), tradesOnly(0), consensus(PositionChange.OPEN, 0));
  }

  /**
   * What can happen again, to the same people.
   *
   * @param begin second at which the round begins
   */
  List<WhaleScene> again(int begin) {
    return List.of(tradesOnly(begin), consensus(PositionChange.ADD, begin));
  }

  /** One fill closes what was held before and opens the other way: two signals, two alerts. */
  private WhaleScene flip() {
    Whale who = Whale.TURNCOAT;
    int from = WhaleScript.second(11, 0);
    script.at(from, stage -> stage.take(who, "HYPE", TradeSide.SELL, "32.5", "90000"));
    Signal closed =
        script.signal(
            who, "HYPE", PositionChange.CLOSE, PositionSide.LONG, "40000", 1, Flush.STATUS, from);
    Signal opened =
        script.signal(
            who, "HYPE", PositionChange.OPEN, PositionSide.SHORT, "50000", 1, Flush.STATUS, from);
    return WhaleScript.loud(
        "a flip", who, WhaleScript.flipped(closed), WhaleScript.flipped(opened));
  }

  /**
   * A fill does not come over the socket; the next one does not fit what is known, so the missing
   * one is fetched: three signals, none large, none made up.
   */
  private WhaleScene missedFill() {
    Whale who = Whale.UNHEARD;
    int from = WhaleScript.second(14, 0);
    script.at(from, stage -> stage.take(who, "XRP", TradeSide.BUY, "2.2", "300000"));
    script.at(
        from + 31,
        stage -> {
          stage.withhold(who, 1);
          stage.take(who, "XRP", TradeSide.BUY, "2.2", "200000");
        });
    script.at(from + 34, stage -> stage.take(who, "XRP", TradeSide.BUY, "2.2", "100000"));
    script.at(from + 35, stage -> stage.awaitBackfill(who));
    return WhaleScript.quiet(
        "a missed fill",
        who,
        added(who, PositionChange.OPEN, "300000", from),
        added(who, PositionChange.ADD, "200000", from + 31),
        added(who, PositionChange.ADD, "100000", from + 34));
  }

  /** Seen by public trades only: opened in three, closed in two: two signals, two alerts. */
  private WhaleScene tradesOnly(int begin) {
    Whale who = Whale.DISTANT;
    int from = begin + WhaleScript.second(19, 0);
    script.at(from, stage -> stage.take(who, "AVAX", TradeSide.BUY, "16.5", "25000"));
    script.at(from + 1, stage -> stage.take(who, "AVAX", TradeSide.BUY, "16.5", "30000"));
    script.at(from + 2, stage -> stage.take(who, "AVAX", TradeSide.BUY, "16.5", "15000"));
    int close = begin + WhaleScript.second(24, 0);
    script.at(close, stage -> stage.take(who, "AVAX", TradeSide.SELL, "16.5", "40000"));
    script.at(close + 2, stage -> stage.take(who, "AVAX", TradeSide.SELL, "16.5", "30000"));
    return WhaleScript.loud(
        "public trades only",
        who,
        script.signal(
            who,
            "AVAX",
            PositionChange.OPEN,
            PositionSide.LONG,
            "70000",
            3,
            Flush.SESSION,
            from + 2),
        script.signal(
            who,
            "AVAX",
            PositionChange.CLOSE,
            PositionSide.LONG,
            "70000",
            2,
            Flush.SESSION,
            close + 2));
  }

  /** Three buy the same within four minutes, 5.4 million USD: three signals, four alerts. */
  private WhaleScene consensus(PositionChange change, int begin) {
    int from = begin + WhaleScript.second(26, 0);
    List<Whale> pack = List.of(Whale.PACK_ONE, Whale.PACK_TWO, Whale.PACK_THREE);
    List<String> sizes = List.of("1000000", "900000", "950000");
    List<Signal> signals = new ArrayList<>();
    for (int n = 0; n < pack.size(); n++) {
      Whale who = pack.get(n);
      String size = sizes.get(n);
      int second = from + n * 120;
      script.at(second, stage -> stage.take(who, "SUI", TradeSide.BUY, "1.9", size));
      signals.add(
          script.signal(who, "SUI", change, PositionSide.LONG, size, 1, Flush.STATUS, second));
    }
    List<Expected> alerts = new ArrayList<>(signals.stream().map(WhaleScript::alert).toList());
    alerts.add(script.consensus("SUI", Side.BUY, from + 240, from + 300));
    return new WhaleScene("a consensus", pack, signals, alerts);
  }

  private Signal added(Whale who, PositionChange change, String size, int second) {
    return script.signal(who, "XRP", change, PositionSide.LONG, size, 1, Flush.STATUS, second);
  }
}
