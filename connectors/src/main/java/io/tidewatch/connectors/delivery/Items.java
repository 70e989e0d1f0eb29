package io.tidewatch.connectors.delivery;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.delivery.DeliverySettings.Origin;
import io.tidewatch.connectors.delivery.DeliverySettings.Route;
import io.tidewatch.connectors.delivery.queue.Item;
import io.tidewatch.connectors.delivery.queue.Place;
import io.tidewatch.connectors.message.DeliveryMessages;
import io.tidewatch.connectors.message.Told;
import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.delivery.Notification;
import io.tidewatch.contract.delivery.SystemAlert;
import io.tidewatch.contract.log.LogFields;
import io.tidewatch.contract.serde.Json;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes items of what is on the topics, and says where they go. */
final class Items {
  /** Longer bodies would let one alert take the room of many. */
  private static final int MAX_BODY = 1 << 14;

  private static final Logger LOG = LoggerFactory.getLogger(Items.class);

  private final DeliveryMessages messages;
  private final List<Route> routes;
  private final boolean wantsJson;

  /** Something to tell, and to whom. */
  record Routed(Item item, Set<String> targets) {
    Routed {
      requireNonNull(item, "item");
      targets = Set.copyOf(targets);
    }
  }

  Items(DeliveryMessages messages, List<Route> routes, boolean wantsJson) {
    this.messages = requireNonNull(messages, "messages");
    this.routes = List.copyOf(routes);
    this.wantsJson = wantsJson;
  }

  /**
   * An alert of the market.
   *
   * @param writtenAt time of the record; an alert that was held back is news only since then
   */
  Routed of(Notification notification, Place place, long writtenAt, long nowMs) {
    Alert alert = notification.alert();
    Told told = told(() -> messages.told(notification), alert.rule(), alert.subject(), alert.id());
    Item item =
        new Item(
            place,
            alert.id(),
            alert.rule(),
            alert.subject(),
            alert.severity(),
            alert.eventTime(),
            switch (notification.kind()) {
              case FIRED -> alert.eventTime();
              case STILL_FIRING -> Math.max(alert.eventTime(), writtenAt);
            },
            nowMs,
            told.headline(),
            told.label(),
            body(told),
            json(() -> json(notification), alert.subject(), alert.id()),
            Optional.of(notification.event())
                .filter(event -> event.number() > 1)
                .map(Notification.MarketEvent::id));
    return new Routed(
        item, targets(Origin.MARKET, alert.rule(), alert.subject(), alert.severity()));
  }

  Routed of(SystemAlert alert, Place place, long nowMs) {
    Told told = told(() -> messages.told(alert), alert.kind().id(), alert.subject(), alert.id());
    Item item =
        new Item(
            place,
            alert.id(),
            alert.kind().id(),
            alert.subject(),
            alert.severity(),
            alert.at(),
            alert.at(),
            nowMs,
            told.headline(),
            told.label(),
            body(told),
            json(() -> json(alert), alert.subject(), alert.id()),
            Optional.empty());
    return new Routed(
        item, targets(Origin.SYSTEM, alert.kind().id(), alert.subject(), alert.severity()));
  }

  /** Words that cannot be found are no reason to tell nothing, or to try for ever. */
  private static Told told(Supplier<Told> words, String rule, String subject, String id) {
    try {
      return words.get();
    } catch (RuntimeException e) {
      LogFields.alert(LOG.atWarn(), id, subject)
          .setCause(e)
          .log("{} is told without words of its own", LogFields.bounded(id));
      String headline = rule + " " + subject;
      return new Told(headline, headline, List.of(id));
    }
  }

  private String json(Supplier<String> all, String subject, String id) {
    if (!wantsJson) {
      return "";
    }
    try {
      return all.get();
    } catch (RuntimeException e) {
      LogFields.alert(LOG.atWarn(), id, subject)
          .setCause(e)
          .log("{} is told without its fields", LogFields.bounded(id));
      return Json.MAPPER.writeValueAsString(Map.of("kind", "UNREADABLE", "id", id));
    }
  }

  private static String body(Told told) {
    String body = String.join("\n", told.body());
    return body.length() <= MAX_BODY
        ? body
        : body.substring(0, body.offsetByCodePoints(0, MAX_BODY >> 1)) + "…";
  }

  private Set<String> targets(Origin origin, String rule, String subject, Severity severity) {
    Set<String> targets = new LinkedHashSet<>();
    for (Route route : routes) {
      if (route.origin() == origin && route.matcher().matches(rule, subject, severity)) {
        targets.add(route.target());
      }
    }
    return targets;
  }

  private static String json(Notification notification) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("kind", notification.kind());
    fields.put("event", notification.event());
    fields.put("alert", notification.alert());
    return Json.MAPPER.writeValueAsString(fields);
  }

  private static String json(SystemAlert alert) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("kind", "SYSTEM");
    fields.put("systemAlert", alert);
    return Json.MAPPER.writeValueAsString(fields);
  }
}
