package io.tidewatch.query.pool;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.pool.PairFigures;
import io.tidewatch.contract.pool.PoolPair;
import io.tidewatch.query.MarketClock;
import io.tidewatch.query.store.Scan;
import io.tidewatch.query.store.StoreElsewhereException;
import io.tidewatch.topology.tokenpool.TokenState;
import io.tidewatch.topology.tokenpool.judge.DatedDefinition;
import io.tidewatch.topology.tokenpool.judge.PairItem;
import io.tidewatch.topology.tokenpool.judge.PairState;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what the token-pool detector knows of pairs and tokens now. Thread-safe. */
public final class PairReads {
  private final PoolStores stores;
  private final TokenStandings standings;
  private final MarketClock clock;

  public PairReads(PoolStores stores, TokenStandings standings, MarketClock clock) {
    this.stores = requireNonNull(stores, "stores");
    this.standings = requireNonNull(standings, "standings");
    this.clock = requireNonNull(clock, "clock");
  }

  /** Which pairs; empty means any. */
  public record Filter(Optional<Integer> batch, Optional<Integer> template) {
    public Filter {
      requireNonNull(batch, "batch");
      requireNonNull(template, "template");
    }

    boolean matches(PoolPair pair) {
      return batch.filter(wanted -> wanted != pair.batch()).isEmpty()
          && template.filter(wanted -> wanted != pair.templateId()).isEmpty();
    }
  }

  /**
   * Pairs that are in the pool now, one list for each partition, in the order of their addresses.
   *
   * @param after only behind this address
   * @param limit at most so many of each partition
   */
  public Scan<List<PairSummary>> pairs(Filter filter, Optional<String> after, int limit) {
    return stores
        .pairs(new PoolQueries.PairsAfter(filter, after, limit))
        .map(lines -> lines.stream().map(this::summary).toList());
  }

  /** A pair that is in the pool or comes in; empty if it is not. */
  public Optional<PairView> pair(String address) {
    return stores
        .pair(address)
        .filter(PairReads::isOfThePool)
        .map(state -> view(address, state, alertingIfHere(state)));
  }

  /** The pair that stands for a token; empty if the token is not in the pool. */
  public Optional<PairView> token(String address) {
    return stores.token(address).flatMap(token -> view(address, token));
  }

  private Optional<PairView> view(String address, TokenState token) {
    Optional<AlertingView> alerting = Optional.of(standings.view(address, token));
    return token
        .pair()
        .map(pair -> {
          try {
            return stores
                .pair(pair)
                .map(state -> view(pair, state, alerting))
                .orElseGet(() -> unknown(pair, address, alerting));
          } catch (StoreElsewhereException e) {
            return unknown(pair, address, alerting);
          }
        });
  }

  private static PairView unknown(String pair, String token, Optional<AlertingView> alerting) {
    return new PairView(
        pair,
        Optional.of(token),
        Optional.empty(),
        Optional.empty(),
        0,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        alerting);
  }

  private Optional<AlertingView> alertingIfHere(PairState state) {
    Optional<String> token = tokenOf(state);
    try {
      return token.flatMap(
          address -> stores.token(address).map(known -> standings.view(address, known)));
    } catch (StoreElsewhereException e) {
      return Optional.empty();
    }
  }

  private static boolean isOfThePool(PairState state) {
    return tokenOf(state).isPresent();
  }

  private static Optional<String> tokenOf(PairState state) {
    return definitions(state).flatMap(dated -> dated.definition().token().stream()).findFirst();
  }

  private static Stream<DatedDefinition> definitions(PairState state) {
    return Stream.concat(Stream.of(state.inForce()), state.coming().stream());
  }

  private PairView view(String address, PairState state, Optional<AlertingView> alerting) {
    return new PairView(
        address,
        tokenOf(state),
        state.pair(),
        state.template(),
        state.inForce().since(),
        state.coming().stream()
            .map(next ->
                new PairView.Coming(
                    next.since(), next.definition().pair(), next.definition().template()))
            .toList(),
        state.last().map(this::last),
        TokenStandings.finding(state)
            .map(found -> new PairView.Found(found.state(), found.degree(), found.conditions())),
        alerting);
  }

  private PairView.Last last(PairItem item) {
    PairFigures figures = item.figures();
    return new PairView.Last(
        item.receivedAt(),
        ageMs(item.receivedAt()),
        item.batch(),
        item.partition(),
        item.offset(),
        figures.priceUsd(),
        figures.priceQuote(),
        figures.marketCapUsd(),
        figures.tokenReserve(),
        figures.quoteReserve(),
        figures.top10Share(),
        figures.holders(),
        figures.windows());
  }

  private PairSummary summary(PoolQueries.PairLine line) {
    PoolPair pair = line.pair();
    return new PairSummary(
        pair.pair(),
        pair.token(),
        pair.symbol(),
        pair.name(),
        pair.batch(),
        pair.templateId(),
        line.template(),
        pair.interval(),
        line.receivedAt(),
        line.receivedAt().map(this::ageMs),
        line.priceUsd(),
        line.priceQuote(),
        line.marketCapUsd());
  }

  private long ageMs(long receivedAt) {
    return Math.max(0, clock.nowMs() - receivedAt);
  }
}
