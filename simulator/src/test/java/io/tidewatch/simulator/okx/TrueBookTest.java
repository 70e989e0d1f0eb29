package io.tidewatch.simulator.okx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrueBookTest {
  private static TrueBook book(int asks) {
    List<BookLevel> levels =
        IntStream.rangeClosed(1, asks).mapToObj(i -> BookLevel.of(100 + i + "", "1")).toList();
    return new TrueBook("A-B", 10, new BookChange(1, levels, List.of(BookLevel.of("100", "1"))));
  }

  @Test
  void shouldShowALevelThatComesIntoViewFromBelow() {
    BookUpdate update =
        book(401)
            .apply(new BookChange(2, List.of(BookLevel.gone(new BigDecimal("101"))), List.of()));

    assertThat(update.prevSeqId()).isEqualTo(10);
    assertThat(update.seqId()).isGreaterThan(10);
    assertThat(update.asks())
        .containsExactlyInAnyOrder(BookLevel.of("501", "1"), BookLevel.gone(new BigDecimal("101")));
  }

  @Test
  void shouldTakeAwayALevelThatIsPushedOutOfView() {
    BookUpdate update =
        book(400).apply(new BookChange(2, List.of(BookLevel.of("100.5", "3")), List.of()));

    assertThat(update.asks())
        .containsExactlyInAnyOrder(
            BookLevel.of("100.5", "3"), BookLevel.gone(new BigDecimal("500")));
  }

  @Test
  void shouldKeepItsPlaceInAHeartbeat() {
    BookUpdate update = book(1).heartbeat(5);

    assertThat(update.prevSeqId()).isEqualTo(update.seqId());
    assertThat(update.asks()).isEmpty();
  }

  @Test
  void shouldGoOnFromALowerIdAfterAReset() {
    TrueBook book = book(1);

    assertThat(book.reset(new BookChange(2, List.of(), List.of()), 3).prevSeqId()).isEqualTo(10);
    assertThat(book.apply(new BookChange(3, List.of(), List.of())).prevSeqId()).isEqualTo(3);
    assertThatThrownBy(() -> book.reset(new BookChange(4, List.of(), List.of()), 99))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
