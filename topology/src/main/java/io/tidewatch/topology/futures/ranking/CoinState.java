package io.tidewatch.topology.futures.ranking;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.futures.Anomaly.Status;
import io.tidewatch.topology.futures.RankingFacts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
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
 * @param volume24h quote volume of 24 hours of its bars
 * @param bars its newest closed bars, at most {@link #BARS}, the newest first
 * @param score of its newest closed bar that was judged
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
    Optional<Dated> volume24h,
    List<CoinFact.Closed> bars,
    Optional<Score> score,
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
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public CoinState {
    requireNonNull(listedAt, "listedAt");
    requireNonNull(status, "status");
    requireNonNull(price, "price");
    requireNonNull(day, "day");
    requireNonNull(volume24h, "volume24h");
    bars = List.copyOf(bars);
    requireNonNull(score, "score");
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
   * How a closed bar looked.
   *
   * @param signed robust score, negative if the price fell
   */
  public record Score(long openTime, BigDecimal signed) {
    public Score {
      requireNonNull(signed, "signed");
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

    private Entry with(Dated price) {
      return price.at() < since ? this : new Entry(since, startPrice, maxPrice.max(price.value()));
    }
  }

  /** With what a fact says, as far as it is newer than what is known. */
  CoinState with(CoinFact fact) {
    return switch (fact) {
      case CoinFact.Closed closed ->
          withClosed(closed).withPrice(new Dated(closed.at(), closed.close()));
      case CoinFact.Judged judged ->
          withJudged(judged).withPrice(new Dated(judged.at(), judged.facts().close()));
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

  private CoinState withJudged(CoinFact.Judged judged) {
    return new Draft(this).judged(judged).made();
  }

  private CoinState withClosed(CoinFact.Closed bar) {
    List<CoinFact.Closed> next = new ArrayList<>(bars);
    next.removeIf(known -> known.openTime() == bar.openTime());
    next.add(bar);
    next.sort(Comparator.comparingLong(CoinFact.Closed::openTime).reversed());
    Draft draft = new Draft(this);
    draft.bars = next.subList(0, Math.min(BARS, next.size()));
    return draft.made();
  }

  private CoinState withPrice(Dated next) {
    Draft draft = new Draft(this);
    draft.entry = entry.map(stay -> stay.with(next));
    draft.price = newer(price, next);
    return draft.made();
  }

  private CoinState withDay(CoinFact.Day next) {
    Draft draft = new Draft(this);
    draft.day = Optional.of(next);
    return draft.made();
  }

  private CoinState withOpenInterest(Dated next) {
    Draft draft = new Draft(this);
    draft.openInterest = newer(openInterest, next);
    return draft.made();
  }

  private CoinState withShare(CoinFact.Shared shared) {
    Dated next = new Dated(shared.at(), shared.longShare());
    Draft draft = new Draft(this);
    switch (shared.of()) {
      case TOP_POSITIONS -> draft.topLong = newer(topLong, next);
      case GLOBAL_ACCOUNTS -> draft.globalLong = newer(globalLong, next);
    }
    return draft.made();
  }

  CoinState withEntry(Optional<Entry> next) {
    Draft draft = new Draft(this);
    draft.entry = next;
    return draft.made();
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

  /** A state that is being changed. */
  private static final class Draft {
    private Optional<Long> listedAt;
    private Optional<Status> status;
    private Optional<Dated> price;
    private Optional<CoinFact.Day> day;
    private Optional<Dated> volume24h;
    private List<CoinFact.Closed> bars;
    private Optional<Score> score;
    private Optional<Dated> openInterest;
    private Optional<Dated> topLong;
    private Optional<Dated> globalLong;
    private Optional<Entry> entry;

    private Draft(CoinState from) {
      listedAt = from.listedAt;
      status = from.status;
      price = from.price;
      day = from.day;
      volume24h = from.volume24h;
      bars = from.bars;
      score = from.score;
      openInterest = from.openInterest;
      topLong = from.topLong;
      globalLong = from.globalLong;
      entry = from.entry;
    }

    private Draft judged(CoinFact.Judged judged) {
      RankingFacts facts = judged.facts();
      listedAt = facts.listedAt().or(() -> listedAt);
      Optional<Dated> before = volume24h;
      volume24h = newer(volume24h, new Dated(judged.at(), facts.quoteVolume24h()));
      if (volume24h != before) {
        status = Optional.of(facts.status());
      }
      boolean newer = score.map(known -> known.openTime() <= facts.openTime()).orElse(true);
      if (!facts.provisional() && newer) {
        int sign = facts.barReturn().map(BigDecimal::signum).orElse(0);
        score =
            Optional.of(
                new Score(facts.openTime(), facts.score().multiply(BigDecimal.valueOf(sign))));
      }
      return this;
    }

    private CoinState made() {
      return new CoinState(
          listedAt,
          status,
          price,
          day,
          volume24h,
          bars,
          score,
          openInterest,
          topLong,
          globalLong,
          entry);
    }
  }
}
