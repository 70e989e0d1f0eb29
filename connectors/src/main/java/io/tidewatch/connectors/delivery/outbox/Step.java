package io.tidewatch.connectors.delivery.outbox;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.delivery.queue.Place;
import io.tidewatch.contract.delivery.Delivery;

/**
 * A record for the topic of deliveries.
 *
 * @param place of the wish that the delivery belongs to
 */
public record Step(Place place, Delivery delivery) {
  public Step {
    requireNonNull(place, "place");
    requireNonNull(delivery, "delivery");
  }
}
