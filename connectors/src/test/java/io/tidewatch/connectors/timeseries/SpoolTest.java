package io.tidewatch.connectors.timeseries;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
  @TempDir Path directory;

  @Test
  void shouldGiveBackTheOldestFirstAlsoAfterARestart() {
    Spool spool = open(100);
    spool.put(bytes("one"), 1);
    spool.put(bytes("two"), 2);

    Spool again = open(100);
    assertThat(again.size()).isEqualTo(2);
    assertThat(again.bytes()).isEqualTo(6);
    Spool.Block first = again.first().orElseThrow();
    assertThat(again.read(first)).hasValue(bytes("one"));
    assertThat(first.points()).isEqualTo(1);

    again.remove(first);
    again.put(bytes("three"), 3);
    assertThat(again.read(again.first().orElseThrow())).hasValue(bytes("two"));
    again.remove(again.first().orElseThrow());
    assertThat(again.read(again.first().orElseThrow())).hasValue(bytes("three"));
  }

  @Test
  void shouldDropTheOldestWhenThereIsNoRoom() throws IOException {
    Spool spool = open(10);
    assertThat(spool.put(bytes("12345"), 5)).isZero();
    assertThat(spool.put(bytes("67890"), 7)).isZero();
    assertThat(spool.put(bytes("abc"), 1)).isEqualTo(5);

    assertThat(spool.bytes()).isEqualTo(8);
    assertThat(spool.put(bytes("longer than all"), 4)).isEqualTo(12);
    assertThat(spool.first()).isEmpty();
    try (var files = Files.list(directory)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void shouldSweepAwayWhatACrashLeftHalfWritten() throws IOException {
    open(100).put(bytes("whole"), 1);
    Path half = directory.resolve("0000000000000000002-1.lp.gz.begun");
    Files.write(half, bytes("ha"));
    Files.write(directory.resolve("of somebody else"), bytes("x"));

    assertThat(open(100).size()).isEqualTo(1);
    assertThat(half).doesNotExist();
  }

  private Spool open(long maxBytes) {
    return Spool.open(directory, maxBytes, ".lp.gz");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
