package io.tidewatch.topology.orderbooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.raw.Source;
import io.tidewatch.contract.rule.RuleOverride;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.topology.okx.InstrumentTerms;
import io.tidewatch.topology.orderbooks.MadeSession.Input;
import io.tidewatch.topology.recompute.Comparison;
import io.tidewatch.topology.recompute.RawLog;
import io.tidewatch.topology.recompute.Recomputations;
import io.tidewatch.topology.recompute.Recomputed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An alert about a book can be computed again from the records since the book's snapshot. */
class BookRecomputeTest {
  private static final byte[] SWAP =
      "{\"instId\":\"ETH-USDT-SWAP\",\"tickSz\":\"0.1\",\"ctVal\":\"0.1\",\"ctMult\":\"1\"}"
          .getBytes(UTF_8);
  private static final Recomputations RECOMPUTATIONS =
      new Recomputations(
          Optional.of(OrderBooksSettings.DEFAULT),
          instId -> instId.endsWith("-SWAP") ? InstrumentTerms.read(SWAP) : Optional.empty());

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void shouldComputeTheSameOfAMadeSession(long seed) {
    try (RawLog log =
        new RawLog(new OrderBooksTopology(OrderBooksSettings.DEFAULT), Topics.OKX_FRAMES)) {
      log.table(Topics.OKX_INSTRUMENTS, "ETH-USDT-SWAP", SWAP, 0);
      for (String rule : List.of("wall-appeared", "wall-absorbed", "wall-pulled", "level-broken")) {
        RuleOverride override =
            new RuleOverride(
                rule,
                Optional.empty(),
                List.of(new RuleOverride.Version(1, 0, Map.of("cooldown", "PT1S"))));
        log.table(Topics.RULES, override.key(), override, 0);
      }
      List<Input> inputs = new MadeSession(seed).inputs();
      for (int i = 0; i < inputs.size(); i++) {
        Input input = inputs.get(i);
        RawHeaders headers =
            new RawHeaders(
                "okx",
                input.book() ? "books" : "trades",
                "c1",
                1,
                i,
                input.timeMs() * 1_000,
                Source.LIVE);
        log.write(input.instId(), input.frame().getBytes(UTF_8), headers, input.timeMs());
      }
      List<Alert> alerts = log.alerts();

      assertThat(alerts).hasSizeGreaterThan(4);
      assertThat(alerts).extracting(Alert::subject).contains("BTC-USDT", "ETH-USDT-SWAP");
      assertThat(alerts)
          .allSatisfy(alert -> {
            Recomputed again = log.again(alert, RECOMPUTATIONS);
            assertThat(again).isInstanceOf(Recomputed.Value.class);
            assertThat(Comparison.same(alert, (Recomputed.Value) again))
                .as("%s %s", alert, again)
                .isTrue();
          });
    }
  }
}
