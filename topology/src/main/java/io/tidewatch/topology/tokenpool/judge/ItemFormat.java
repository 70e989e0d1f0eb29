package io.tidewatch.topology.tokenpool.judge;

import io.tidewatch.contract.pool.PairFigures;
import io.tidewatch.topology.compact.CompactReader;
import io.tidewatch.topology.compact.CompactWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Items in few bytes. One octet says which of up to eight figures follow, so that what was not said
 * takes no room and stays apart from zero.
 */
final class ItemFormat {
  private static final int INTERVAL_BITS = 3;

  private ItemFormat() {}

  static void write(PairItem item, CompactWriter writer) {
    writer
        .whole(item.receivedAt())
        .whole(item.batch())
        .whole(item.partition())
        .whole(item.offset())
        .whole(item.epoch())
        .flag(item.live());
    write(item.figures(), writer);
  }

  static PairItem item(CompactReader reader) {
    long receivedAt = reader.whole();
    int batch = (int) reader.whole();
    int partition = (int) reader.whole();
    long offset = reader.whole();
    long epoch = reader.whole();
    boolean live = reader.flag();
    return new PairItem(figures(reader), receivedAt, batch, partition, offset, epoch, live);
  }

  private static void write(PairFigures figures, CompactWriter writer) {
    List<Optional<BigDecimal>> decimals =
        List.of(
            figures.priceUsd(),
            figures.priceQuote(),
            figures.marketCapUsd(),
            figures.tokenReserve(),
            figures.quoteReserve(),
            figures.top10Share());
    writer.octet(present(decimals) << 1 | (figures.holders().isPresent() ? 1 : 0));
    decimals.forEach(decimal -> decimal.ifPresent(writer::decimal));
    figures.holders().ifPresent(writer::whole);
    writer.whole(figures.windows().size());
    figures.windows().forEach(window -> write(window, writer));
  }

  private static PairFigures figures(CompactReader reader) {
    int present = reader.octet();
    return new PairFigures(
        decimal(reader, present, 6),
        decimal(reader, present, 5),
        decimal(reader, present, 4),
        decimal(reader, present, 3),
        decimal(reader, present, 2),
        decimal(reader, present, 1),
        count(reader, present, 0),
        windows(reader));
  }

  private static List<PairFigures.Window> windows(CompactReader reader) {
    int count = reader.count();
    List<PairFigures.Window> windows = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      windows.add(window(reader));
    }
    return windows;
  }

  private static void write(PairFigures.Window window, CompactWriter writer) {
    List<Optional<BigDecimal>> decimals =
        List.of(window.priceChange(), window.buyUsd(), window.sellUsd());
    int present =
        present(decimals) << 2
            | (window.buys().isPresent() ? 2 : 0)
            | (window.sells().isPresent() ? 1 : 0);
    writer.octet(present << INTERVAL_BITS | PoolFormat.number(window.interval()));
    decimals.forEach(decimal -> decimal.ifPresent(writer::decimal));
    window.buys().ifPresent(writer::whole);
    window.sells().ifPresent(writer::whole);
  }

  private static PairFigures.Window window(CompactReader reader) {
    int head = reader.octet();
    int present = head >> INTERVAL_BITS;
    return new PairFigures.Window(
        PoolFormat.interval(head & (1 << INTERVAL_BITS) - 1),
        decimal(reader, present, 4),
        decimal(reader, present, 3),
        decimal(reader, present, 2),
        count(reader, present, 1),
        count(reader, present, 0));
  }

  /** One bit for each, the last one lowest. */
  private static int present(List<Optional<BigDecimal>> decimals) {
    int bits = 0;
    for (Optional<BigDecimal> decimal : decimals) {
      bits = bits << 1 | (decimal.isPresent() ? 1 : 0);
    }
    return bits;
  }

  private static Optional<BigDecimal> decimal(CompactReader reader, int present, int bit) {
    return (present >> bit & 1) == 1 ? Optional.of(reader.decimal()) : Optional.empty();
  }

  private static Optional<Long> count(CompactReader reader, int present, int bit) {
    return (present >> bit & 1) == 1 ? Optional.of(reader.whole()) : Optional.empty();
  }
}
