package io.tidewatch.benchmarks.book;

import io.tidewatch.benchmarks.measure.Different;
import io.tidewatch.topology.okx.BookFrame;
import io.tidewatch.topology.okx.BookFrameParser;
import io.tidewatch.topology.okx.OkxFrame;
import io.tidewatch.topology.orderbooks.book.BookKeeper;
import io.tidewatch.topology.orderbooks.book.Ladder;
import io.tidewatch.topology.orderbooks.book.Taken;
import io.tidewatch.topology.parse.Parsed;
import java.util.List;
import java.util.stream.IntStream;

/** The detector's book: each frame is checked, also for its place in the chain of numbers. */
final class OurBook implements BookArm {
  private final BookKeeper keeper = new BookKeeper();

  static BookFrame parse(byte[] bytes) {
    if (BookFrameParser.parseFrame(bytes) instanceof Parsed.Ok<OkxFrame>(var frame, var raw)
        && frame instanceof BookFrame book) {
      return book;
    }
    throw new Different("a generated frame of " + bytes.length + " bytes was refused");
  }

  @Override
  public void apply(byte[] frame) {
    apply(parse(frame));
  }

  void apply(BookFrame frame) {
    Taken taken = keeper.take(frame, 1, frame.timeMs());
    if (!(taken instanceof Taken.Applied) && !(taken instanceof Taken.Adopted)) {
      throw new Different("expected that a frame is applied, was " + taken);
    }
  }

  @Override
  public double microprice() {
    Ladder bids = keeper.book().bids();
    Ladder asks = keeper.book().asks();
    double bidSize = bids.quantity(0);
    double askSize = asks.quantity(0);
    return (bids.price(0) * askSize + asks.price(0) * bidSize) / (bidSize + askSize);
  }

  @Override
  public List<String> bids() {
    return levels(keeper.book().bids());
  }

  @Override
  public List<String> asks() {
    return levels(keeper.book().asks());
  }

  private static List<String> levels(Ladder side) {
    return IntStream.range(0, side.size())
        .mapToObj(i -> LevelText.of(side.exactPrice(i), side.exactQuantity(i)))
        .toList();
  }
}
