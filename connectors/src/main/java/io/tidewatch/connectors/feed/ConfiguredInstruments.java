package io.tidewatch.connectors.feed;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.feed.WantedSubscription.Origin;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * The configured instruments, overlaid with what the API wrote to {@code reference.subscriptions}:
 * it adds some and takes out others, at once and for good.
 */
public final class ConfiguredInstruments implements WantedInstruments {
  private final Set<String> configured;
  private final String channel;
  private final InstantSource clock;
  private final SubscriptionTable table;
  private volatile Listener listener;
  private volatile long lastCheckMs = -1;

  /**
   * @param client connection properties of the reader, at least {@code bootstrap.servers}
   * @param channel whose records say whether an instrument is wanted
   */
  public ConfiguredInstruments(
      Collection<String> configured,
      Map<String, ?> client,
      String venue,
      String channel,
      InstantSource clock) {
    this.configured = Set.copyOf(configured);
    this.channel = requireNonNull(channel, "channel");
    this.clock = requireNonNull(clock, "clock");
    this.table = new SubscriptionTable(client, venue, this::changed);
  }

  @Override
  public Origin origin() {
    return Origin.CONFIGURATION;
  }

  @Override
  public void start(Listener told) {
    listener = requireNonNull(told, "told");
    table.start();
  }

  private void changed() {
    Set<String> names = new TreeSet<>(configured);
    table
        .byApi(channel)
        .forEach((name, wanted) -> {
          if (wanted) {
            names.add(name);
          } else {
            names.remove(name);
          }
        });
    lastCheckMs = clock.millis();
    listener.wanted(names);
  }

  @Override
  public OptionalLong lastCheckMs() {
    return lastCheckMs < 0 ? OptionalLong.empty() : OptionalLong.of(lastCheckMs);
  }

  @Override
  public void close() {
    table.close();
  }
}
