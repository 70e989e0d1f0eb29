package io.tidewatch.benchmarks.orderbooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.benchmarks.wire.Parcel;
import io.tidewatch.topology.okx.BookFrame;
import io.tidewatch.topology.okx.BookFrameParser;
import io.tidewatch.topology.okx.OkxFrame;
import io.tidewatch.topology.parse.Parsed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BookLoadTest {
  private static final int INSTRUMENTS = 3;
  private static final int SECONDS = 2;

  private final BookLoad load = BookLoad.make(INSTRUMENTS, 1_770_000_000_000L, SECONDS, 1);

  private static BookFrame frame(Parcel parcel) {
    return (BookFrame) ((Parsed.Ok<OkxFrame>) BookFrameParser.parseFrame(parcel.frame())).event();
  }

  private List<Parcel> books() {
    return Stream.of(load.early(), load.lead(), load.measured())
        .flatMap(parcels -> BookLoad.books(parcels).stream())
        .toList();
  }

  @Test
  void shouldSendAWholeChainOfEachBookUnderItsNames() {
    Map<String, BookFrame> before = new HashMap<>();
    for (Parcel parcel : books()) {
      BookFrame frame = frame(parcel);
      BookFrame last = before.put(parcel.key(), frame);
      assertThat(frame.prevSeqId()).isEqualTo(last == null ? -1 : last.seqId());
      assertThat(parcel.name()).isEqualTo(BookTape.name(parcel.key(), frame.seqId()));
    }
    assertThat(before).hasSize(INSTRUMENTS);
  }

  @Test
  void shouldGiveEachUpdateASlotOfItsOwnAmongAnalyses() {
    assertThat(books().stream().map(parcel -> parcel.key() + frame(parcel).timeMs() / 100))
        .doesNotHaveDuplicates();
  }

  @Test
  void shouldSendTenUpdatesASecondAtEqualDistances() {
    List<Long> dues = BookLoad.books(load.measured()).stream().map(Parcel::dueNanos).toList();
    assertThat(dues).hasSize(INSTRUMENTS * SECONDS * BookTape.A_SECOND).isSorted();
    for (int i = 1; i < dues.size(); i++) {
      assertThat(dues.get(i) - dues.get(i - 1)).isBetween(33_333_333L, 33_333_334L);
    }
  }

  @Test
  void shouldReceiveEachFrameWhenItIsDue() {
    for (Parcel parcel : load.measured()) {
      assertThat(parcel.headers().receivedUs() - 1_770_000_000_000_000L)
          .isEqualTo(parcel.dueNanos() / 1_000);
    }
  }
}
