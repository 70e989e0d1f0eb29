package io.tidewatch.topology.futures.ranking;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.futures.Anomaly.Status;
import io.tidewatch.contract.futures.Ranking;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts coins in the order of their scores. Pure. */
final class CoinRanking {
  private static final long NEW_MS = 24 * 3_600_000L;
  private static final int PERCENT_DECIMALS = 4;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private static final Comparator<Scored> ORDER =
      Comparator.comparing((Scored scored) -> scored.score().score())
          .thenComparing(Scored::volume24h)
          .reversed()
          .thenComparing(scored -> scored.coin().symbol());

  private final RankingSettings settings;

  CoinRanking(RankingSettings settings) {
    this.settings = requireNonNull(settings, "settings");
  }

  /**
   * A ranking, and who is in it from now on.
   *
   * @param entries by symbol; whoever is not among them has left
   */
  record Made(Ranking.Coins ranking, Map<String, CoinState.Entry> entries) {}

  private record Scored(
      Candidate coin,
      CoinScore score,
      BigDecimal price,
      BigDecimal volume24h,
      BigDecimal change24h) {}

  /** Ranks those that can be compared. */
  Made make(Collection<Candidate> candidates, long asOf) {
    Map<String, Candidate> eligible = new HashMap<>();
    Map<String, Map<CoinPart, Double>> figures = new HashMap<>();
    for (Candidate candidate : candidates) {
      if (isEligible(candidate, asOf)) {
        eligible.put(candidate.symbol(), candidate);
        figures.put(candidate.symbol(), CoinFigures.of(candidate, asOf, settings.lag().toMillis()));
      }
    }
    List<Scored> order = new ArrayList<>();
    CoinScore.of(figures)
        .forEach((symbol, score) -> order.add(scored(eligible.get(symbol), score, asOf)));
    order.sort(ORDER);
    return rank(order, asOf);
  }

  /** New coins have no day to be compared with. */
  private boolean isEligible(Candidate coin, long asOf) {
    Optional<Status> status = coin.state().status();
    boolean old =
        status.isPresent()
            && status.get() != Status.WARMUP
            && status.get() != Status.NEW
            && coin.state().listedAt().map(listed -> asOf - listed >= NEW_MS).orElse(true);
    return old
        && coin.price(asOf).isPresent()
        && coin.priceChange24h(asOf).isPresent()
        && coin.volume24h(asOf)
            .filter(volume -> volume.compareTo(settings.minVolume24h()) >= 0)
            .isPresent();
  }

  private static Scored scored(Candidate coin, CoinScore score, long asOf) {
    return new Scored(
        coin,
        score,
        coin.price(asOf).orElseThrow(),
        coin.volume24h(asOf).orElseThrow(),
        coin.priceChange24h(asOf).orElseThrow());
  }

  private Made rank(List<Scored> order, long asOf) {
    List<Ranking.Coin> coins = new ArrayList<>();
    Map<String, CoinState.Entry> entries = new HashMap<>();
    int last = Math.min(order.size(), settings.coins() + settings.placesToLeave());
    for (int i = 0; i < last; i++) {
      Scored scored = order.get(i);
      Optional<CoinState.Entry> known = scored.coin().state().entry();
      if (i < settings.coins()) {
        CoinState.Entry entry =
            known.orElseGet(() -> new CoinState.Entry(asOf, scored.price(), scored.price()));
        entries.put(scored.coin().symbol(), entry);
        coins.add(coin(i + 1, scored, entry));
      } else {
        known.ifPresent(entry -> entries.put(scored.coin().symbol(), entry));
      }
    }
    return new Made(new Ranking.Coins(asOf, order.size(), coins), entries);
  }

  private static Ranking.Coin coin(int rank, Scored scored, CoinState.Entry entry) {
    return new Ranking.Coin(
        rank,
        scored.coin().symbol(),
        scored.score().score(),
        scored.score().contributions(),
        entry.since(),
        entry.startPrice(),
        scored.price(),
        entry.maxPrice().max(scored.price()),
        percent(entry.startPrice(), scored.price()),
        scored.volume24h(),
        scored.change24h().setScale(PERCENT_DECIMALS, RoundingMode.HALF_EVEN));
  }

  private static BigDecimal percent(BigDecimal from, BigDecimal to) {
    return HUNDRED
        .multiply(to.subtract(from))
        .divide(from, PERCENT_DECIMALS, RoundingMode.HALF_EVEN);
  }
}
