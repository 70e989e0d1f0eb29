package io.tidewatch.topology.alertgate;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.AlertId;
import io.tidewatch.contract.alert.Decision;
import io.tidewatch.contract.alert.Decision.Reason;
import io.tidewatch.contract.alert.Evidence;
import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.delivery.AlertMatcher;
import io.tidewatch.contract.delivery.Silence;
import io.tidewatch.contract.feed.FeedEvent;
import io.tidewatch.contract.whale.PositionSide;
import io.tidewatch.topology.futures.MadeFindings;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Alerts, and what is said of them, without a market. */
final class MadeAlerts {
  static final long T0 = 1_761_900_000_000L;

  /** Of the connection that alerts come from unless said otherwise. */
  static final long EPOCH = 7;

  private static final BigDecimal ONE = BigDecimal.ONE;

  private MadeAlerts() {}

  static Alert trades(String symbol, long at) {
    return trades(symbol, at, Severity.MAJOR, EPOCH);
  }

  static Alert trades(String symbol, long at, Severity severity, long epoch) {
    String base = symbol.replace("USDT", "");
    Inputs inputs = new Inputs.LargeTrades(base, "USDT", ONE, ONE, 2, 1, 2, ONE, 2, ONE, ONE, 0);
    return alert("large-trades", symbol, Side.BUY, at, severity, inputs, epoch);
  }

  static Alert depth(String instrument, Side side, long at) {
    Inputs inputs =
        new Inputs.DepthAnomaly(
            base(instrument), "USDT", 7, 1, Map.of("spread", ONE), 30, 50, ONE, ONE, ONE);
    return alert("depth-anomaly", instrument, side, at, Severity.MAJOR, inputs, EPOCH);
  }

  static Alert level(String instrument, long at) {
    Inputs inputs =
        new Inputs.LevelBroken(base(instrument), "USDT", 7, 1, ONE, ONE, ONE, ONE, 3, ONE, at - 1);
    return alert("level-broken", instrument, Side.BUY, at, Severity.MAJOR, inputs, EPOCH);
  }

  static Alert anomaly(String symbol, Side side, long at, Severity severity) {
    Inputs inputs =
        new Inputs.FuturesAnomaly(
            symbol.replace("USDT", ""),
            Inputs.ScoreMethod.ROBUST,
            MadeFindings.judged(symbol, 0, at, at).anomaly(),
            ONE,
            10,
            Optional.empty());
    return alert("futures-anomaly", symbol, side, at, severity, inputs, EPOCH);
  }

  static Alert move(Side side, long at) {
    Inputs inputs = new Inputs.MarketMove(at, 40, 100, 30, 10, ONE, List.of(), Optional.empty());
    return alert("futures-market-move", "market", side, at, Severity.MAJOR, inputs, EPOCH);
  }

  static Alert consensus(String coin, String symbol, long at) {
    Inputs inputs =
        new Inputs.WhaleConsensus(
            coin, symbol, PositionSide.LONG, ONE, List.of(), List.of(), Optional.empty());
    return alert("whale-consensus", coin, Side.BUY, at, Severity.MINOR, inputs, EPOCH);
  }

  private static String base(String instrument) {
    return instrument.substring(0, instrument.indexOf('-'));
  }

  private static Alert alert(
      String rule,
      String subject,
      Side side,
      long at,
      Severity severity,
      Inputs inputs,
      long epoch) {
    Evidence evidence =
        new Evidence(
            new Evidence.RuleInForce(rule, 3, Map.of("threshold", "1")),
            new Evidence.Episode(at, 1),
            new Evidence.Window(at - 60_000, at),
            inputs,
            List.of(),
            new Evidence.FeedHealth(0, 0, epoch, 20));
    return new Alert(
        AlertId.of(rule, subject, side, at, 1),
        rule,
        subject,
        side,
        BigDecimal.TEN,
        ONE,
        severity,
        at,
        evidence);
  }

  /** Word of the end of what an alert claims. */
  static Decision end(Alert alert, Reason reason, Optional<Side> side, long at) {
    return new Decision(
        alert.rule(),
        alert.subject(),
        reason,
        side,
        alert.eventTime(),
        at,
        1,
        Optional.empty(),
        ONE,
        3,
        1,
        2,
        "it is over");
  }

  static Decision end(Alert alert, long at) {
    return end(alert, Reason.RESOLVED, Optional.empty(), at);
  }

  /** A decision that says nothing but what time it is. */
  static Decision elsewhere(long at) {
    return end(trades("OTHERUSDT", at), Reason.NEAR_MISS, Optional.empty(), at);
  }

  static Silence silence(String id, AlertMatcher matcher, long from, long until) {
    return new Silence(id, matcher, from, until, "ops", Optional.of("maintenance"));
  }

  static FeedEvent feed(
      String venue, String channel, String instrument, FeedEvent.Type type, long at) {
    return feed(venue, channel, instrument, type, EPOCH, at);
  }

  static FeedEvent feed(
      String venue, String channel, String instrument, FeedEvent.Type type, long epoch, long at) {
    return new FeedEvent(
        venue, channel, instrument, type, "c" + epoch, epoch, at, Optional.empty(), "so it is");
  }

  static FeedEvent rotated(
      String venue, String channel, Optional<String> old, long epoch, long at) {
    return new FeedEvent(
        venue,
        channel,
        FeedEvent.ALL_INSTRUMENTS,
        FeedEvent.Type.ROTATED,
        "c" + epoch,
        epoch,
        at,
        Optional.empty(),
        old,
        "it is old");
  }
}
