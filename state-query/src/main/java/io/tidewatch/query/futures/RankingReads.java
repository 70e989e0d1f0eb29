package io.tidewatch.query.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.futures.Ranking;
import io.tidewatch.query.store.Fresh;
import io.tidewatch.query.store.Inquiry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Reads the newest rankings. Thread-safe. */
public final class RankingReads {
  /** They are made each three minutes: a moment more is no loss, and reading them costs. */
  private static final Duration REMEMBERED = Duration.ofMillis(250);

  private final Memo<Fresh<Rows<CoinRow>>> coins;
  private final Memo<Fresh<Rows<OpenInterestRow>>> openInterest;

  public RankingReads(FuturesStores stores, InstantSource clock) {
    requireNonNull(stores, "stores");
    this.coins = new Memo<>(() -> Inquiry.collect(() -> readCoins(stores)), clock, REMEMBERED);
    this.openInterest =
        new Memo<>(() -> Inquiry.collect(() -> readOpenInterest(stores)), clock, REMEMBERED);
  }

  /** Coins by score. */
  public Rows<CoinRow> coins() {
    return Inquiry.current().found(coins.get());
  }

  /** Contracts by change of open interest. */
  public Rows<OpenInterestRow> openInterest() {
    return Inquiry.current().found(openInterest.get());
  }

  private static Rows<CoinRow> readCoins(FuturesStores stores) {
    return stores.ranking(Ranking.Coins.KEY).stream()
        .map(Ranking.Coins.class::cast)
        .map(ranking ->
            new Rows<>(
                ranking.coins().stream().map(coin -> CoinRow.of(coin, ranking.asOf())).toList(),
                Optional.of(ranking.asOf()),
                true))
        .findFirst()
        .orElse(new Rows<>(List.of(), Optional.empty(), true));
  }

  private static Rows<OpenInterestRow> readOpenInterest(FuturesStores stores) {
    return stores.ranking(Ranking.OpenInterest.KEY).stream()
        .map(Ranking.OpenInterest.class::cast)
        .map(ranking ->
            new Rows<>(
                ranking.contracts().stream()
                    .map(contract -> OpenInterestRow.of(contract, ranking.asOf()))
                    .toList(),
                Optional.of(ranking.asOf()),
                true))
        .findFirst()
        .orElse(new Rows<>(List.of(), Optional.empty(), true));
  }
}
