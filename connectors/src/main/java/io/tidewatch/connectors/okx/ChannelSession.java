package io.tidewatch.connectors.okx;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.SubscriptionState.Signal;
import io.tidewatch.connectors.okx.OkxControl.Op;
import java.time.Duration;

/**
 * One channel of one instrument on one connection: asks, waits for the answer and for the first
 * frame, asks again, gives up. Control thread only, except where a method says otherwise.
 */
final class ChannelSession {
  /** Where it stands. */
  enum Step {
    IDLE,
    SUBSCRIBING,
    /** Subscribed, but without the book yet. */
    AWAITING_BOOK,
    /** Subscribed; for a book, the book is there. */
    LIVE,
    UNSUBSCRIBING,
    /** No longer subscribed. */
    ENDED,
    /** Given up for now. */
    FAILED
  }

  /** What it asks its connection to do. */
  interface Connection {
    /** False if there is no budget for it, or no connection. */
    boolean send(ChannelSession session, Op op);

    void signal(ChannelSession session, Signal signal, String why);

    /** Wants a REST book; the answer is {@link #data} or {@link #seedFailed}. */
    void seed(ChannelSession session);

    /**
     * The unsubscribing has ended.
     *
     * @param confirmed whether the venue said so
     */
    void ended(ChannelSession session, boolean confirmed);

    /** Held frames are to be let go, as no book will come. */
    void giveUpWaiting(ChannelSession session);
  }

  private final Pair pair;
  private final OkxChannel channel;
  private final OkxFeedSettings.Subscribing limits;
  private final Connection connection;
  private final long epoch;
  private Step step = Step.IDLE;
  private int rounds;
  private int tries;
  private boolean again;
  private boolean subscribed;
  private boolean seeding;
  private String lastRefusal = "";
  private long sinceNanos;
  private volatile boolean told;

  ChannelSession(
      Pair pair,
      OkxChannel channel,
      OkxFeedSettings.Subscribing limits,
      long epoch,
      Connection connection) {
    this.pair = requireNonNull(pair, "pair");
    this.channel = requireNonNull(channel, "channel");
    this.limits = requireNonNull(limits, "limits");
    this.connection = requireNonNull(connection, "connection");
    this.epoch = epoch;
  }

  Pair pair() {
    return pair;
  }

  OkxChannel channel() {
    return channel;
  }

  Subscription subscription() {
    return pair.subscription(channel);
  }

  Step step() {
    return step;
  }

  /** Whether nothing is under way any more. */
  boolean isSettled() {
    return switch (step) {
      case LIVE, ENDED, FAILED -> !seeding;
      case IDLE, SUBSCRIBING, AWAITING_BOOK, UNSUBSCRIBING -> false;
    };
  }

  /** Whether the first request of the unsubscribing may still be answered. */
  boolean isFirstUnsubscribe() {
    return step == Step.UNSUBSCRIBING && tries == 1;
  }

  void subscribe() {
    rounds = 1;
    tries = 0;
    ask(Step.SUBSCRIBING);
  }

  /** Unsubscribes, and subscribes again once the venue has confirmed that. */
  void resubscribe() {
    rounds = 1;
    unsubscribe(true);
  }

  void unsubscribe() {
    unsubscribe(false);
  }

  private void unsubscribe(boolean subscribeAgain) {
    again = subscribeAgain;
    tries = 0;
    ask(Step.UNSUBSCRIBING);
  }

  private void ask(Step next) {
    step = next;
    tries++;
    sinceNanos = System.nanoTime();
    subscription().tries(tries);
    if (next == Step.SUBSCRIBING) {
      told = false;
      if (channel == OkxChannel.BOOKS) {
        pair.lane().hold(epoch);
      }
      connection.signal(this, Signal.REQUESTED, "");
    }
    connection.send(this, next == Step.SUBSCRIBING ? Op.SUBSCRIBE : Op.UNSUBSCRIBE);
  }

  /** The venue carried a request out; a late answer to an earlier one counts as well. */
  void done(Op op) {
    if (op == Op.SUBSCRIBE && step == Step.SUBSCRIBING) {
      tries = 0;
      told = false;
      subscribed = true;
      step = channel == OkxChannel.BOOKS ? Step.AWAITING_BOOK : Step.LIVE;
      sinceNanos = System.nanoTime();
      connection.signal(this, Signal.ACKNOWLEDGED, "the venue took the request");
    } else if (op == Op.UNSUBSCRIBE && step == Step.UNSUBSCRIBING) {
      unsubscribed(true);
    }
  }

  private void unsubscribed(boolean confirmed) {
    subscribed = false;
    if (again) {
      again = false;
      tries = 0;
      connection.signal(this, Signal.DISCONNECTED, "");
      ask(Step.SUBSCRIBING);
    } else {
      step = Step.ENDED;
      connection.ended(this, confirmed);
    }
  }

  /** The venue refused a request; it is sent again when its time is over. */
  void refused(Op op, String reason) {
    lastRefusal = reason;
  }

  /** A snapshot, a seed or, later, any frame came; trades count from the first one. */
  void data() {
    if (step == Step.AWAITING_BOOK || step == Step.SUBSCRIBING || step == Step.FAILED) {
      step = Step.LIVE;
    }
    seeding = false;
    rounds = 1;
    connection.signal(this, Signal.DATA, "data came");
  }

  /** Whether this is the first frame that came without a snapshot. Socket thread. */
  boolean tellOnce() {
    boolean first = !told;
    told = true;
    return first;
  }

  /** A frame came, but no snapshot before it. */
  void withoutSnapshot() {
    if (step == Step.AWAITING_BOOK) {
      seed();
    }
  }

  /** Asks for a REST book unless one is on its way; false then. */
  boolean seed() {
    if (seeding) {
      return false;
    }
    seeding = true;
    connection.seed(this);
    return true;
  }

  /** Asks for a REST book though frames come; they wait for it. */
  void seedLive() {
    pair.lane().hold(epoch);
    seed();
  }

  /** There is no REST book, for this reason. */
  void seedFailed(String reason) {
    seeding = false;
    lastRefusal = reason;
    sinceNanos = System.nanoTime();
    if (step == Step.AWAITING_BOOK) {
      if (rounds < limits.tries()) {
        rounds++;
        unsubscribe(true);
      } else {
        fail("no snapshot after " + rounds + " subscriptions, and no book over REST: " + reason);
      }
    }
  }

  /** Looks whether something takes too long. */
  void check() {
    Duration age = Duration.ofNanos(System.nanoTime() - sinceNanos);
    switch (step) {
      case SUBSCRIBING, UNSUBSCRIBING -> {
        if (age.compareTo(limits.answerWithin()) > 0) {
          unanswered();
        }
      }
      case AWAITING_BOOK -> {
        if (!seeding && age.compareTo(limits.firstFrameWithin()) > 0) {
          seed();
        }
      }
      case FAILED -> {
        if (age.compareTo(limits.askAgainAfter()) > 0) {
          askAgain();
        }
      }
      case IDLE, LIVE, ENDED -> {
        // Nothing to wait for.
      }
    }
  }

  private void askAgain() {
    lastRefusal = "";
    if (subscribed) {
      resubscribe();
    } else {
      subscribe();
    }
  }

  private void unanswered() {
    if (tries < limits.tries()) {
      ask(step);
    } else if (step == Step.UNSUBSCRIBING) {
      unsubscribed(false);
    } else {
      String refusal = lastRefusal.isEmpty() ? "no answer" : "the venue said: " + lastRefusal;
      fail("given up after " + tries + " requests; " + refusal);
    }
  }

  private void fail(String why) {
    step = Step.FAILED;
    sinceNanos = System.nanoTime();
    if (channel == OkxChannel.BOOKS) {
      connection.giveUpWaiting(this);
    }
    connection.signal(this, Signal.GIVEN_UP, why);
  }
}
