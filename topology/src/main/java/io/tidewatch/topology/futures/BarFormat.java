package io.tidewatch.topology.futures;

import io.tidewatch.contract.futures.Bar;
import io.tidewatch.contract.futures.Bar.ClosedBy;
import io.tidewatch.topology.binance.FuturesKline;
import io.tidewatch.topology.compact.CompactReader;
import io.tidewatch.topology.compact.CompactWriter;
import java.math.BigDecimal;
import java.util.Optional;

/** Writes bars in a few dozen bytes each. */
final class BarFormat {
  private static final ClosedBy[] CLOSED_BY = ClosedBy.values();

  private BarFormat() {}

  static void write(Bar bar, CompactWriter writer) {
    writer
        .text(bar.symbol())
        .whole(bar.openTime())
        .decimal(bar.open())
        .decimal(bar.high())
        .decimal(bar.low())
        .decimal(bar.close())
        .decimal(bar.baseVolume())
        .decimal(bar.quoteVolume());
    count(bar.trades(), writer);
    decimal(bar.takerBuyQuote(), writer);
    writer.flag(bar.approximated()).octet(bar.closedBy().ordinal()).whole(bar.closedAt());
  }

  static Bar read(CompactReader reader) {
    return new Bar(
        reader.text(),
        reader.whole(),
        reader.decimal(),
        reader.decimal(),
        reader.decimal(),
        reader.decimal(),
        reader.decimal(),
        reader.decimal(),
        count(reader),
        decimal(reader),
        reader.flag(),
        closedBy(reader),
        reader.whole());
  }

  static void write(FuturesKline kline, CompactWriter writer) {
    writer
        .whole(kline.openTime())
        .decimal(kline.open())
        .decimal(kline.high())
        .decimal(kline.low())
        .decimal(kline.close())
        .decimal(kline.baseVolume());
    decimal(kline.quoteVolume(), writer);
    count(kline.trades(), writer);
    decimal(kline.takerBuyQuote(), writer);
  }

  static FuturesKline readKline(CompactReader reader) {
    return new FuturesKline(
        reader.whole(),
        reader.decimal(),
        reader.decimal(),
        reader.decimal(),
        reader.decimal(),
        reader.decimal(),
        decimal(reader),
        count(reader),
        decimal(reader));
  }

  static ClosedBy closedBy(CompactReader reader) {
    return Enums.of(CLOSED_BY, reader.octet());
  }

  static void decimal(Optional<BigDecimal> value, CompactWriter writer) {
    writer.flag(value.isPresent());
    value.ifPresent(writer::decimal);
  }

  static Optional<BigDecimal> decimal(CompactReader reader) {
    return reader.flag() ? Optional.of(reader.decimal()) : Optional.empty();
  }

  static void count(Optional<Long> value, CompactWriter writer) {
    writer.flag(value.isPresent());
    value.ifPresent(writer::whole);
  }

  static Optional<Long> count(CompactReader reader) {
    return reader.flag() ? Optional.of(reader.whole()) : Optional.empty();
  }
}
