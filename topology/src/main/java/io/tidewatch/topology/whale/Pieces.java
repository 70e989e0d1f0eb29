package io.tidewatch.topology.whale;

import io.tidewatch.topology.compact.CompactReader;
import io.tidewatch.topology.compact.CompactWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Parts that stored values are written of. */
final class Pieces {
  private Pieces() {}

  static <T> void optional(
      Optional<T> value, CompactWriter writer, BiConsumer<T, CompactWriter> writing) {
    writer.flag(value.isPresent());
    value.ifPresent(some -> writing.accept(some, writer));
  }

  static <T> Optional<T> optional(CompactReader reader, Function<CompactReader, T> reading) {
    return reader.flag() ? Optional.of(reading.apply(reader)) : Optional.empty();
  }

  static <T> void list(List<T> values, CompactWriter writer, BiConsumer<T, CompactWriter> writing) {
    writer.whole(values.size());
    values.forEach(value -> writing.accept(value, writer));
  }

  static <T> List<T> list(CompactReader reader, Function<CompactReader, T> reading) {
    int count = reader.count();
    List<T> values = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      values.add(reading.apply(reader));
    }
    return values;
  }

  static void decimal(Optional<BigDecimal> value, CompactWriter writer) {
    optional(value, writer, (some, to) -> to.decimal(some));
  }

  static Optional<BigDecimal> decimal(CompactReader reader) {
    return optional(reader, CompactReader::decimal);
  }

  static void text(Optional<String> value, CompactWriter writer) {
    optional(value, writer, (some, to) -> to.text(some));
  }

  static Optional<String> text(CompactReader reader) {
    return optional(reader, CompactReader::text);
  }

  static void number(Optional<Long> value, CompactWriter writer) {
    optional(value, writer, (some, to) -> to.whole(some));
  }

  static Optional<Long> number(CompactReader reader) {
    return optional(reader, CompactReader::whole);
  }
}
