package io.tidewatch.topology.tokenpool;

import static io.tidewatch.topology.tokenpool.PoolFrames.frame;
import static io.tidewatch.topology.tokenpool.PoolFrames.full;
import static io.tidewatch.topology.tokenpool.PoolFrames.poolPair;
import static io.tidewatch.topology.tokenpool.PoolFrames.template;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a pair costs on internal topics and in changelogs: less than its part of the frames. */
class KeptBytesTest {
  private static final long T0 = TokenPoolDriver.START;
  private static final int PAIRS = 95;

  @Test
  void shouldPassOnAndKeepLessThanTheFrames() {
    try (TokenPoolDriver detector = new TokenPoolDriver()) {
      detector.template(template(1, "10", "30000"), T0);
      for (int pair = 1; pair <= PAIRS; pair++) {
        detector.pair(poolPair(pair), T0);
      }
      String[] items = new String[PAIRS];
      for (int pair = 1; pair <= PAIRS; pair++) {
        items[pair - 1] = full(pair, "0.0123");
      }
      detector.frame(frame(items), T0 + 1_000);
      detector.bytesOn("state-by-pair-changelog");
      detector.bytesOn("items-by-pair-repartition");
      detector.frame(frame(items), T0 + 2_000);

      long raw = frame(items).getBytes(UTF_8).length;
      assertThat(detector.bytesOn("items-by-pair-repartition")).isLessThan(raw / 2);
      assertThat(detector.bytesOn("state-by-pair-changelog")).isLessThan(raw * 3 / 4);
      assertThat(detector.bytesOn("news-by-token-repartition")).isLessThan(PAIRS * 600L);
    }
  }
}
