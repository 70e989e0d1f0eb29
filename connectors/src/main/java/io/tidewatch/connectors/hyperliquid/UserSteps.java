package io.tidewatch.connectors.hyperliquid;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.hyperliquid.UserChannels.Phase;
import io.tidewatch.contract.log.LogFields;
import io.tidewatch.contract.whale.View;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings an address to the view it is to have, step by step, so that nothing is lost on the way:
 * channels before the word that they count, the word before channels are given up. Control thread
 * only.
 */
final class UserSteps {
  private static final Logger LOG = LoggerFactory.getLogger(UserSteps.class);

  private final HyperliquidParts parts;
  private final DeskWork work;
  private final Pool pool;
  private final TradeDesk trades;
  private final ToldViews views;
  private final Optional<EarlierRun> earlier;
  private final Runnable say;

  /**
   * @param say writes how all addresses are seen
   */
  UserSteps(
      HyperliquidParts parts,
      DeskWork work,
      Pool pool,
      TradeDesk trades,
      ToldViews views,
      Optional<EarlierRun> earlier,
      Runnable say) {
    this.parts = requireNonNull(parts, "parts");
    this.work = requireNonNull(work, "work");
    this.pool = requireNonNull(pool, "pool");
    this.trades = requireNonNull(trades, "trades");
    this.views = requireNonNull(views, "views");
    this.earlier = requireNonNull(earlier, "earlier");
    this.say = requireNonNull(say, "say");
  }

  /** Does what can be done for it now; the first step of this run goes on from an earlier one. */
  void step(WatchedUser user, boolean first) {
    if (user.told().isEmpty()) {
      introduce(user, first);
    }
    if (user.planned() == View.USER_CHANNELS) {
      subscribe(user, first);
    } else {
      leave(user);
    }
  }

  // The venue may refuse channels, so nobody counts on them before they are there. Who had them a
  // moment ago, in an earlier run, is not seen otherwise in between.
  private void introduce(WatchedUser user, boolean first) {
    boolean sat = first && earlier.filter(e -> e.users().contains(user.address())).isPresent();
    if (sat) {
      views.tell(user, View.USER_CHANNELS);
      if (user.planned() == View.PUBLIC_TRADES) {
        user.channels().catchUp(earlier.get().completeTo());
      }
    } else if (user.planned() == View.USER_CHANNELS) {
      views.tellProvisionally(user);
    } else {
      views.tell(user, View.PUBLIC_TRADES);
    }
  }

  private void subscribe(WatchedUser user, boolean first) {
    if (user.channels().phase() == Phase.OFF || user.channels().phase() == Phase.LEAVING) {
      long before = parts.clock().millis() - parts.settings().watching().overlap().toMillis();
      Optional<EarlierRun> missed = earlier.filter(e -> first);
      user.channels()
          .subscribe(
              missed.map(e -> Math.min(before, e.completeTo(user.address()))).orElse(before));
      missed.ifPresent(e -> work.gap(parts.feedId(), user, "the feed was not running"));
    } else if (!user.channels().areWanted()) {
      user.channels().subscribe(user.channels().since());
    }
  }

  private void leave(WatchedUser user) {
    boolean has = user.isSeenBy(View.USER_CHANNELS);
    if (has && user.channels().phase() == Phase.SUBSCRIBING && user.channels().areWanted()) {
      user.channels().catchUp();
    }
    if (has && user.channels().phase() == Phase.COMPLETE && trades.isReady()) {
      views.tell(user, View.PUBLIC_TRADES);
      parts.counters().moves.increment();
    }
    long now = System.nanoTime();
    boolean on = user.channels().phase() != Phase.OFF && user.channels().phase() != Phase.LEAVING;
    if (user.isSeenBy(View.PUBLIC_TRADES) && on) {
      Duration stay = parts.settings().watching().leaveAfter();
      user.channels().leave(now + stay.toNanos());
    } else if (user.channels().hasLeft(now)) {
      user.channels().off();
    }
  }

  /** Fetches what is missing of one that can be had from now on. */
  void fetchIfDue(WatchedUser user) {
    if (user.channels().phase() == Phase.SUBSCRIBING) {
      fetch(user);
    }
  }

  // Once all channels answered: the word that they count, then what was before. Without channels:
  // once trades tell what comes after.
  private void fetch(WatchedUser user) {
    if (user.channels().areWanted() ? !pool.carries(user.subscriptions()) : !trades.isReady()) {
      return;
    }
    if (user.isSeenBy(View.PUBLIC_TRADES)) {
      parts.counters().moves.increment();
      views.tell(user, View.USER_CHANNELS);
      say.run();
    }
    fetch(user, user.channels().fetch());
  }

  private void fetch(WatchedUser user, long attempt) {
    work.fetch(user, attempt, (task, outcome) -> fetched(user, attempt, task, outcome));
  }

  // What failed is fetched again from where it began, however often: it may be all there.
  private void fetched(
      WatchedUser user, long attempt, FillBackfill.Task task, FillBackfill.Outcome outcome) {
    switch (outcome) {
      case FillBackfill.Outcome.Done(Optional<String> missing) -> {
        if (user.channels().fetched(attempt, task.to())) {
          work.complete(user, missing);
        }
      }
      case FillBackfill.Outcome.Failed(String why) -> {
        LogFields.subject(LOG.atWarn(), user.address())
            .log("what {} did is fetched again later: {}", user.address(), why);
        work.later(() -> {
          if (user.channels().isAttempt(attempt)) {
            fetch(user, attempt);
          }
        });
      }
      case FillBackfill.Outcome.Unwanted() -> {
        // Another attempt has begun, or nobody watches it.
      }
    }
  }
}
