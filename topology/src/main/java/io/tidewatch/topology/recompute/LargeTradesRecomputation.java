package io.tidewatch.topology.recompute;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Evidence;
import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.instrument.SpotSymbol;
import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.topology.binance.SpotTrade;
import io.tidewatch.topology.binance.SpotTradeParser;
import io.tidewatch.topology.largetrades.LargeTradesRule;
import io.tidewatch.topology.largetrades.LargeTradesRuleDefinition;
import io.tidewatch.topology.largetrades.RollingWindow;
import io.tidewatch.topology.largetrades.Totals;
import io.tidewatch.topology.largetrades.WindowInputs;
import io.tidewatch.topology.largetrades.WindowTrade;
import io.tidewatch.topology.parse.Parsed;
import io.tidewatch.topology.parse.ParsedSerde;
import io.tidewatch.topology.rate.UsdRate;
import io.tidewatch.topology.rule.InvalidRuleException;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Sums the window of a symbol again. The first and the last record of the window are the ends of
 * the range, so all of its trades lie between, and whatever else does is outside of the window.
 */
final class LargeTradesRecomputation implements Recomputation {
  private static final Deserializer<Parsed<SpotTrade>> FRAMES =
      new ParsedSerde<>(new SpotTradeParser(), SpotTradeParser.MAX_BYTES).deserializer();

  private final Alert alert;
  private final Inputs.LargeTrades told;
  private final RollingWindow window;
  private final LargeTradesRule rule;

  private LargeTradesRecomputation(Alert alert, Inputs.LargeTrades told, LargeTradesRule rule) {
    Evidence.Window span = alert.evidence().window();
    this.alert = alert;
    this.told = told;
    this.rule = rule;
    // Nothing of the window may be forgotten, however much later a record of the range is.
    this.window = new RollingWindow(span.upTo() - span.after(), span.upTo() - span.after());
  }

  static Attempt of(Alert alert, Inputs.LargeTrades told) {
    requireNonNull(alert, "alert");
    if (!SpotSymbol.USD_STABLECOINS.contains(told.quote())) {
      return new Attempt.Impossible(
          "each trade was converted at the price of "
              + told.quote()
              + " that was known then, and those prices are not kept");
    }
    Evidence.Window span = alert.evidence().window();
    if (span.upTo() <= span.after()) {
      return new Attempt.Impossible("the alert names no window");
    }
    try {
      LargeTradesRule rule =
          new LargeTradesRuleDefinition(LargeTradesRule.DEFAULT)
              .rule(alert.evidence().rule().parameters());
      return new Attempt.Possible(new LargeTradesRecomputation(alert, told, rule));
    } catch (InvalidRuleException e) {
      return new Attempt.Impossible("the rule that it names is none: " + e.getMessage());
    }
  }

  @Override
  public void take(ConsumerRecord<String, byte[]> rawRecord) {
    if (alert.subject().equals(rawRecord.key())
        && FRAMES.deserialize(rawRecord.topic(), rawRecord.headers(), rawRecord.value())
            instanceof Parsed.Ok<SpotTrade>(SpotTrade trade, byte[] raw)
        && trade.symbol().map(alert.subject()::equals).orElse(true)) {
      boolean fetched = RawHeaders.isBackfill(rawRecord.headers());
      window.offer(WindowTrade.of(trade, trade.notional(), fetched, rawRecord.offset()), 0);
    }
  }

  @Override
  public Recomputed result() {
    for (int position = 0; position < window.size(); position++) {
      if (window.timeAt(position) == alert.eventTime()
          && window.lastIdAt(position) == told.completedBy()) {
        return at(position);
      }
    }
    return new Recomputed.NotPossible(
        "the records that it names do not have the trade " + told.completedBy());
  }

  private Recomputed at(int position) {
    Totals totals = window.totalsAt(position);
    return new Recomputed.Value(
        Totals.usd(totals.totalUsd()),
        rule.side(totals),
        WindowInputs.of(
            alert.subject(), pair(alert.subject()), window, position, totals, UsdRate.ONE));
  }

  private static Optional<SpotSymbol> pair(String symbol) {
    try {
      return Optional.of(SpotSymbol.parse(symbol));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
