package io.tidewatch.topology.futures.ranking;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.futures.Anomaly.Status;
import io.tidewatch.topology.binance.OpenInterestNews;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The newest of each kind that is known of a symbol; what is older than that stands in {@link
 * PointRing}s. Immutable.
 *
 * @param listedAt when the contract was listed, epoch milliseconds
 * @param status whether its scores can be relied on, as of its newest bar
 * @param price last price, of a bar or of a ticker, whichever is newer
 * @param day its newest 24 hours
 * @param bars its newest closed bars, at most {@link #BARS}, the newest first
 * @param openInterest newest measurement, in contracts
 * @param topLong share of top traders' positions that are long
 * @param globalLong share of accounts that are long
 * @param entry since when it has been in the coin ranking
 */
public record CoinState(
    Optional<Long> listedAt,
    Optional<Status> status,
    Optional<Dated> price,
    Optional<CoinFact.Day> day,
    List<ClosedBar> bars,
    Optional<Dated> openInterest,
    Optional<Dated> topLong,
    Optional<Dated> globalLong,
    Optional<Entry> entry) {
  /** An hour of bars. */
  static final int BARS = 4;

  /** Of a symbol that nothing is known of. */
  static final CoinState UNKNOWN =
      new CoinState(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public CoinState {
    requireNonNull(listedAt, "listedAt");
    requireNonNull(status, "status");
    requireNonNull(price, "price");
    requireNonNull(day, "day");
    bars = List.copyOf(bars);
    requireNonNull(openInterest, "openInterest");
    requireNonNull(topLong, "topLong");
    requireNonNull(globalLong, "globalLong");
    requireNonNull(entry, "entry");
  }

  /** A figure with its time, epoch milliseconds. */
  public record Dated(long at, BigDecimal value) {
    public Dated {
      requireNonNull(value, "value");
    }
  }

  /**
   * A closed bar.
   *
   * @param signedScore robust score, negative if the price fell
   */
  public record ClosedBar(
      long openTime,
      BigDecimal quoteVolume,
      BigDecimal quoteVolume24h,
      Optional<BigDecimal> takerBuyShare,
      BigDecimal signedScore) {
    public ClosedBar {
      requireNonNull(quoteVolume, "quoteVolume");
      requireNonNull(quoteVolume24h, "quoteVolume24h");
      requireNonNull(takerBuyShare, "takerBuyShare");
      requireNonNull(signedScore, "signedScore");
    }
  }

  /**
   * A stay in the coin ranking.
   *
   * @param since epoch milliseconds
   * @param maxPrice highest last price since then
   */
  public record Entry(long since, BigDecimal startPrice, BigDecimal maxPrice) {
    public Entry {
      requireNonNull(startPrice, "startPrice");
      requireNonNull(maxPrice, "maxPrice");
    }
  }

  /** With what a fact says, as far as it is newer than what is known. */
  CoinState with(CoinFact fact) {
    return switch (fact) {
      case CoinFact.Judged judged -> withBar(judged);
      case CoinFact.Day next ->
          day.isPresent() && day.get().at() >= next.at()
              ? this
              : withDay(next).withPrice(new Dated(next.at(), next.lastPrice()));
      case CoinFact.Held held ->
          held.points().isEmpty()
              ? this
              : withOpenInterest(
                  new Dated(held.points().getLast().timeMs(), held.points().getLast().contracts()));
      case CoinFact.Shared shared -> withShare(shared);
    };
  }

  private CoinState withBar(CoinFact.Judged judged) {
    CoinState known = withListing(judged.facts().listedAt(), judged.facts().status());
    CoinState priced = known.withPrice(new Dated(judged.at(), judged.facts().close()));
    return judged.facts().provisional() ? priced : priced.withClosed(closed(judged));
  }

  private static ClosedBar closed(CoinFact.Judged judged) {
    int direction = judged.facts().barReturn().map(BigDecimal::signum).orElse(0);
    return new ClosedBar(
        judged.facts().openTime(),
        judged.facts().quoteVolume(),
        judged.facts().quoteVolume24h(),
        judged.facts().takerBuyShare(),
        judged.facts().score().multiply(BigDecimal.valueOf(direction)));
  }

  private CoinState withClosed(ClosedBar bar) {
    List<ClosedBar> next = new ArrayList<>(bars);
    next.removeIf(known -> known.openTime() == bar.openTime());
    next.add(bar);
    next.sort((one, other) -> Long.compare(other.openTime(), one.openTime()));
    return new CoinState(
        listedAt,
        status,
        price,
        day,
        next.subList(0, Math.min(BARS, next.size())),
        openInterest,
        topLong,
        globalLong,
        entry);
  }

  private CoinState withListing(Optional<Long> listed, Status next) {
    return new CoinState(
        listed.or(() -> listedAt),
        Optional.of(next),
        price,
        day,
        bars,
        openInterest,
        topLong,
        globalLong,
        entry);
  }

  private CoinState withPrice(Dated next) {
    Optional<Entry> stay =
        entry.map(known ->
            next.at() < known.since()
                ? known
                : new Entry(known.since(), known.startPrice(), known.maxPrice().max(next.value())));
    return new CoinState(
        listedAt, status, newer(price, next), day, bars, openInterest, topLong, globalLong, stay);
  }

  private CoinState withDay(CoinFact.Day next) {
    return new CoinState(
        listedAt, status, price, Optional.of(next), bars, openInterest, topLong, globalLong, entry);
  }

  private CoinState withOpenInterest(Dated next) {
    return new CoinState(
        listedAt, status, price, day, bars, newer(openInterest, next), topLong, globalLong, entry);
  }

  private CoinState withShare(CoinFact.Shared shared) {
    Dated next = new Dated(shared.at(), shared.longShare());
    boolean top = shared.of() == OpenInterestNews.Of.TOP_POSITIONS;
    return new CoinState(
        listedAt,
        status,
        price,
        day,
        bars,
        openInterest,
        top ? newer(topLong, next) : topLong,
        top ? globalLong : newer(globalLong, next),
        entry);
  }

  CoinState withEntry(Optional<Entry> next) {
    return new CoinState(
        listedAt, status, price, day, bars, openInterest, topLong, globalLong, next);
  }

  private static Optional<Dated> newer(Optional<Dated> known, Dated next) {
    return known.isPresent() && known.get().at() >= next.at() ? known : Optional.of(next);
  }

  /** Event time of the newest that is known; the lowest number if nothing is. */
  long newestAt() {
    long newest = Long.MIN_VALUE;
    for (Optional<Dated> dated : List.of(price, openInterest, topLong, globalLong)) {
      newest = Math.max(newest, dated.map(Dated::at).orElse(Long.MIN_VALUE));
    }
    return Math.max(newest, day.map(CoinFact.Day::at).orElse(Long.MIN_VALUE));
  }
}
