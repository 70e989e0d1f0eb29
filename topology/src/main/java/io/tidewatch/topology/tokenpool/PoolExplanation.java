package io.tidewatch.topology.tokenpool;

import io.tidewatch.contract.alert.Decision.Reason;
import io.tidewatch.contract.alert.Inputs.ConditionResult;
import io.tidewatch.contract.alert.Inputs.ConditionState;
import io.tidewatch.contract.pool.Interval;
import io.tidewatch.topology.alert.AlertState.Sent;
import io.tidewatch.topology.alert.Explanation;
import io.tidewatch.topology.tokenpool.judge.Finding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says in one sentence why a token was not told of. */
final class PoolExplanation {
  private static final int DECIMALS = 2;

  private PoolExplanation() {}

  /**
   * The sentence on a decision.
   *
   * @param detail what is known of the newest observation that it covers
   */
  static String of(Reason reason, String detail, Duration staleAfter) {
    return switch (reason) {
      case COOLDOWN, CONDITION_UNKNOWN, GATED, NO_TEMPLATE -> detail;
      case ALREADY_ALERTED -> "older than the last alert";
      case NEAR_MISS -> Explanation.nearMiss();
      case RESOLVED -> Explanation.resolved();
      case RESOLVED_NO_DATA -> "nothing came for " + staleAfter + ": the episode is over";
      case NO_RATE -> "no rate of the quote asset is known";
      case LATE -> "older than what was judged already";
      case OUT_OF_RANGE -> "more than can be counted";
      case RESOLVED_BOOK_LOST -> Explanation.bookLost();
      case CAUSE_UNKNOWN -> Explanation.causeUnknown();
      case MARKET_WIDE -> Explanation.marketWide();
      case UNSURE -> Explanation.unsure();
      case POSITION_RESYNC -> Explanation.positionResync();
      case SILENCED, FEED_BROKEN, MARKET_EVENT, UNWATCHED -> Explanation.notTold();
    };
  }

  static String cooldown(
      Finding finding, Interval interval, Optional<Sent> last, long timeMs, Duration cooldown) {
    return conditions(finding, interval, ConditionState.MET)
        + last.map(sent ->
                "; "
                    + (timeMs - sent.at())
                    + " ms after the last alert, "
                    + (sent.at() + cooldown.toMillis() - timeMs)
                    + " ms of the cooldown are left")
            .orElse("");
  }

  static String unknown(Finding finding, Interval interval) {
    return conditions(finding, interval, ConditionState.UNKNOWN);
  }

  static String noTemplate(int templateId) {
    return "template " + templateId + " is gone: nothing says what to look for";
  }

  private static String conditions(Finding finding, Interval interval, ConditionState state) {
    return finding.conditions().stream()
        .filter(result -> result.state() == state)
        .map(result -> condition(result, interval))
        .collect(Collectors.joining(", "));
  }

  private static String condition(ConditionResult result, Interval interval) {
    String what =
        switch (result.condition()) {
          case PRICE_RISE, PRICE_FALL, PRICE_CHANGE -> "price change in percent over " + interval;
          case VOLUME -> "volume in USD over " + interval;
        };
    return what
        + result.measured().map(measured -> " is " + amount(measured)).orElse(" was not sent")
        + ", looked for from "
        + amount(result.threshold());
  }

  /** A number as people write it. */
  static String amount(BigDecimal value) {
    BigDecimal rounded =
        value.scale() > DECIMALS ? value.setScale(DECIMALS, RoundingMode.DOWN) : value;
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
