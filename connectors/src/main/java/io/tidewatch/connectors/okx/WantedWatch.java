package io.tidewatch.connectors.okx;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.ConnectionId;
import io.tidewatch.connectors.feed.FeedEvents;
import io.tidewatch.connectors.feed.LogText;
import io.tidewatch.connectors.feed.Timers;
import io.tidewatch.connectors.feed.WantedChoice;
import io.tidewatch.connectors.feed.WantedInstruments;
import io.tidewatch.contract.feed.FeedEvent.Type;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses what is watched of what is wanted, and tells what is left out: once for each change of
 * it. Does its work on the control thread.
 */
final class WantedWatch implements WantedInstruments.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(WantedWatch.class);

  private final int limit;
  private final FeedEvents events;
  private final ConnectionId id;
  private final Timers timers;
  private final Consumer<WantedChoice> chosen;
  private WantedChoice last = WantedChoice.nothing();

  /**
   * @param id names this feed in events that concern no connection
   */
  WantedWatch(
      int limit, FeedEvents events, ConnectionId id, Timers timers, Consumer<WantedChoice> chosen) {
    this.limit = limit;
    this.events = requireNonNull(events, "events");
    this.id = requireNonNull(id, "id");
    this.timers = requireNonNull(timers, "timers");
    this.chosen = requireNonNull(chosen, "chosen");
  }

  @Override
  public void wanted(Set<String> names) {
    timers.control(() -> choose(Set.copyOf(names)));
  }

  private void choose(Set<String> names) {
    WantedChoice choice = WantedChoice.of(names, limit);
    if (!choice.surplus().isEmpty() && !choice.surplus().equals(last.surplus())) {
      String surplus = LogText.bounded(String.join(", ", choice.surplus()));
      LOG.warn("more than {} instruments are wanted; left out: {}", limit, surplus);
      events.connection(
          Type.OVER_LIMIT, id, "more than " + limit + " are wanted; left out: " + surplus);
    }
    if (!choice.unreadable().isEmpty() && !choice.unreadable().equals(last.unreadable())) {
      String left = LogText.bounded(String.join(", ", choice.unreadable()));
      LOG.warn("left out, as no instrument of the venue has such a name: {}", left);
      events.connection(Type.GONE, id, "left out, expected names as BTC-USDT: " + left);
    }
    last = choice;
    chosen.accept(choice);
  }

  @Override
  public void trouble(String reason) {
    timers.control(() -> events.connection(Type.FAILING, id, reason + "; the current set goes on"));
  }

  @Override
  public void recovered() {
    timers.control(() -> events.connection(Type.CONNECTED, id, "the source can be read again"));
  }
}
