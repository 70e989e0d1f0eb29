package io.tidewatch.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StrainTest {
  @TempDir Path proc;

  @Test
  void shouldTellWhoUsedTheProcessors() throws IOException {
    Strain before = strain("cpu  100 0 100 800 0 0 0 0 0 0", "0.10 0.20 0.30 1/2 3", 0);
    // 1,000 ticks more: 500 worked, 50 stolen, the rest idle; this process worked for 400.
    Strain after =
        strain("cpu  500 0 200 1240 10 0 0 50 7 0", "1.00 0.50 0.40 1/2 3", 4_000_000_000L);

    assertThat(before.until(after))
        .isEqualTo(
            "load average 0.10 0.20 0.30 before and 1.00 0.50 0.40 after; of the processors' time"
                + " 40 % went to this process, 10 % to other work on the machine, 5.0 % was stolen"
                + " by the host");
  }

  @Test
  void shouldKnowNothingWhereTheSystemTellsNothing() {
    assertThat(Strain.read(proc, 0)).isEmpty();
  }

  private Strain strain(String stat, String load, long ownNanos) throws IOException {
    Files.writeString(proc.resolve("stat"), stat + "\ncpu0 1 1 1 1\n");
    Files.writeString(proc.resolve("loadavg"), load + "\n");
    return Strain.read(proc, ownNanos).orElseThrow();
  }
}
