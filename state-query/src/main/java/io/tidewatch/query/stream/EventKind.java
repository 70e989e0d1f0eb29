package io.tidewatch.query.stream;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.serde.JsonSerde;
import io.tidewatch.contract.topic.Topic;
import io.tidewatch.contract.topic.Topics;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can be followed, and the topic that it comes from. */
public enum EventKind {
  ALERTS('a', "alerts", "alert", Topics.ALERTS),
  VOLUMES('v', "volumes", "volume", Topics.ROLLING_VOLUMES),
  ANALYSES('b', "analyses", "analysis", Topics.BOOK_ANALYSES),
  ANOMALIES('n', "anomalies", "anomaly", Topics.FUTURES_ANOMALIES),
  SIGNALS('s', "signals", "signal", Topics.WHALE_SIGNALS),
  FEEDS('f', "feeds", "feed", Topics.FEED_EVENTS);

  private final char letter;
  private final String type;
  private final String event;
  private final Topic<String, ?> topic;

  EventKind(char letter, String type, String event, Topic<String, ?> topic) {
    this.letter = letter;
    this.type = requireNonNull(type, "type");
    this.event = requireNonNull(event, "event");
    this.topic = requireNonNull(topic, "topic");
  }

  /** Stands for it in the id of an event, which goes with each of them. */
  char letter() {
    return letter;
  }

  /** What a reader asks for it by. */
  public String type() {
    return type;
  }

  /** The name of one event. */
  public String event() {
    return event;
  }

  Topic<String, ?> topic() {
    return topic;
  }

  /** What the data of each event is, by the event's name. */
  public static SortedMap<String, Type> types() {
    return Stream.of(values())
        .collect(
            Collectors.toMap(
                EventKind::event,
                kind -> ((JsonSerde<?>) kind.topic.value()).type(),
                (one, other) -> one,
                TreeMap::new));
  }

  /** The kind that a reader asks for by this name. */
  public static Optional<EventKind> ofType(String type) {
    return Stream.of(values()).filter(kind -> kind.type.equals(type)).findFirst();
  }

  static Optional<EventKind> ofLetter(char letter) {
    return Stream.of(values()).filter(kind -> kind.letter == letter).findFirst();
  }

  static Optional<EventKind> ofTopic(String name) {
    return Stream.of(values()).filter(kind -> kind.topic.name().equals(name)).findFirst();
  }
}
