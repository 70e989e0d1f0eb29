package io.tidewatch.topology.whale;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.whale.View;
import java.util.Optional;

/**
 * How an address is watched. Immutable.
 *
 * @param label the user's name for it
 * @param since what happened before is history: it makes no signals, epoch milliseconds
 * @param movedAt when its view changed last; 0 if it never did
 * @param futuresAt time of the newest statement of its contracts that holdings were compared with
 * @param spotAt the same of its tokens
 * @param seedAskedAt when a statement was asked for last
 */
public record Watch(
    View view,
    Optional<String> label,
    long since,
    long movedAt,
    long futuresAt,
    long spotAt,
    long seedAskedAt) {
  public Watch {
    requireNonNull(view, "view");
    requireNonNull(label, "label");
  }

  static Watch begin(View view, Optional<String> label, long at) {
    return new Watch(view, label, at, 0, 0, 0, 0);
  }

  Watch seenBy(View next, Optional<String> nextLabel, long at) {
    long moved = next == view ? movedAt : at;
    return new Watch(next, nextLabel, since, moved, futuresAt, spotAt, seedAskedAt);
  }

  Watch stated(boolean spot, long at) {
    return new Watch(
        view,
        label,
        since,
        movedAt,
        spot ? futuresAt : Math.max(futuresAt, at),
        spot ? Math.max(spotAt, at) : spotAt,
        seedAskedAt);
  }

  Watch seedAsked(long at) {
    return new Watch(view, label, since, movedAt, futuresAt, spotAt, at);
  }

  Watch withoutStatedTokens() {
    return new Watch(view, label, since, movedAt, futuresAt, 0, seedAskedAt);
  }

  long statedAt(boolean spot) {
    return spot ? spotAt : futuresAt;
  }

  /** Up to when its holdings are known to have all trades; 0 if they are not known. */
  long surelyTo(boolean spot) {
    long stated = statedAt(spot);
    // Channels of its own, which it had until then, tell of every fill.
    return stated == 0 ? 0 : Math.max(stated, movedAt);
  }
}
