package io.tidewatch.topology.orderbooks.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.topology.okx.BookFrame;
import io.tidewatch.topology.okx.OkxFrames;
import io.tidewatch.topology.orderbooks.book.Taken.Fault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Books of the venue as they were recorded in May 2022 and in July 2026. */
class RecordedBooksTest {
  @BeforeEach
  void requireRecordings() {
    OkxRecordings.require();
  }

  @Test
  void shouldVerifyEveryChecksumOf2022() throws IOException {
    Map<String, BookKeeper> keepers = new TreeMap<>();
    Map<String, Integer> verified = new TreeMap<>();
    for (BookFrame frame : books(OkxRecordings.of2022())) {
      String instId = frame.instId().orElseThrow();
      BookKeeper keeper = keepers.computeIfAbsent(instId, id -> new BookKeeper());
      keeper.take(frame, 1, 0);
      assertThat(keeper.state()).isEqualTo(BookState.LIVE);
      assertThat(keeper.book().checksum()).isEqualTo(frame.checksum());
      verified.merge(instId, 1, Integer::sum);
    }

    assertThat(verified)
        .isEqualTo(Map.of("BTC-USDT", 98, "BTC-USD-220527", 99, "UNI-USD-SWAP", 93));
    assertThat(verified.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(290);
  }

  @Test
  void shouldQuarantineARecordedBookThatMissesOneUpdate() throws IOException {
    List<BookFrame> frames = new ArrayList<>(books(OkxRecordings.of2022()));
    frames.removeIf(frame -> !frame.instId().orElseThrow().equals("BTC-USDT"));
    frames.remove(10);
    BookKeeper keeper = new BookKeeper();
    frames.forEach(frame -> keeper.take(frame, 1, 0));

    assertThat(keeper.state()).isEqualTo(BookState.QUARANTINED);
    assertThat(keeper.fault()).contains("checksum");
  }

  @Test
  void shouldFindTheGapOf2026() throws IOException {
    BookKeeper keeper = new BookKeeper();
    List<Taken> taken = new ArrayList<>();
    for (BookFrame frame : books(OkxRecordings.of2026())) {
      taken.add(keeper.take(frame, 1, 0));
    }

    assertThat(taken).hasSize(3);
    assertThat(taken.get(0)).isEqualTo(new Taken.Adopted(BookState.SYNCING, 0));
    assertThat(taken.get(1)).isInstanceOf(Taken.Applied.class);
    assertThat(taken.get(2))
        .isEqualTo(
            new Taken.Broken(
                BookState.LIVE,
                Fault.GAP,
                "expected an update after 78677952687, was one after 78677952829"));
  }

  private static List<BookFrame> books(List<String> frames) {
    return frames.stream()
        .filter(frame -> frame.contains("\"channel\":\"books\"") && frame.contains("\"action\""))
        .map(OkxFrames::parsed)
        .toList();
  }
}
