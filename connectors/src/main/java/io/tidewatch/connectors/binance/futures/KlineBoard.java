package io.tidewatch.connectors.binance.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.binance.stream.ConnectionKeeper;
import io.tidewatch.connectors.feed.SubscriptionState;
import io.tidewatch.connectors.feed.SubscriptionStatus;
import io.tidewatch.contract.feed.FeedEvent.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All watched symbols and the connections that carry their bars: as many as are needed. Control
 * thread only, except where a method says otherwise.
 */
final class KlineBoard {
  private static final Logger LOG = LoggerFactory.getLogger(KlineBoard.class);

  private final FuturesParts parts;
  private final Supplier<ConnectionKeeper> connections;
  private final Map<String, KlineLine> lines = new ConcurrentSkipListMap<>();
  private final Map<String, ConnectionKeeper> carriers = new HashMap<>();
  private final List<ConnectionKeeper> keepers = new CopyOnWriteArrayList<>();

  /**
   * @param connections makes one that is not started yet, and reads into the lines given here
   */
  KlineBoard(FuturesParts parts, Connections connections) {
    this.parts = requireNonNull(parts, "parts");
    this.connections = () -> connections.reading(lines);
  }

  /** Makes connections. */
  @FunctionalInterface
  interface Connections {
    ConnectionKeeper reading(Map<String, KlineLine> lines);
  }

  /** From now on these are watched, and no others. */
  void want(Collection<String> symbols) {
    Set<String> wanted = Set.copyOf(symbols);
    List<String> gone = lines.keySet().stream().filter(s -> !wanted.contains(s)).toList();
    List<String> added = symbols.stream().filter(s -> !lines.containsKey(s)).toList();
    if (gone.isEmpty() && added.isEmpty()) {
      return;
    }
    LOG.info(
        "watching {} contracts: {} come in, {} leave", symbols.size(), added.size(), gone.size());
    parts.counters().universeChanges.add((long) gone.size() + added.size());
    leave(gone);
    enter(added);
    closeEmpty();
  }

  private void leave(List<String> gone) {
    Map<ConnectionKeeper, List<KlineLine>> byKeeper = new LinkedHashMap<>();
    for (String symbol : gone) {
      KlineLine line = lines.remove(symbol);
      byKeeper.computeIfAbsent(carriers.remove(symbol), k -> new ArrayList<>()).add(line);
      parts
          .common()
          .events()
          .instrument(
              symbol,
              Type.UNSUBSCRIBED,
              parts.restId(),
              "no longer among the watched contracts: not traded, or its volume is too low");
    }
    byKeeper.forEach(
        (keeper, left) -> keeper.remove(left.stream().map(KlineLine::stream).toList()));
  }

  private void enter(List<String> added) {
    Map<ConnectionKeeper, List<KlineLine>> byKeeper = new LinkedHashMap<>();
    for (String symbol : added) {
      KlineLine line = new KlineLine(symbol);
      ConnectionKeeper keeper = withRoom(byKeeper);
      lines.put(symbol, line);
      carriers.put(symbol, keeper);
      byKeeper.computeIfAbsent(keeper, k -> new ArrayList<>()).add(line);
    }
    byKeeper.forEach((keeper, came) -> {
      keeper.add(came.stream().map(KlineLine::stream).toList());
      if (!keepers.contains(keeper)) {
        keepers.add(keeper);
        keeper.start();
      }
    });
  }

  private ConnectionKeeper withRoom(Map<ConnectionKeeper, List<KlineLine>> waiting) {
    int most = parts.settings().connection().streams();
    return Stream.concat(keepers.stream(), waiting.keySet().stream())
        .distinct()
        .filter(keeper -> load(keeper, waiting) < most)
        .min(Comparator.comparingInt(keeper -> load(keeper, waiting)))
        .orElseGet(connections);
  }

  private static int load(ConnectionKeeper keeper, Map<ConnectionKeeper, List<KlineLine>> waiting) {
    return keeper.load() + waiting.getOrDefault(keeper, List.of()).size();
  }

  private void closeEmpty() {
    List<ConnectionKeeper> empty = keepers.stream().filter(k -> k.load() == 0).toList();
    empty.forEach(keeper -> keeper.close("nothing is subscribed on it any more"));
    keepers.removeAll(empty);
  }

  /** Any thread. */
  Optional<KlineLine> line(String symbol) {
    return Optional.ofNullable(lines.get(symbol));
  }

  /** By symbol. Any thread. */
  Collection<KlineLine> lines() {
    return lines.values();
  }

  /** Any thread. */
  int live() {
    return (int)
        lines.values().stream()
            .filter(line -> line.stream().state() == SubscriptionState.LIVE)
            .count();
  }

  /** Any thread. */
  List<SubscriptionStatus> statuses() {
    return lines.values().stream().map(KlineLine::status).toList();
  }

  /** Whether every socket that is needed is open. Any thread. */
  boolean isConnected() {
    return !keepers.isEmpty() && keepers.stream().allMatch(ConnectionKeeper::isConnected);
  }

  /** Any thread. */
  int openSockets() {
    return (int) keepers.stream().filter(ConnectionKeeper::isConnected).count();
  }

  void close() {
    keepers.forEach(keeper -> keeper.close("the feed was closed"));
  }

  /** Ends what the venue did not close. Any thread, once the control thread has ended. */
  void abort() {
    keepers.forEach(ConnectionKeeper::abort);
  }
}
