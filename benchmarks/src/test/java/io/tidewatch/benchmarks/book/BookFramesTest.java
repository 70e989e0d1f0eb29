package io.tidewatch.benchmarks.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidewatch.benchmarks.measure.Different;
import io.tidewatch.topology.okx.BookFrame;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BookFramesTest {
  private final BookFrames feed = BookFrames.make(7, 300, 20);

  @Test
  void shouldMakeAWholeChainOfWholeFrames() {
    BookFrame before = OurBook.parse(feed.snapshot());
    assertThat(before.bids().size()).isEqualTo(400);
    assertThat(before.asks().size()).isEqualTo(400);
    for (byte[] bytes : feed.updates()) {
      BookFrame frame = OurBook.parse(bytes);
      assertThat(frame.prevSeqId()).isEqualTo(before.seqId());
      assertThat(frame.bids().size()).isEqualTo(20);
      assertThat(frame.asks().size()).isEqualTo(20);
      before = frame;
    }
  }

  @Test
  void shouldBringEachArmToTheSameBook() {
    for (BookArm arm : List.of(new OurBook(), new XChangeBook())) {
      BookRun run = BookRun.whole(feed, arm);
      assertThat(run.updates()).isEqualTo(300);
      assertThat(arm.bids()).hasSize(400).isEqualTo(feed.bids());
    }
  }

  @Test
  void shouldNoticeABookThatIsNotRight() {
    List<String> wrong = new ArrayList<>(feed.bids());
    wrong.set(399, "1 1");
    BookFrames other = new BookFrames(feed.snapshot(), feed.updates(), wrong, feed.asks());

    assertThatThrownBy(() -> BookRun.whole(other, new XChangeBook())).isInstanceOf(Different.class);
  }

  @Test
  void shouldMakeTheSameFeedFromTheSameSeed() {
    assertThat(BookFrames.make(7, 300, 20).updates())
        .zipSatisfy(feed.updates(), (one, other) -> assertThat(one).isEqualTo(other));
  }
}
