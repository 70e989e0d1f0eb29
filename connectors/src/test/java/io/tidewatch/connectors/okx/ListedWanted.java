package io.tidewatch.connectors.okx;

import io.tidewatch.connectors.feed.WantedInstruments;
import io.tidewatch.contract.feed.WantedSubscription.Origin;
import java.util.OptionalLong;
import java.util.Set;

/** Wants what the test says. */
final class ListedWanted implements WantedInstruments {
  private volatile Set<String> names;
  private volatile Listener listener;

  ListedWanted(String... names) {
    this.names = Set.of(names);
  }

  void change(String... wanted) {
    names = Set.of(wanted);
    listener.wanted(names);
  }

  void trouble(String reason) {
    listener.trouble(reason);
  }

  @Override
  public Origin origin() {
    return Origin.CONFIGURATION;
  }

  @Override
  public void start(Listener told) {
    listener = told;
    told.wanted(names);
  }

  @Override
  public OptionalLong lastCheckMs() {
    return OptionalLong.of(42);
  }

  @Override
  public void close() {}
}
