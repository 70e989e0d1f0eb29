package io.tidewatch.connectors.hyperliquid;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.whale.View;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where one watched address stands. Control thread only, except for {@link #isAttempt}. */
final class WatchedUser {
  private final String address;
  private Optional<String> label = Optional.empty();
  private View planned = View.PUBLIC_TRADES;
  private Optional<View> told = Optional.empty();
  private volatile Phase phase = Phase.OFF;
  private long since;
  private long had; // Up to this time all was had when the first of its connections was lost.
  private volatile long generation;
  private long leaveNanos;
  private boolean stateDue;
  private boolean gap;
  private boolean channels = true;
  private boolean provisional;
  private long beganNanos;

  /** Of the channels of its own. */
  enum Phase {
    OFF,
    SUBSCRIBING,
    FETCHING,
    /** All that happened up to now is written. */
    COMPLETE,
    LEAVING
  }

  WatchedUser(String address) {
    this.address = requireNonNull(address, "address");
  }

  String address() {
    return address;
  }

  /** Answers whether what is told of it changes by its label. */
  boolean plan(AddressBoard.Place place) {
    boolean renamed = !label.equals(place.label());
    label = place.label();
    planned = place.view();
    return renamed;
  }

  View planned() {
    return planned;
  }

  Optional<View> told() {
    return told;
  }

  void tell(View view) {
    told = Optional.of(view);
    provisional = false;
    stateDue = true;
  }

  /** It counts as seen by trades until the channels of its own are there. */
  void tellProvisionally(long nowNanos) {
    tell(View.PUBLIC_TRADES);
    provisional = true;
    beganNanos = nowNanos;
  }

  /** Whether its own channels are awaited for so short a time that trades are not needed. */
  boolean isAwaited(long nowNanos, Duration patience) {
    return provisional
        && planned == View.USER_CHANNELS
        && nowNanos - beganNanos < patience.toNanos();
  }

  OwnRecords.Told record() {
    return new OwnRecords.Told(address, told.orElseThrow(), label);
  }

  boolean isSeenBy(View view) {
    return told.filter(t -> t == view).isPresent();
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
    channels = true;
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
    channels = false;
    begin(from);
  }

  private void begin(long from) {
    phase = Phase.SUBSCRIBING;
    since = from;
    had = from;
    generation++;
  }

  /** Whether it has channels of its own, or is to get them. */
  boolean hasChannels() {
    return channels && phase != Phase.OFF;
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

  /** What it needs at the venue. */
  List<Subscription> subscriptions() {
    return !hasChannels() ? List.of() : Subscription.ofUser(address);
  }

  /** Whether an attempt to fetch is of use still. Any thread. */
  boolean isAttempt(long attempt) {
    return attempt == generation && phase == Phase.FETCHING;
  }

  /** Whether its state is to be asked for. */
  boolean isStateDue() {
    return stateDue;
  }

  void stateAsked() {
    stateDue = false;
  }

  boolean hasGap() {
    return gap;
  }

  void gap(boolean open) {
    gap = open;
  }
}
