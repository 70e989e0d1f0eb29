package io.tidewatch.topology.orderbooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.topology.orderbooks.MadeSession.Input;
import io.tidewatch.topology.orderbooks.book.OkxRecordings;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a book costs in changelogs: far less than a whole book at each update. */
class KeptBytesTest {
  @Test
  void shouldKeepAJournalSmallerThanTheFrames() {
    List<Input> inputs = new MadeSession(1).inputs();
    try (OrderBooksDriver detector = new OrderBooksDriver()) {
      long raw = 0;
      for (Input input : inputs) {
        raw += input.frame().getBytes(UTF_8).length;
        if (input.book()) {
          detector.book(input.instId(), input.frame(), input.timeMs());
        } else {
          detector.trades(input.instId(), input.frame(), input.timeMs());
        }
      }

      long journal = detector.changelogBytes(OrderBooksTopology.JOURNAL_STORE);
      long checkpoints = detector.changelogBytes(OrderBooksTopology.CHECKPOINTS_STORE);
      assertThat(journal).isLessThan(raw / 3);
      assertThat(journal + checkpoints).isLessThan(raw);
    }
  }

  @Test
  void shouldKeepAJournalSmallerThanTheRecordedFrames() throws IOException {
    OkxRecordings.require();
    long raw = 0;
    try (OrderBooksDriver detector = new OrderBooksDriver()) {
      for (String frame : OkxRecordings.of2022()) {
        if (frame.contains("\"channel\":\"books\"") && frame.contains("\"update\"")
            || frame.contains("\"snapshot\"")) {
          String instId = frame.replaceFirst("(?s).*?\"instId\":\"([^\"]*)\".*", "$1");
          detector.book(instId, frame, 1_652_459_240_000L);
          raw += frame.getBytes(UTF_8).length;
        }
      }

      assertThat(detector.changelogBytes(OrderBooksTopology.JOURNAL_STORE)).isLessThan(raw / 3);
    }
  }
}
