package io.tidewatch.topology.futures.ranking;

import io.tidewatch.contract.futures.Anomaly.Level;
import io.tidewatch.contract.futures.Anomaly.Status;
import io.tidewatch.topology.binance.OpenInterestNews;
import io.tidewatch.topology.compact.CompactReader;
import io.tidewatch.topology.compact.CompactSerde;
import io.tidewatch.topology.compact.CompactWriter;
import io.tidewatch.topology.futures.Enums;
import io.tidewatch.topology.futures.RankingFacts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serde;

/** How what is known of symbols for rankings is kept and passed on. Thread-safe. */
public final class RankingSerdes {
  private static final int FORMAT = 1;
  private static final int CLOSED = 0;
  private static final int JUDGED = 1;
  private static final int DAY = 2;
  private static final int HELD = 3;
  private static final int SHARED = 4;

  private static final Level[] LEVELS = Level.values();
  private static final Status[] STATUSES = Status.values();
  private static final OpenInterestNews.Of[] WHOSE = OpenInterestNews.Of.values();

  /** Of the store of facts. */
  public static final Serde<CoinState> STATE =
      new CompactSerde<>(FORMAT, RankingSerdes::write, RankingSerdes::state);

  static final Serde<CoinFact> FACT =
      new CompactSerde<>(FORMAT, RankingSerdes::write, RankingSerdes::fact);

  static final Serde<PointRing.Point> POINT =
      new CompactSerde<>(FORMAT, RankingSerdes::write, RankingSerdes::point);

  private RankingSerdes() {}

  private static void write(CoinState state, CompactWriter writer) {
    write(state.listedAt(), writer, (listed, to) -> to.whole(listed));
    write(state.status(), writer, (status, to) -> to.octet(status.ordinal()));
    write(state.price(), writer, RankingSerdes::write);
    write(state.day(), writer, RankingSerdes::write);
    write(state.volume24h(), writer, RankingSerdes::write);
    writer.whole(state.bars().size());
    state.bars().forEach(bar -> write(bar, writer));
    write(state.score(), writer, (score, to) -> to.whole(score.openTime()).decimal(score.signed()));
    write(state.openInterest(), writer, RankingSerdes::write);
    write(state.topLong(), writer, RankingSerdes::write);
    write(state.globalLong(), writer, RankingSerdes::write);
    write(
        state.entry(),
        writer,
        (entry, to) ->
            to.whole(entry.since()).decimal(entry.startPrice()).decimal(entry.maxPrice()));
  }

  private static CoinState state(CompactReader reader) {
    return new CoinState(
        optional(reader, CompactReader::whole),
        optional(reader, from -> Enums.of(STATUSES, from.octet())),
        optional(reader, RankingSerdes::dated),
        optional(reader, RankingSerdes::day),
        optional(reader, RankingSerdes::dated),
        many(reader, RankingSerdes::closed),
        optional(reader, from -> new CoinState.Score(from.whole(), from.decimal())),
        optional(reader, RankingSerdes::dated),
        optional(reader, RankingSerdes::dated),
        optional(reader, RankingSerdes::dated),
        optional(
            reader, from -> new CoinState.Entry(from.whole(), from.decimal(), from.decimal())));
  }

  private static void write(CoinFact fact, CompactWriter writer) {
    switch (fact) {
      case CoinFact.Closed closed -> write(closed, writer.octet(CLOSED));
      case CoinFact.Judged judged -> write(judged.facts(), writer.octet(JUDGED));
      case CoinFact.Day day -> write(day, writer.octet(DAY));
      case CoinFact.Held held -> {
        writer.octet(HELD).whole(held.at()).flag(held.history()).whole(held.points().size());
        held.points().forEach(point -> write(point, writer));
      }
      case CoinFact.Shared shared ->
          writer
              .octet(SHARED)
              .whole(shared.at())
              .octet(shared.of().ordinal())
              .decimal(shared.longShare());
    }
  }

  private static CoinFact fact(CompactReader reader) {
    int kind = reader.octet();
    return switch (kind) {
      case CLOSED -> closed(reader);
      case JUDGED -> new CoinFact.Judged(judged(reader));
      case DAY -> day(reader);
      case HELD ->
          new CoinFact.Held(
              reader.whole(), reader.flag(), many(reader, RankingSerdes::measurement));
      case SHARED ->
          new CoinFact.Shared(reader.whole(), Enums.of(WHOSE, reader.octet()), reader.decimal());
      default -> throw new IllegalArgumentException("expected a fact, was kind " + kind);
    };
  }

  private static void write(RankingFacts facts, CompactWriter writer) {
    writer
        .text(facts.symbol())
        .whole(facts.at())
        .whole(facts.openTime())
        .flag(facts.provisional())
        .decimal(facts.close());
    write(facts.barReturn(), writer, (value, to) -> to.decimal(value));
    writer
        .decimal(facts.score())
        .octet(facts.level().ordinal())
        .octet(facts.status().ordinal())
        .decimal(facts.quoteVolume24h());
    write(facts.takerBuyShare(), writer, (value, to) -> to.decimal(value));
    write(facts.listedAt(), writer, (value, to) -> to.whole(value));
  }

  private static RankingFacts judged(CompactReader reader) {
    return new RankingFacts(
        reader.text(),
        reader.whole(),
        reader.whole(),
        reader.flag(),
        reader.decimal(),
        optional(reader, CompactReader::decimal),
        reader.decimal(),
        Enums.of(LEVELS, reader.octet()),
        Enums.of(STATUSES, reader.octet()),
        reader.decimal(),
        optional(reader, CompactReader::decimal),
        optional(reader, CompactReader::whole));
  }

  private static void write(CoinFact.Closed bar, CompactWriter writer) {
    writer.whole(bar.openTime()).decimal(bar.close()).decimal(bar.quoteVolume());
    write(bar.takerBuyShare(), writer, (value, to) -> to.decimal(value));
  }

  private static CoinFact.Closed closed(CompactReader reader) {
    return new CoinFact.Closed(
        reader.whole(),
        reader.decimal(),
        reader.decimal(),
        optional(reader, CompactReader::decimal));
  }

  private static void write(CoinFact.Day day, CompactWriter writer) {
    writer
        .whole(day.at())
        .decimal(day.lastPrice())
        .decimal(day.quoteVolume())
        .decimal(day.changePercent());
  }

  private static CoinFact.Day day(CompactReader reader) {
    return new CoinFact.Day(reader.whole(), reader.decimal(), reader.decimal(), reader.decimal());
  }

  private static void write(OpenInterestNews.Point point, CompactWriter writer) {
    writer.whole(point.timeMs()).decimal(point.contracts());
    write(point.value(), writer, (value, to) -> to.decimal(value));
  }

  private static OpenInterestNews.Point measurement(CompactReader reader) {
    return new OpenInterestNews.Point(
        reader.whole(), reader.decimal(), optional(reader, CompactReader::decimal));
  }

  private static void write(CoinState.Dated dated, CompactWriter writer) {
    writer.whole(dated.at()).decimal(dated.value());
  }

  private static CoinState.Dated dated(CompactReader reader) {
    return new CoinState.Dated(reader.whole(), reader.decimal());
  }

  private static void write(PointRing.Point point, CompactWriter writer) {
    writer.whole(point.timeMs()).decimal(BigDecimal.valueOf(point.value())).flag(point.coarse());
  }

  private static PointRing.Point point(CompactReader reader) {
    return new PointRing.Point(reader.whole(), reader.decimal().doubleValue(), reader.flag());
  }

  private static <V> void write(
      Optional<V> value, CompactWriter writer, BiConsumer<V, CompactWriter> writing) {
    writer.flag(value.isPresent());
    value.ifPresent(present -> writing.accept(present, writer));
  }

  private static <V> Optional<V> optional(
      CompactReader reader, Function<CompactReader, V> reading) {
    return reader.flag() ? Optional.of(reading.apply(reader)) : Optional.empty();
  }

  private static <V> List<V> many(CompactReader reader, Function<CompactReader, V> reading) {
    List<V> values = new ArrayList<>();
    for (int left = reader.count(); left > 0; left--) {
      values.add(reading.apply(reader));
    }
    return values;
  }
}
