package io.tidewatch.topology.alertgate;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Decision;
import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.alert.Side;

/** Which alerts hold until their end is told, and when that is. Pure. */
final class Episodes {
  private Episodes() {}

  /** Whether it is about something that lasts; the others are over as they are raised. */
  static boolean lasts(Alert alert) {
    return switch (alert.evidence().inputs()) {
      case Inputs.LargeTrades trades -> true;
      case Inputs.DepthAnomaly depth -> true;
      case Inputs.LiquidityShrink depth -> true;
      case Inputs.TokenPool pool -> true;
      case Inputs.FuturesAnomaly anomaly -> true;
      case Inputs.MarketMove market -> true;
      case Inputs.WallEvent wall -> false;
      case Inputs.LevelBroken level -> false;
      case Inputs.WhaleMove move -> false;
      case Inputs.WhaleConsensus consensus -> false;
    };
  }

  /** Whether a decision tells of an end. */
  static boolean isEnd(Decision decision) {
    return switch (decision.reason()) {
      case RESOLVED, RESOLVED_NO_DATA, RESOLVED_BOOK_LOST -> true;
      default -> false;
    };
  }

  /** Whether a decision on the same key says that what the alert claims is over. */
  static boolean ends(Decision decision, Alert alert) {
    return isEnd(decision)
        && decision.to() >= alert.eventTime()
        && (!hasSides(alert)
            || alert.side() == Side.BOTH
            || decision.side().filter(side -> side != alert.side()).isEmpty());
  }

  /** Each side of a book has episodes of its own; elsewhere a side is only where it points now. */
  static boolean hasSides(Alert alert) {
    return switch (alert.evidence().inputs()) {
      case Inputs.DepthAnomaly depth -> true;
      case Inputs.LiquidityShrink depth -> true;
      default -> false;
    };
  }
}
