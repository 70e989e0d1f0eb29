package io.tidewatch.topology.tokenpool;

import static io.tidewatch.topology.tokenpool.PoolFrames.change;
import static io.tidewatch.topology.tokenpool.PoolFrames.frame;
import static io.tidewatch.topology.tokenpool.PoolFrames.full;
import static io.tidewatch.topology.tokenpool.PoolFrames.poolPair;
import static io.tidewatch.topology.tokenpool.PoolFrames.template;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.raw.Source;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.topology.orderbooks.OrderBooksSettings;
import io.tidewatch.topology.recompute.Comparison;
import io.tidewatch.topology.recompute.RawLog;
import io.tidewatch.topology.recompute.Recomputations;
import io.tidewatch.topology.recompute.Recomputed;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An alert can be computed again from the record that it names. */
class TokenPoolRecomputeTest {
  private static final long T0 = TokenPoolDriver.START;
  private static final int PAIRS = 12;

  @Test
  void shouldComputeTheSame() {
    try (RawLog log =
        new RawLog(
            new TokenPoolTopology(TokenPoolSettings.DEFAULT, InstantSource.system()),
            Topics.DBOTX_PAIRS)) {
      log.table(Topics.TEMPLATES, "1", template(1, "10", "1000"), T0);
      for (int pair = 1; pair <= PAIRS; pair++) {
        log.table(Topics.PAIRS, poolPair(pair).key(), poolPair(pair), T0);
      }
      for (int second = 1; second <= PAIRS; second++) {
        String frame = frame(full(second, "0.1" + second), change(second + 1, "0.0012"));
        long at = T0 + second * 1_000L;
        log.write(
            "1",
            frame.getBytes(UTF_8),
            new RawHeaders("dbotx", "pairs", "c1", 1, second, at * 1_000, Source.LIVE),
            at);
      }
      List<Alert> alerts = log.alerts();

      assertThat(alerts).hasSize(PAIRS);
      assertThat(alerts)
          .allSatisfy(alert -> {
            Recomputed again =
                log.again(
                    alert,
                    new Recomputations(OrderBooksSettings.DEFAULT, instrument -> Optional.empty()));
            assertThat(again).isInstanceOf(Recomputed.Value.class);
            assertThat(Comparison.same(alert, (Recomputed.Value) again)).isTrue();
          });
    }
  }
}
