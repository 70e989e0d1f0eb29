package io.tidewatch.topology.whale;

import io.tidewatch.topology.compact.CompactReader;
import io.tidewatch.topology.compact.CompactWriter;
import io.tidewatch.topology.whale.order.Aggregate;
import io.tidewatch.topology.whale.order.Ending;
import io.tidewatch.topology.whale.order.Leg;
import io.tidewatch.topology.whale.order.Offsets.Range;
import io.tidewatch.topology.whale.order.OrderState;
import java.util.List;

/** Orders in few bytes. */
final class OrderFormat {
  private OrderFormat() {}

  static void write(OrderState order, CompactWriter writer) {
    writer.text(order.address()).text(order.coin()).flag(order.buy());
    Pieces.number(order.oid(), writer);
    Pieces.number(order.twapId(), writer);
    writer.whole(order.part()).decimal(order.sent());
    Pieces.optional(order.open(), writer, OrderFormat::write);
    Pieces.optional(order.ending(), writer, OrderFormat::write);
    Pieces.text(order.status(), writer);
    writer.whole(order.touchedAt());
  }

  static OrderState order(CompactReader reader) {
    return new OrderState(
        reader.text(),
        reader.text(),
        reader.flag(),
        Pieces.number(reader),
        Pieces.number(reader),
        (int) reader.whole(),
        reader.decimal(),
        Pieces.optional(reader, OrderFormat::aggregate),
        Pieces.optional(reader, OrderFormat::ending),
        Pieces.text(reader),
        reader.whole());
  }

  private static void write(Aggregate open, CompactWriter writer) {
    HoldingFormat.write(open.first(), writer);
    writer
        .whole(open.lastFillAt())
        .whole(open.receivedAt())
        .decimal(open.size())
        .decimal(open.notional())
        .whole(open.fills())
        .decimal(open.makerSize());
    Pieces.decimal(open.fee(), writer);
    Pieces.text(open.feeToken(), writer);
    Pieces.decimal(open.closedPnl(), writer);
    writer.flag(open.liquidation());
    Pieces.optional(open.closed(), writer, OrderFormat::write);
    Pieces.optional(open.opened(), writer, OrderFormat::write);
    write(open.records(), writer);
  }

  private static Aggregate aggregate(CompactReader reader) {
    return new Aggregate(
        HoldingFormat.key(reader),
        reader.whole(),
        reader.whole(),
        reader.decimal(),
        reader.decimal(),
        (int) reader.whole(),
        reader.decimal(),
        Pieces.decimal(reader),
        Pieces.text(reader),
        Pieces.decimal(reader),
        reader.flag(),
        Pieces.optional(reader, OrderFormat::leg),
        Pieces.optional(reader, OrderFormat::leg),
        ranges(reader));
  }

  private static void write(Leg leg, CompactWriter writer) {
    writer
        .decimal(leg.size())
        .decimal(leg.notional())
        .whole(leg.fills())
        .decimal(leg.before())
        .decimal(leg.after())
        .whole(leg.firstAt())
        .whole(leg.lastAt());
    Pieces.decimal(leg.pnl(), writer);
  }

  private static Leg leg(CompactReader reader) {
    return new Leg(
        reader.decimal(),
        reader.decimal(),
        (int) reader.whole(),
        reader.decimal(),
        reader.decimal(),
        reader.whole(),
        reader.whole(),
        Pieces.decimal(reader));
  }

  private static void write(Ending ending, CompactWriter writer) {
    writer.text(ending.status()).decimal(ending.filled()).whole(ending.at());
  }

  private static Ending ending(CompactReader reader) {
    return new Ending(reader.text(), reader.decimal(), reader.whole());
  }

  static void write(List<Range> ranges, CompactWriter writer) {
    Pieces.list(
        ranges, writer, (range, to) -> to.whole(range.first()).whole(range.last() - range.first()));
  }

  static List<Range> ranges(CompactReader reader) {
    return Pieces.list(
        reader,
        from -> {
          long first = from.whole();
          return new Range(first, first + from.whole());
        });
  }
}
