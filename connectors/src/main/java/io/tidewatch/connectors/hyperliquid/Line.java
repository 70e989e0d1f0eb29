package io.tidewatch.connectors.hyperliquid;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.SubscriptionState.Signal;
import io.tidewatch.connectors.feed.SubscriptionTrack;

/** One subscription on one connection. Control thread only, except for its track. */
final class Line {
  private final Subscription subscription;
  private final SubscriptionTrack track;
  private boolean wanted = true;
  private Wire wire = Wire.OFF;
  private long sentNanos;
  private long notBeforeNanos = System.nanoTime();
  private int strikes;

  /** Where it stands at the venue. */
  enum Wire {
    OFF,
    SUBSCRIBING,
    ON,
    UNSUBSCRIBING
  }

  Line(Subscription subscription) {
    this.subscription = requireNonNull(subscription, "subscription");
    this.track = new SubscriptionTrack(subscription.type(), subscription.target());
  }

  Subscription subscription() {
    return subscription;
  }

  SubscriptionTrack track() {
    return track;
  }

  void want(boolean now) {
    wanted = now;
  }

  boolean isWanted() {
    return wanted;
  }

  /** Whether nobody wants it and the venue does not have it. */
  boolean isOver() {
    return !wanted && wire == Wire.OFF;
  }

  boolean isOn() {
    return wanted && wire == Wire.ON;
  }

  /** Whether the venue has it, or may soon. */
  boolean isOnWire() {
    return wire != Wire.OFF;
  }

  boolean isAsked() {
    return wire == Wire.SUBSCRIBING;
  }

  /** Whether the next request is due. */
  boolean isDue(long nowNanos) {
    return wanted ? wire == Wire.OFF && nowNanos - notBeforeNanos >= 0 : wire == Wire.ON;
  }

  String request() {
    return subscription.request(wanted ? Subscription.SUBSCRIBE : Subscription.UNSUBSCRIBE);
  }

  void sent(long nowNanos) {
    wire = wanted ? Wire.SUBSCRIBING : Wire.UNSUBSCRIBING;
    sentNanos = nowNanos;
    if (wanted) {
      track.on(Signal.REQUESTED);
    }
  }

  boolean isOverdue(long nowNanos, long limitNanos) {
    return (wire == Wire.SUBSCRIBING || wire == Wire.UNSUBSCRIBING)
        && nowNanos - sentNanos > limitNanos;
  }

  void acknowledged(boolean subscribed) {
    wire = subscribed ? Wire.ON : Wire.OFF;
    strikes = 0;
    if (subscribed) {
      track.on(Signal.ACKNOWLEDGED);
    }
  }

  /** The venue refused it for now. */
  void refused(long againNanos) {
    wire = Wire.OFF;
    notBeforeNanos = againNanos;
  }

  void disconnected() {
    wire = Wire.OFF;
    track.on(Signal.DISCONNECTED);
  }

  /** A connection ended while this was asked for first; answers how often in a row. */
  int strike() {
    strikes++;
    return strikes;
  }
}
