package io.tidewatch.connectors.redis.sink;

import static io.tidewatch.connectors.book.TestBooks.analysis;
import static io.tidewatch.connectors.book.TestBooks.fullBook;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.connectors.redis.RedisAccess;
import io.tidewatch.connectors.redis.sink.HashChange.Remove;
import io.tidewatch.connectors.redis.sink.HashChange.Replace;
import io.tidewatch.contract.book.BookLevels;
import io.tidewatch.contract.feed.FeedEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PendingHashesTest {
  private static final String BTC = "BTC-USDT";

  private final PendingHashes pending =
      new PendingHashes(
          RedisSinkSettings.of(
              RedisAccess.of("localhost", 6_379, Optional.empty(), Duration.ofSeconds(1))));

  @Test
  void shouldKeepTheNewestOfEachKeyOnly() {
    pending.put(fullBook(BTC, 2_000));
    pending.put(fullBook(BTC, 3_000));
    pending.put(fullBook(BTC, 1_000));
    pending.put(analysis(BTC, 1_500));

    assertThat(pending.changes())
        .extracting(HashChange::key)
        .containsExactly("orderbook:BTC-USDT", "analysis:BTC-USDT");
    assertThat(((Replace) pending.changes().getFirst()).version().time()).isEqualTo(3_000);
    assertThat(pending.outdated()).isEqualTo(1);
  }

  @Test
  void shouldRemoveWhatABreakEnds() {
    pending.put(fullBook(BTC, 1_000));
    pending.put(analysis(BTC, 1_000));
    pending.broken(broken(1_200));

    assertThat(pending.changes()).hasSize(2).allMatch(Remove.class::isInstance);
  }

  @Test
  void shouldPassOverWhatWasReceivedBeforeABreakThatIsReadFirst() {
    pending.broken(broken(1_200));
    pending.put(fullBook(BTC, 1_100));

    assertThat(pending.changes()).allMatch(Remove.class::isInstance);
    assertThat(pending.outdated()).isEqualTo(1);
  }

  @Test
  void shouldKeepWhatWasReceivedAfterABreakThatIsReadLater() {
    // Its event time is before the break, but it was received after.
    pending.put(fullBook(BTC, 1_150));
    pending.broken(broken(1_200));

    assertThat(pending.changes().getFirst()).isInstanceOf(Replace.class);
  }

  @Test
  void shouldTakeANewBookAfterABreak() {
    pending.broken(broken(1_200));
    pending.put(fullBook(BTC, 1_300));

    assertThat(pending.changes().getFirst()).isInstanceOf(Replace.class);
  }

  @Test
  void shouldRemoveWhatAVenueWithAClockAheadOfOursSaidBeforeABreak() {
    BookLevels ahead = new BookLevels(BTC, 5_000, 1_000, 1, 1, 0, List.of(), List.of());
    pending.put(ahead);
    pending.done(pending.changes().getFirst());
    pending.broken(broken(1_200));

    assertThat(pending.changes())
        .filteredOn(change -> change.key().equals("orderbook:BTC-USDT"))
        .singleElement()
        .isInstanceOfSatisfying(Remove.class, remove -> assertThat(remove.upTo()).isEqualTo(5_000));
  }

  @Test
  void shouldGoOnWaitingWithWhatCameDuringTheWrite() {
    pending.put(fullBook(BTC, 1_000));
    HashChange underWay = pending.changes().getFirst();
    pending.put(fullBook(BTC, 2_000));
    pending.done(underWay);

    assertThat(pending.size()).isEqualTo(1);
  }

  private static FeedEvent broken(long at) {
    return new FeedEvent(
        "okx",
        "books",
        BTC,
        FeedEvent.Type.QUARANTINED,
        "c1",
        1,
        at,
        Optional.empty(),
        "the chain broke");
  }
}
