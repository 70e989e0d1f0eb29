package io.tidewatch.connectors.hyperliquid;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.LogText;
import io.tidewatch.connectors.feed.RestException;
import io.tidewatch.connectors.hyperliquid.WeightBudget.Lane;
import io.tidewatch.contract.feed.FeedEvent.Type;
import io.tidewatch.contract.whale.HyperliquidRecords;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * What the venue trades: passes its lists on, and says which coins may be subscribed. A coin that
 * is on no list ends a whole connection, so it is left out and told. Thread-safe.
 */
final class Markets {
  private static final Logger LOG = LoggerFactory.getLogger(Markets.class);

  private final InfoClient info;
  private final HyperliquidParts parts;
  private final List<String> wishedFutures;
  private final List<String> wishedPairs;
  private final Map<String, Long> deadly = new HashMap<>(); // Until when it counts, nanoseconds.
  private Set<String> told = Set.of();
  private final Map<String, Long> without = new HashMap<>(); // Epoch milliseconds.
  private Optional<List<String>> futures = Optional.empty();
  private Optional<Set<String>> pairs = Optional.empty();
  private long futuresAt;
  private long pairsAt;

  Markets(InfoClient info, HyperliquidParts parts) {
    this.info = requireNonNull(info, "info");
    this.parts = requireNonNull(parts, "parts");
    this.wishedFutures = parts.settings().watching().coins();
    this.wishedPairs = parts.settings().watching().spotPairs();
  }

  void start() {
    RestSettings rest = parts.settings().rest();
    every(rest.contractsEvery(), HyperliquidRecords.CONTRACTS);
    every(rest.contractsEvery(), HyperliquidRecords.MIDS);
    every(rest.spotPairsEvery(), HyperliquidRecords.SPOT_PAIRS);
  }

  private void every(Duration period, String type) {
    parts.timers().blocking(() -> poll(period, type));
  }

  private void poll(Duration period, String type) {
    Duration next = period;
    long asked = parts.clock().millis();
    try {
      InfoClient.Answer answer = info.ask(Lane.URGENT, InfoRequest.of(type));
      parts.publishAnswer(type, Optional.empty(), answer.bytes());
      learn(type, answer.json(), asked);
    } catch (RestException e) {
      LOG.warn("{} could not be had: {}", type, LogText.bounded(e.getMessage()));
      Duration soon = parts.settings().rest().askAgain();
      next = soon.compareTo(period) < 0 ? soon : period;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    parts.timers().blockingAfter(next, () -> poll(period, type));
  }

  private void learn(String type, JsonNode answer, long asked) {
    switch (type) {
      case HyperliquidRecords.CONTRACTS -> contracts(answer, asked);
      case HyperliquidRecords.SPOT_PAIRS -> spotPairs(answer, asked);
      default -> {
        // Prices are passed on only.
      }
    }
  }

  private synchronized void contracts(JsonNode answer, long asked) {
    LinkedHashSet<String> names = new LinkedHashSet<>();
    for (JsonNode contract : answer.path(0).path("universe")) {
      if (!contract.path("isDelisted").asBoolean(false)) {
        names.add(contract.path("name").asString(""));
      }
    }
    names.remove("");
    if (names.isEmpty()) {
      // The venue trades something; this is the answer of one that is not itself.
      LOG.warn("a list of contracts with none on it is passed over");
      return;
    }
    futures.ifPresent(before -> appeared(names, before, futuresAt));
    futures = Optional.of(List.copyOf(names));
    futuresAt = asked;
    tell();
  }

  private synchronized void spotPairs(JsonNode answer, long asked) {
    Set<String> names = new HashSet<>();
    for (JsonNode pair : answer.path("universe")) {
      names.add(pair.path("name").asString(""));
    }
    pairs.ifPresent(before -> appeared(names, before, pairsAt));
    pairs = Optional.of(names);
    pairsAt = asked;
    tell();
  }

  private void appeared(Set<String> now, Collection<String> before, long beforeAt) {
    Set<String> known = Set.copyOf(before);
    now.stream().filter(coin -> !known.contains(coin)).forEach(coin -> without.put(coin, beforeAt));
  }

  /**
   * When the last list was asked for that was without this coin, epoch milliseconds; empty if it
   * was on all of them.
   */
  synchronized OptionalLong lastWithout(String coin) {
    Long at = without.get(coin);
    return at == null ? OptionalLong.empty() : OptionalLong.of(at);
  }

  /**
   * The venue ends connections for this one, whatever its lists say. It is left out for a while
   * only, as connections end for other reasons too.
   */
  synchronized void deadly(String coin) {
    deadly.put(coin, System.nanoTime() + parts.settings().watching().leaveOut().toNanos());
    tell();
  }

  /** Coins to be subscribed; empty as long as the venue did not say what there is. */
  synchronized Optional<List<String>> coins() {
    boolean known = futures.isPresent() && (wishedPairs.isEmpty() || pairs.isPresent());
    return known ? Optional.of(List.copyOf(chosen())) : Optional.empty();
  }

  private Set<String> deadly() {
    long now = System.nanoTime();
    deadly.values().removeIf(until -> until - now <= 0);
    return deadly.keySet();
  }

  private Set<String> chosen() {
    LinkedHashSet<String> chosen = new LinkedHashSet<>();
    List<String> listed = futures.orElse(List.of());
    if (wishedFutures.isEmpty()) {
      chosen.addAll(listed);
    } else {
      wishedFutures.stream().filter(listed::contains).forEach(chosen::add);
    }
    Set<String> paired = pairs.orElse(Set.of());
    wishedPairs.stream().filter(paired::contains).forEach(chosen::add);
    chosen.removeAll(deadly());
    return chosen;
  }

  /** How many coins are wished for that cannot be subscribed. */
  synchronized int unknown() {
    return told.size();
  }

  private void tell() {
    Set<String> left = new LinkedHashSet<>(deadly());
    Set<String> chosen = chosen();
    futures.ifPresent(f -> left.addAll(wishedFutures));
    pairs.ifPresent(p -> left.addAll(wishedPairs));
    left.removeAll(chosen);
    for (String coin : left) {
      if (!told.contains(coin)) {
        parts.counters().unknownCoins.increment();
        parts
            .events(HyperliquidRecords.TRADES)
            .instrument(
                coin,
                Type.GONE,
                parts.feedId(),
                "not subscribed: the venue does not trade it under this name");
      }
    }
    told = left;
  }
}
