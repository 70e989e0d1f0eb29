package io.tidewatch.connectors.hyperliquid;

/**
 * How far the channels of one address are, and up to when its fills are had. Control thread only,
 * except for {@link #isAttempt}.
 */
final class UserChannels {
  private volatile Phase phase = Phase.OFF;
  private long since;
  private long had; // Up to this time all was had when the first of its connections was lost.
  private volatile long generation;
  private long leaveNanos;
  private boolean wanted = true;

  /** Of the channels. */
  enum Phase {
    OFF,
    SUBSCRIBING,
    FETCHING,
    /** All that happened up to now is written. */
    COMPLETE,
    LEAVING
  }

  Phase phase() {
    return phase;
  }

  /** Fills are had up to this time only, epoch milliseconds. */
  long since() {
    return since;
  }

  /**
   * From now on the channels of its own are wanted.
   *
   * @param from up to when its fills are had
   */
  void subscribe(long from) {
    wanted = true;
    begin(from);
  }

  /**
   * It gets no channels of its own, but had them: what it did since then is fetched before it is
   * seen by trades only.
   */
  void catchUp() {
    catchUp(since);
  }

  /**
   * @param from up to when its fills are had
   */
  void catchUp(long from) {
    wanted = false;
    begin(from);
  }

  private void begin(long from) {
    phase = Phase.SUBSCRIBING;
    since = from;
    had = from;
    generation++;
  }

  /** Whether it has channels of its own, or is to get them. */
  boolean areWanted() {
    return wanted && phase != Phase.OFF;
  }

  /** The channels are there; fetches what was before. Answers the number of this attempt. */
  long fetch() {
    phase = Phase.FETCHING;
    return generation;
  }

  /** All up to then is had, if nothing was lost meanwhile. */
  boolean fetched(long attempt, long to) {
    if (phase != Phase.FETCHING || attempt != generation) {
      return false;
    }
    phase = Phase.COMPLETE;
    since = to;
    return true;
  }

  /**
   * A connection of it was lost.
   *
   * @param heardMs all up to then is had
   */
  void lost(long heardMs) {
    if (phase == Phase.COMPLETE) {
      had = since;
      since = Math.max(had, heardMs);
    } else {
      // Another one of its connections may have been deaf for longer.
      since = Math.min(since, Math.max(had, heardMs));
    }
    if (phase == Phase.COMPLETE || phase == Phase.FETCHING) {
      phase = Phase.SUBSCRIBING;
      generation++;
    }
  }

  void leave(long atNanos) {
    phase = Phase.LEAVING;
    leaveNanos = atNanos;
    generation++;
  }

  boolean hasLeft(long nowNanos) {
    return phase == Phase.LEAVING && nowNanos - leaveNanos >= 0;
  }

  void off() {
    phase = Phase.OFF;
  }

  /** Whether an attempt to fetch is of use still. Any thread. */
  boolean isAttempt(long attempt) {
    return attempt == generation && phase == Phase.FETCHING;
  }
}
