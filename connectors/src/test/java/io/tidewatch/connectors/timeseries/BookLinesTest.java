package io.tidewatch.connectors.timeseries;

import static io.tidewatch.connectors.book.TestBooks.book;
import static io.tidewatch.connectors.book.TestBooks.fullBook;
import static io.tidewatch.connectors.book.TestBooks.level;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.book.BookLevels;
import io.tidewatch.contract.book.BookLevels.Level;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BookLinesTest {
  private static final long MINUTE = 1_772_374_500_000L;

  private final BookLines books = new BookLines();

  @Test
  void shouldWriteTheFirstBookWholeAndEachLevelAtItsOwnTime() {
    assertThat(
            lines(
                book(
                    "A-B",
                    MINUTE,
                    List.of(level("9.90", "2.0"), level("9.80", "0.5")),
                    List.of(level("10", "1")))))
        .containsExactly(
            "orderbook_data,data_type=snapshot,instrument_id=A-B,side=buy"
                + " price=9.90,amount=2.0,depth_level=1i 1772374500000000000",
            "orderbook_data,data_type=snapshot,instrument_id=A-B,side=buy"
                + " price=9.80,amount=0.5,depth_level=2i 1772374500000000001",
            "orderbook_data,data_type=snapshot,instrument_id=A-B,side=sell"
                + " price=10,amount=1,depth_level=1i 1772374500000000000");
  }

  @Test
  void shouldWriteOnlyWhatChangedAfterwards() {
    List<Level> asks = List.of(level("10", "1"));
    lines(
        book(
            "A-B",
            MINUTE,
            List.of(level("9.9", "2"), level("9.8", "3"), level("9.7", "4"), level("9.6", "5")),
            asks));

    // A new best bid, the second gone, the third written otherwise, the fourth changed.
    assertThat(
            lines(
                book(
                    "A-B",
                    MINUTE + 1_000,
                    List.of(
                        level("9.95", "7"),
                        level("9.9", "2"),
                        level("9.70", "4.0"),
                        level("9.6", "6")),
                    asks)))
        .containsExactly(
            "orderbook_data,data_type=incremental,instrument_id=A-B,side=buy"
                + " price=9.95,amount=7,depth_level=1i 1772374501000000000",
            "orderbook_data,data_type=incremental,instrument_id=A-B,side=buy"
                + " price=9.6,amount=6,depth_level=4i 1772374501000000003",
            "orderbook_data,data_type=incremental,instrument_id=A-B,side=buy"
                + " price=9.8,amount=0,depth_level=2i 1772374501000500001");
  }

  @Test
  void shouldWriteAWholeBookAgainEachMinuteAndAfterASnapshot() {
    assertThat(lines(fullBook("A-B", MINUTE + 59_000))).hasSize(800);
    assertThat(lines(fullBook("A-B", MINUTE + 59_500))).isEmpty();
    assertThat(lines(fullBook("A-B", MINUTE + 60_000))).hasSize(800);
    BookLevels full = fullBook("A-B", MINUTE + 60_500);
    BookLevels fresh =
        new BookLevels("A-B", full.time(), full.time(), 1, 2, 0, full.bids(), full.asks());
    assertThat(lines(fresh)).hasSize(800).allMatch(line -> line.contains("data_type=snapshot"));
  }

  @Test
  void shouldGiveNoTwoLevelsOfASideTheSameTime() {
    assertThat(lines(fullBook("A-B", MINUTE)).stream().filter(line -> line.contains("side=buy")))
        .extracting(line -> line.substring(line.lastIndexOf(' ')))
        .hasSize(400)
        .doesNotHaveDuplicates();
  }

  @Test
  void shouldPassOverABookThatIsOlderThanTheLast() {
    lines(fullBook("A-B", MINUTE + 1_000));
    assertThat(lines(book("A-B", MINUTE, List.of(), List.of()))).isEmpty();
  }

  private List<String> lines(BookLevels book) {
    List<String> lines = new ArrayList<>();
    books.append(book, lines::add);
    return lines;
  }
}
