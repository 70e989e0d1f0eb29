package io.tidewatch.topology.whale;

import io.tidewatch.topology.compact.CompactReader;
import io.tidewatch.topology.compact.CompactWriter;
import io.tidewatch.topology.whale.position.FillKey;
import io.tidewatch.topology.whale.position.Gap;
import io.tidewatch.topology.whale.position.Holding;
import io.tidewatch.topology.whale.position.Recent;
import io.tidewatch.topology.whale.position.Recent.Entry;
import io.tidewatch.topology.whale.position.WhaleFill;
import java.util.ArrayList;
import java.util.List;

/** Holdings in few bytes. */
final class HoldingFormat {
  private HoldingFormat() {}

  static void write(Holding holding, CompactWriter writer) {
    writer.text(holding.coin()).flag(holding.known()).decimal(holding.size());
    Pieces.decimal(holding.entry(), writer);
    writer.whole(holding.asOf()).whole(holding.statedTo());
    write(holding.recent(), writer);
    Pieces.list(holding.waiting(), writer, HoldingFormat::write);
    Pieces.optional(holding.gap(), writer, HoldingFormat::write);
  }

  static Holding holding(CompactReader reader) {
    return new Holding(
        reader.text(),
        reader.flag(),
        reader.decimal(),
        Pieces.decimal(reader),
        reader.whole(),
        reader.whole(),
        recent(reader),
        Pieces.list(reader, HoldingFormat::fill),
        Pieces.optional(reader, HoldingFormat::gap));
  }

  private static void write(Recent recent, CompactWriter writer) {
    writer.whole(recent.floor()).whole(recent.forgotTo()).whole(recent.entries().size());
    long before = 0;
    for (Entry entry : recent.entries()) {
      writer
          .signed(entry.key().time() - before)
          .whole(entry.key().id())
          .decimal(entry.delta())
          .flag(entry.isPublic());
      before = entry.key().time();
    }
  }

  private static Recent recent(CompactReader reader) {
    long floor = reader.whole();
    long forgotTo = reader.whole();
    int count = reader.count();
    List<Entry> entries = new ArrayList<>(count);
    long before = 0;
    for (int i = 0; i < count; i++) {
      before += reader.signed();
      entries.add(new Entry(new FillKey(before, reader.whole()), reader.decimal(), reader.flag()));
    }
    return new Recent(entries, floor, forgotTo);
  }

  private static void write(Gap gap, CompactWriter writer) {
    writer.whole(gap.since()).whole(gap.attempts()).whole(gap.askedAt()).flag(gap.answered());
  }

  private static Gap gap(CompactReader reader) {
    return new Gap(reader.whole(), (int) reader.whole(), reader.whole(), reader.flag());
  }

  private static void write(WhaleFill fill, CompactWriter writer) {
    write(fill.key(), writer);
    writer
        .text(fill.coin())
        .flag(fill.buy())
        .decimal(fill.price())
        .decimal(fill.size())
        .decimal(fill.delta());
    Pieces.decimal(fill.start(), writer);
    writer.text(fill.direction()).flag(fill.counts());
    Pieces.number(fill.oid(), writer);
    Pieces.number(fill.twapId(), writer);
    writer.flag(fill.taker());
    Pieces.decimal(fill.fee(), writer);
    Pieces.text(fill.feeToken(), writer);
    Pieces.decimal(fill.closedPnl(), writer);
    writer.flag(fill.liquidation()).whole(fill.receivedAt()).whole(fill.offset());
  }

  private static WhaleFill fill(CompactReader reader) {
    return new WhaleFill(
        key(reader),
        reader.text(),
        reader.flag(),
        reader.decimal(),
        reader.decimal(),
        reader.decimal(),
        Pieces.decimal(reader),
        reader.text(),
        reader.flag(),
        Pieces.number(reader),
        Pieces.number(reader),
        reader.flag(),
        Pieces.decimal(reader),
        Pieces.text(reader),
        Pieces.decimal(reader),
        reader.flag(),
        reader.whole(),
        reader.whole());
  }

  static void write(FillKey key, CompactWriter writer) {
    writer.whole(key.time()).whole(key.id());
  }

  static FillKey key(CompactReader reader) {
    return new FillKey(reader.whole(), reader.whole());
  }
}
