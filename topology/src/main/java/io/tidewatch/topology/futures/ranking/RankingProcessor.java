package io.tidewatch.topology.futures.ranking;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.futures.Ranking;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.DetectorCounters.Counter;
import io.tidewatch.topology.futures.FuturesTopology;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Keeps what is known of each symbol, and makes rankings whenever the newest event time passes the
 * end of an interval and the grace. Of intervals that are passed at once only the last is made: the
 * others are of times whose facts were not seen. After a pause that makes most prices too old none
 * is made until facts came for a whole interval: it would rank the few that spoke first, and forget
 * since when the others are in it.
 */
final class RankingProcessor extends ContextualProcessor<String, CoinFact, String, Ranking> {
  private static final long NONE = Long.MIN_VALUE;

  /** A symbol of which nothing came for so long is forgotten. */
  private static final long FORGOTTEN_AFTER_MS = PointRing.REACH_MS;

  private final RankingSettings settings;
  private final DetectorCounters counters;
  private final CoinRanking coinRanking;
  private final OpenInterestRanking openInterestRanking;

  private KeyValueStore<String, CoinState> states;
  private KeyValueStore<String, PointRing.Point> points;
  private KeyValueStore<String, Ranking> rankings;
  private History history;
  private long newestMs;
  private long madeUpToMs;

  RankingProcessor(RankingSettings settings, DetectorCounters counters) {
    this.settings = requireNonNull(settings, "settings");
    this.counters = requireNonNull(counters, "counters");
    this.coinRanking = new CoinRanking(settings);
    this.openInterestRanking = new OpenInterestRanking(settings);
  }

  @Override
  public void init(ProcessorContext<String, Ranking> context) {
    super.init(context);
    states = context.getStateStore(FuturesTopology.FACTS_STORE);
    points = context.getStateStore(RankingSteps.HISTORY_STORE);
    rankings = context.getStateStore(FuturesTopology.RANKINGS_STORE);
    // After an aborted transaction the same processor is begun again: what it remembers may never
    // have been committed. The stores are read with the first fact, when they are restored.
    history = null;
    newestMs = NONE;
    madeUpToMs = NONE;
  }

  @Override
  public void process(Record<String, CoinFact> record) {
    restore();
    CoinFact fact = record.value();
    if (tellsTheTime(fact)) {
      pass(fact.at());
    }
    CoinState before = states.get(record.key());
    states.put(record.key(), (before == null ? CoinState.UNKNOWN : before).with(fact));
    history.take(record.key(), fact);
  }

  private void restore() {
    if (history != null) {
      return;
    }
    history = new History(points);
    try (KeyValueIterator<String, Ranking> all = rankings.all()) {
      all.forEachRemaining(entry -> madeUpToMs = Math.max(madeUpToMs, entry.value.asOf()));
    }
  }

  /** Bars and histories also come when they are long over. */
  private static boolean tellsTheTime(CoinFact fact) {
    return switch (fact) {
      case CoinFact.Judged judged -> true;
      case CoinFact.Day day -> true;
      case CoinFact.Held held -> !held.history();
      case CoinFact.Closed closed -> false;
      case CoinFact.Shared shared -> false;
    };
  }

  private void pass(long atMs) {
    if (atMs <= newestMs) {
      return;
    }
    newestMs = atMs;
    long intervalMs = settings.interval().toMillis();
    long graceMs = settings.grace().toMillis();
    long due = Math.floorDiv(newestMs - graceMs, intervalMs) * intervalMs;
    if (madeUpToMs == NONE) {
      // Of the interval in which everything begins only the end was seen.
      madeUpToMs = due;
    } else if (due - madeUpToMs > pauseMs(intervalMs)) {
      madeUpToMs = due + intervalMs;
    } else if (due > madeUpToMs) {
      madeUpToMs = due;
      make(due);
    }
  }

  /** The newest facts may be of an interval before the last ranking, or of one after it. */
  private static long pauseMs(long intervalMs) {
    return Math.max(intervalMs, Candidate.MAX_PRICE_AGE_MS - 2 * intervalMs);
  }

  private void make(long asOf) {
    List<Candidate> candidates = candidates(asOf);
    CoinRanking.Made made = coinRanking.make(candidates, asOf);
    for (Candidate candidate : candidates) {
      Optional<CoinState.Entry> entry = Optional.ofNullable(made.entries().get(candidate.symbol()));
      if (!entry.equals(candidate.state().entry())) {
        states.put(candidate.symbol(), candidate.state().withEntry(entry));
      }
    }
    publish(made.ranking());
    publish(openInterestRanking.make(candidates, asOf));
  }

  private void publish(Ranking ranking) {
    counters.add(Counter.RANKINGS);
    rankings.put(ranking.key(), ranking);
    context().forward(new Record<>(ranking.key(), ranking, ranking.asOf()));
  }

  private List<Candidate> candidates(long asOf) {
    Map<String, CoinState> known = new HashMap<>();
    try (KeyValueIterator<String, CoinState> all = states.all()) {
      all.forEachRemaining(entry -> known.put(entry.key, entry.value));
    }
    List<Candidate> candidates = new ArrayList<>();
    known.forEach((symbol, state) -> {
      if (asOf - state.newestAt() > FORGOTTEN_AFTER_MS) {
        states.delete(symbol);
        history.forget(symbol);
      } else {
        candidates.add(
            new Candidate(symbol, state, history.prices(symbol), history.openInterest(symbol)));
      }
    });
    return candidates;
  }
}
