package io.tidewatch.connectors.hyperliquid;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.whale.View;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where one watched address stands. Control thread only. */
final class WatchedUser {
  private final String address;
  private final UserChannels channels = new UserChannels();
  private Optional<String> label = Optional.empty();
  private View planned = View.PUBLIC_TRADES;
  private Optional<View> told = Optional.empty();
  private boolean stateDue;
  private boolean gap;
  private boolean provisional;
  private long beganNanos;

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

  UserChannels channels() {
    return channels;
  }

  /** What it needs at the venue. */
  List<Subscription> subscriptions() {
    return channels.areWanted() ? Subscription.ofUser(address) : List.of();
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
