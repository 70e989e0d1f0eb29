package io.tidewatch.topology.tokenpool.judge;

import io.tidewatch.contract.pool.Conditions;
import io.tidewatch.contract.pool.Conditions.PriceChange;
import io.tidewatch.contract.pool.Conditions.Volume;
import io.tidewatch.contract.pool.Interval;
import io.tidewatch.contract.pool.PoolPair;
import io.tidewatch.contract.pool.PoolTemplate;
import io.tidewatch.contract.pool.TriggerLogic;
import io.tidewatch.topology.compact.CompactReader;
import io.tidewatch.topology.compact.CompactWriter;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Definitions in few bytes. The numbers of intervals and of logics are part of the form. */
final class PoolFormat {
  private PoolFormat() {}

  static void write(PoolDefinition definition, CompactWriter writer) {
    write(definition.pair(), writer, PoolFormat::write);
    write(definition.template(), writer, PoolFormat::write);
  }

  static PoolDefinition definition(CompactReader reader) {
    return new PoolDefinition(
        optional(reader, PoolFormat::pair), optional(reader, PoolFormat::template));
  }

  static void write(DatedDefinition dated, CompactWriter writer) {
    write(dated.definition(), writer.whole(dated.since()));
  }

  static DatedDefinition dated(CompactReader reader) {
    return new DatedDefinition(reader.whole(), definition(reader));
  }

  private static void write(PoolPair pair, CompactWriter writer) {
    writer.text(pair.pair()).text(pair.token());
    write(pair.symbol(), writer, PoolFormat::writeText);
    write(pair.name(), writer, PoolFormat::writeText);
    writer.decimal(pair.marketCap());
    write(pair.twitterUrl(), writer, PoolFormat::writeText);
    writer
        .signed(pair.templateId())
        .octet(number(pair.interval()))
        .whole(pair.batch())
        .signed(pair.priority())
        .signed(pair.sortOrder());
  }

  private static void writeText(String text, CompactWriter writer) {
    writer.text(text);
  }

  private static PoolPair pair(CompactReader reader) {
    return new PoolPair(
        reader.text(),
        reader.text(),
        optional(reader, CompactReader::text),
        optional(reader, CompactReader::text),
        reader.decimal(),
        optional(reader, CompactReader::text),
        (int) reader.signed(),
        interval(reader.octet()),
        (int) reader.whole(),
        (int) reader.signed(),
        (int) reader.signed());
  }

  private static void write(PoolTemplate template, CompactWriter writer) {
    writer.signed(template.id()).text(template.name()).decimal(template.minMarketCap());
    write(template.maxMarketCap(), writer, (value, to) -> to.decimal(value));
    writer.octet(number(template.interval())).octet(number(template.logic()));
    write(template.conditions().priceChange(), writer, PoolFormat::write);
    write(template.conditions().volume(), writer, (value, to) -> to.decimal(value.thresholdUsd()));
  }

  private static PoolTemplate template(CompactReader reader) {
    return new PoolTemplate(
        (int) reader.signed(),
        reader.text(),
        reader.decimal(),
        optional(reader, CompactReader::decimal),
        interval(reader.octet()),
        logic(reader.octet()),
        new Conditions(
            optional(reader, PoolFormat::priceChange),
            optional(reader, from -> new Volume(from.decimal()))));
  }

  private static void write(PriceChange change, CompactWriter writer) {
    write(change.risePercent(), writer, (value, to) -> to.decimal(value));
    write(change.fallPercent(), writer, (value, to) -> to.decimal(value));
  }

  private static PriceChange priceChange(CompactReader reader) {
    return new PriceChange(
        optional(reader, CompactReader::decimal), optional(reader, CompactReader::decimal));
  }

  static <V> void write(
      Optional<V> value, CompactWriter writer, BiConsumer<V, CompactWriter> writing) {
    writer.flag(value.isPresent());
    value.ifPresent(present -> writing.accept(present, writer));
  }

  static <V> Optional<V> optional(CompactReader reader, Function<CompactReader, V> reading) {
    return reader.flag() ? Optional.of(reading.apply(reader)) : Optional.empty();
  }

  static int number(Interval interval) {
    return switch (interval) {
      case M1 -> 0;
      case M5 -> 1;
      case H1 -> 2;
      case H6 -> 3;
      case H24 -> 4;
    };
  }

  static Interval interval(int number) {
    return switch (number) {
      case 0 -> Interval.M1;
      case 1 -> Interval.M5;
      case 2 -> Interval.H1;
      case 3 -> Interval.H6;
      case 4 -> Interval.H24;
      default -> throw new IllegalArgumentException("expected interval 0 to 4, was " + number);
    };
  }

  private static int number(TriggerLogic logic) {
    return switch (logic) {
      case ANY -> 0;
      case ALL -> 1;
    };
  }

  private static TriggerLogic logic(int number) {
    return switch (number) {
      case 0 -> TriggerLogic.ANY;
      case 1 -> TriggerLogic.ALL;
      default -> throw new IllegalArgumentException("expected logic 0 or 1, was " + number);
    };
  }
}
