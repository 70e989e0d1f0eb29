package io.tidewatch.simulator.dbotx;

import static java.util.Objects.requireNonNull;

import io.tidewatch.simulator.venue.ClientLink;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One connection of a client and what it is subscribed to. Thread-safe. */
final class DbotxClient {
  private final ClientLink link;
  private final Set<String> pairs = new LinkedHashSet<>();
  private String type = "pairsInfo";
  private Optional<String> interval = Optional.empty();
  private volatile long pingNanos = System.nanoTime();

  DbotxClient(ClientLink link) {
    this.link = requireNonNull(link, "link");
  }

  synchronized void replace(PairRequest request) {
    pairs.clear();
    add(request);
  }

  synchronized void add(PairRequest request) {
    pairs.addAll(request.pairs());
    type = request.type();
    interval = request.interval();
  }

  synchronized void remove(PairRequest request) {
    request.pairs().forEach(pairs::remove);
  }

  synchronized Set<String> pairs() {
    return Set.copyOf(pairs);
  }

  synchronized boolean carries(String pair) {
    return pairs.contains(pair);
  }

  synchronized Optional<String> interval() {
    return interval;
  }

  void pinged() {
    pingNanos = System.nanoTime();
  }

  boolean withoutPingFor(Duration limit) {
    return System.nanoTime() - pingNanos >= limit.toNanos();
  }

  /** The frame with those of the items that are subscribed here; empty if there is none. */
  synchronized Optional<String> frame(Collection<PairItem> items) {
    List<PairItem> mine = items.stream().filter(item -> pairs.contains(item.pair())).toList();
    return mine.isEmpty()
        ? Optional.empty()
        : Optional.of(
            mine.stream()
                .map(PairItem::json)
                .collect(Collectors.joining(",", "{\"type\":\"" + type + "\",\"result\":[", "]}")));
  }

  /** Sends an answer, then makes a change; what the change brings comes after the answer. */
  synchronized void answer(String text, Runnable change) {
    answer(text);
    change.run();
  }

  /** Sends an answer without waiting. */
  void answer(String text) {
    link.answer(text);
  }

  /** See {@link ClientLink#push}. */
  boolean push(String text) {
    return link.push(text);
  }

  void drop() {
    link.drop();
  }
}
