package io.tidewatch.topology.alertgate;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.delivery.Notification.MarketEvent;
import io.tidewatch.contract.delivery.Silence;
import java.util.Map;

/**
 * All that the gate remembers; whoever makes it may keep the maps wherever he likes.
 *
 * @param silences by their id
 * @param feeds by key of feed events
 * @param moves by id of the alert
 * @param events by asset
 * @param held by key of alerts, with the side where each has episodes of its own
 */
record GateState(
    Map<String, Silence> silences,
    Map<String, FeedState> feeds,
    Map<String, ToldMove> moves,
    Map<String, MarketEvent> events,
    Map<String, Alert> held) {
  GateState {
    requireNonNull(silences, "silences");
    requireNonNull(feeds, "feeds");
    requireNonNull(moves, "moves");
    requireNonNull(events, "events");
    requireNonNull(held, "held");
  }
}
