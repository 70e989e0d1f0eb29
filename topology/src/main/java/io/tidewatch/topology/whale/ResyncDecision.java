package io.tidewatch.topology.whale;

import io.tidewatch.contract.alert.Decision;
import io.tidewatch.topology.alert.Explanation;
import io.tidewatch.topology.rule.RuleInForce;
import io.tidewatch.topology.whale.market.CoinFacts;
import io.tidewatch.topology.whale.position.Sizes;
import io.tidewatch.topology.whale.signal.WhaleMoveRule;
import java.math.BigDecimal;
import java.util.Optional;

/** Says why a position changed and no signal came of it. Pure. */
final class ResyncDecision {
  private ResyncDecision() {}

  /**
   * A position was set to what the venue says.
   *
   * @param at time that it holds of, epoch milliseconds
   * @param offset of the record that showed it
   */
  static Decision of(
      String address,
      CoinFacts coin,
      BigDecimal correction,
      long at,
      long offset,
      RuleInForce<WhaleMoveRule> rule) {
    return new Decision(
        WhaleMoveRule.ID,
        address,
        Decision.Reason.POSITION_RESYNC,
        Optional.empty(),
        at,
        at,
        1,
        Optional.of(Sizes.plain(correction)),
        rule.rule().threshold(),
        rule.version(),
        offset,
        offset,
        coin.symbol() + ": " + Explanation.positionResync());
  }
}
