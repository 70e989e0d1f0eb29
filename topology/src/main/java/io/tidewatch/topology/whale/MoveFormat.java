package io.tidewatch.topology.whale;

import io.tidewatch.contract.whale.CountedMove;
import io.tidewatch.contract.whale.PositionChange.Direction;
import io.tidewatch.contract.whale.WhaleBasis;
import io.tidewatch.topology.compact.CompactReader;
import io.tidewatch.topology.compact.CompactWriter;

/** How it is written what a signal was made of. */
final class MoveFormat {
  private MoveFormat() {}

  static void write(CountedMove move, CompactWriter writer) {
    writer.flag(move.direction() == Direction.OPEN).decimal(move.usd());
    Pieces.number(move.oid(), writer);
    Pieces.number(move.twapId(), writer);
    writer
        .whole(move.part())
        .whole(move.firstFillAt())
        .whole(move.lastFillAt() - move.firstFillAt());
    WhaleBasis basis = move.basis();
    Pieces.number(basis.sizeDecimals().map(Integer::longValue), writer);
    Pieces.decimal(basis.usdRate(), writer);
    Pieces.decimal(basis.positionBefore(), writer);
    writer.whole(basis.fills());
  }

  static CountedMove move(CompactReader reader) {
    Direction direction = reader.flag() ? Direction.OPEN : Direction.CLOSE;
    var usd = reader.decimal();
    var oid = Pieces.number(reader);
    var twapId = Pieces.number(reader);
    int part = (int) reader.whole();
    long from = reader.whole();
    long upTo = from + reader.whole();
    WhaleBasis basis =
        new WhaleBasis(
            Pieces.number(reader).map(Math::toIntExact),
            Pieces.decimal(reader),
            Pieces.decimal(reader),
            (int) reader.whole());
    return new CountedMove(direction, usd, oid, twapId, part, from, upTo, basis);
  }
}
