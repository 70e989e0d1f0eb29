package io.tidewatch.topology.orderbooks.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.topology.compact.CompactReader;
import io.tidewatch.topology.compact.CompactWriter;
import io.tidewatch.topology.okx.BookFrame;
import io.tidewatch.topology.okx.BookFrame.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The book is right or says that it is not, whatever becomes of the feed on its way. */
class BookKeeperProperties {
  private static final int UPDATES = 60;

  @Property(tries = 200)
  void shouldEqualTheReferenceAfterEachFrame(@ForAll long seed) {
    GeneratedFeed feed = new GeneratedFeed(seed, UPDATES);
    BookKeeper keeper = new BookKeeper();
    for (BookFrame frame : feed.frames()) {
      keeper.take(frame, 1, 0);
      assertThat(keeper.state()).isEqualTo(BookState.LIVE);
      assertThat(keeper.seqId()).isEqualTo(frame.seqId());
      assertRight(keeper, feed);
    }
  }

  @Property(tries = 300)
  void shouldNeverBeWrongWhenFramesAreLost(@ForAll long seed) {
    Random random = new Random(seed);
    List<BookFrame> frames = new GeneratedFeed(seed, UPDATES).frames();
    frames.removeIf(frame -> random.nextInt(20) == 0);
    assertNeverWrong(seed, frames);
  }

  @Property(tries = 300)
  void shouldNeverBeWrongWhenFramesAreDoubled(@ForAll long seed) {
    Random random = new Random(seed);
    List<BookFrame> frames = new ArrayList<>();
    for (BookFrame frame : new GeneratedFeed(seed, UPDATES).frames()) {
      frames.add(frame);
      if (random.nextInt(10) == 0) {
        frames.add(Math.max(0, frames.size() - random.nextInt(4)), frame);
      }
    }
    assertNeverWrong(seed, frames);
  }

  @Property(tries = 300)
  void shouldNeverBeWrongWhenFramesChangePlaces(@ForAll long seed) {
    Random random = new Random(seed);
    List<BookFrame> frames = new GeneratedFeed(seed, UPDATES).frames();
    for (int i = 0; i < 3; i++) {
      int at = random.nextInt(frames.size());
      Collections.swap(frames, at, Math.min(frames.size() - 1, at + 1 + random.nextInt(5)));
    }
    assertNeverWrong(seed, frames);
  }

  @Property(tries = 300)
  void shouldNeverBeWrongWhenARestBookIsPutBetween(@ForAll long seed) {
    Random random = new Random(seed);
    GeneratedFeed feed = new GeneratedFeed(seed, UPDATES);
    List<BookFrame> frames = feed.frames();
    BookKeeper venue = new BookKeeper();
    List<BookFrame> seeds = new ArrayList<>();
    for (BookFrame frame : frames) {
      venue.take(frame, 1, 0);
      seeds.add(seedOf(venue));
    }
    frames.removeIf(frame -> random.nextInt(20) == 0);
    for (int i = 0; i < 6; i++) {
      frames.add(random.nextInt(frames.size() + 1), seeds.get(random.nextInt(seeds.size())));
    }
    assertNeverWrong(seed, frames);
  }

  @Property(tries = 100)
  void shouldNotRepeatOrLoseAnythingWhenTheLastFrameComesTwice(@ForAll long seed) {
    GeneratedFeed feed = new GeneratedFeed(seed, UPDATES);
    BookKeeper keeper = new BookKeeper();
    for (BookFrame frame : feed.frames()) {
      keeper.take(frame, 1, 0);
      keeper.take(frame, 1, 0);
      assertThat(keeper.state()).isEqualTo(BookState.LIVE);
      assertRight(keeper, feed);
    }
  }

  @Property(tries = 50)
  void shouldBeTheSameAfterBeingWrittenAndRead(@ForAll long seed) {
    Random random = new Random(seed);
    List<BookFrame> frames = new GeneratedFeed(seed, UPDATES).frames();
    frames.removeIf(frame -> random.nextInt(30) == 0);
    BookKeeper keeper = new BookKeeper();
    for (BookFrame frame : frames) {
      CompactWriter writer = new CompactWriter();
      FrameFormat.write(frame, writer);
      BookFrame read = FrameFormat.read(new CompactReader(writer.toBytes()));
      assertThat(read.asks()).isEqualTo(frame.asks());
      assertThat(read.bids()).isEqualTo(frame.bids());
      BookKeeper copy = BookKeeper.read(new CompactReader(written(keeper)));
      assertThat(copy.take(read, 1, 0)).isEqualTo(keeper.take(frame, 1, 0));
      assertThat(written(copy)).isEqualTo(written(keeper));
    }
  }

  private static byte[] written(BookKeeper keeper) {
    CompactWriter writer = new CompactWriter();
    keeper.write(writer);
    return writer.toBytes();
  }

  private static BookFrame seedOf(BookKeeper keeper) {
    return new BookFrame(
        Optional.empty(),
        Kind.SEED,
        keeper.timeMs(),
        keeper.seqId(),
        BookFrame.NONE,
        0,
        ((BookSide) keeper.book().asks()).levels(),
        ((BookSide) keeper.book().bids()).levels());
  }

  private static void assertNeverWrong(long seed, List<BookFrame> frames) {
    GeneratedFeed feed = new GeneratedFeed(seed, UPDATES);
    BookKeeper keeper = new BookKeeper();
    for (BookFrame frame : frames) {
      keeper.take(frame, 1, 0);
      if (keeper.state() == BookState.LIVE) {
        assertRight(keeper, feed);
      } else {
        assertThat(ReferenceBook.levels(keeper.book())).isEmpty();
      }
    }
  }

  private static void assertRight(BookKeeper keeper, GeneratedFeed feed) {
    assertThat(ReferenceBook.levels(keeper.book())).isEqualTo(feed.bookAt(keeper.seqId()));
  }
}
