package io.tidewatch.topology.futures.ranking;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.futures.Ranking;
import io.tidewatch.contract.futures.Ranking.Quadrant;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Puts contracts in the order of how much their open interest changed, up or down, in per cent of
 * contracts: their worth changes with the price alone. Pure.
 */
final class OpenInterestRanking {
  /** A measurement older than two polls is marked. */
  static final long STALE_MS = 2 * PointRing.PERIOD_MS;

  /** Shares come each 15 minutes; one older than two of these is none. */
  static final long MAX_SHARE_AGE_MS = 2 * PointRing.COARSE_PERIOD_MS;

  private static final int PERCENT_DECIMALS = 4;
  private static final int VALUE_DECIMALS = 2;
  private static final int SHARE_DECIMALS = 4;

  private static final Comparator<Ranking.Contract> ORDER =
      Comparator.comparing((Ranking.Contract contract) -> contract.oiDeltaPercent().abs())
          .thenComparing(Ranking.Contract::volume24h)
          .reversed()
          .thenComparing(Ranking.Contract::symbol);

  private final RankingSettings settings;

  OpenInterestRanking(RankingSettings settings) {
    this.settings = requireNonNull(settings, "settings");
  }

  /** Ranks those that can be compared. */
  Ranking.OpenInterest make(Collection<Candidate> candidates, long asOf) {
    List<Ranking.Contract> order = new ArrayList<>();
    for (Candidate candidate : candidates) {
      contract(candidate, asOf).ifPresent(order::add);
    }
    order.sort(ORDER);
    List<Ranking.Contract> ranked = new ArrayList<>();
    for (int i = 0; i < Math.min(settings.contracts(), order.size()); i++) {
      ranked.add(withRank(i + 1, order.get(i)));
    }
    return new Ranking.OpenInterest(asOf, order.size(), settings.lag().toMillis(), ranked);
  }

  /** Without its rank; empty if a figure that it is ranked by is missing. */
  private Optional<Ranking.Contract> contract(Candidate coin, long asOf) {
    long lagMs = settings.lag().toMillis();
    Optional<CoinState.Dated> held =
        coin.state().openInterest().filter(dated -> asOf - dated.at() <= lagMs);
    Optional<BigDecimal> price = coin.price(asOf);
    Optional<BigDecimal> volume = coin.volume24h(asOf);
    if (held.isEmpty() || price.isEmpty() || volume.isEmpty()) {
      return Optional.empty();
    }
    BigDecimal value = held.get().value().multiply(price.get());
    Optional<Change> change = Change.over(coin.openInterest(), held.get().at(), lagMs);
    Optional<Change> priceChange = Change.over(coin.prices(), held.get().at(), lagMs);
    if (value.compareTo(settings.minOpenInterest()) < 0
        || change.isEmpty()
        || priceChange.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        contract(
            coin,
            held.get(),
            price.get(),
            volume.get(),
            change.get(),
            priceChange.get().ratio(),
            asOf));
  }

  private Ranking.Contract contract(
      Candidate coin,
      CoinState.Dated held,
      BigDecimal price,
      BigDecimal volume,
      Change change,
      double priceRatio,
      long asOf) {
    BigDecimal delta = exact(change.to()).subtract(exact(change.from()));
    Quadrant quadrant = quadrant(coin, held.at(), priceRatio, change.ratio());
    Optional<BigDecimal> topLong = share(coin.state().topLong(), asOf);
    return new Ranking.Contract(
        0,
        coin.symbol(),
        held.value(),
        value(held.value().multiply(price)),
        delta,
        percent(change.ratio()),
        value(delta.multiply(price)),
        percent(priceRatio),
        topLong,
        topLong.map(BigDecimal.ONE::subtract),
        share(coin.state().globalLong(), asOf),
        volume,
        quadrant,
        Quadrants.confirmed(quadrant, takerBuyShare(coin, asOf)),
        held.at(),
        asOf - held.at() > STALE_MS);
  }

  private Quadrant quadrant(Candidate coin, long at, double priceRatio, double heldRatio) {
    long lagMs = settings.lag().toMillis();
    return Quadrants.of(
        priceRatio,
        heldRatio,
        Quadrants.deadZone(Noise.sigma(coin.prices(), at, lagMs)),
        Quadrants.deadZone(Noise.sigma(coin.openInterest(), at, lagMs)));
  }

  /** Of the newest hour of closed bars, each by its volume; of bars that tell it. */
  private static Optional<BigDecimal> takerBuyShare(Candidate coin, long asOf) {
    BigDecimal bought = BigDecimal.ZERO;
    BigDecimal traded = BigDecimal.ZERO;
    for (CoinFact.Closed bar : coin.bars(asOf)) {
      if (bar.takerBuyShare().isPresent()) {
        bought = bought.add(bar.quoteVolume().multiply(bar.takerBuyShare().get()));
        traded = traded.add(bar.quoteVolume());
      }
    }
    return traded.signum() > 0
        ? Optional.of(bought.divide(traded, SHARE_DECIMALS, RoundingMode.HALF_EVEN))
        : Optional.empty();
  }

  private static Optional<BigDecimal> share(Optional<CoinState.Dated> share, long asOf) {
    return share
        .filter(dated -> asOf - dated.at() <= MAX_SHARE_AGE_MS)
        .map(dated -> dated.value().setScale(SHARE_DECIMALS, RoundingMode.HALF_EVEN));
  }

  private static Ranking.Contract withRank(int rank, Ranking.Contract contract) {
    return new Ranking.Contract(
        rank,
        contract.symbol(),
        contract.currentOi(),
        contract.currentOiValue(),
        contract.oiDelta(),
        contract.oiDeltaPercent(),
        contract.oiDeltaValue(),
        contract.priceDeltaPercent(),
        contract.netLong(),
        contract.netShort(),
        contract.globalLong(),
        contract.volume24h(),
        contract.quadrant(),
        contract.confirmed(),
        contract.oiAt(),
        contract.stale());
  }

  /** The decimal that was read: doubles hold fifteen digits of one. */
  private static BigDecimal exact(double value) {
    return BigDecimal.valueOf(value);
  }

  private static BigDecimal percent(double ratio) {
    return BigDecimal.valueOf(100 * ratio).setScale(PERCENT_DECIMALS, RoundingMode.HALF_EVEN);
  }

  private static BigDecimal value(BigDecimal value) {
    return value.setScale(VALUE_DECIMALS, RoundingMode.HALF_EVEN);
  }
}
