package io.tidewatch.topology.orderbooks;

import io.tidewatch.contract.book.BookLevels;
import io.tidewatch.topology.orderbooks.book.BookKeeper;
import io.tidewatch.topology.orderbooks.book.Ladder;
import java.util.ArrayList;
import java.util.List;

/** Writes books for others to read. */
final class BookViews {
  private BookViews() {}

  /** The whole book. */
  static BookLevels levels(String instId, BookKeeper keeper) {
    return new BookLevels(
        instId,
        keeper.timeMs(),
        keeper.receivedMs(),
        keeper.seqId(),
        keeper.bookEpoch(),
        keeper.book().checksum(),
        levels(keeper.book().bids()),
        levels(keeper.book().asks()));
  }

  private static List<BookLevels.Level> levels(Ladder ladder) {
    List<BookLevels.Level> levels = new ArrayList<>(ladder.size());
    for (int i = 0; i < ladder.size(); i++) {
      levels.add(
          new BookLevels.Level(ladder.exactPrice(i), ladder.exactQuantity(i), ladder.orders(i)));
    }
    return levels;
  }
}
