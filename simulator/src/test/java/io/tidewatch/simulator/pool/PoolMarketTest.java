package io.tidewatch.simulator.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.pool.Interval;
import io.tidewatch.contract.pool.PoolPair;
import io.tidewatch.contract.serde.Json;
import io.tidewatch.simulator.dbotx.PairItem;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PoolMarketTest {
  private static final int SECONDS = 120;

  private final PoolMarket market = new PoolMarket(PoolMarket.USUAL_PAIRS, 7);

  @Test
  void shouldChangeAFewPercentOfThePairsEachSecond() {
    int items = 0;
    Set<String> heard = new HashSet<>();
    for (int second = 0; second < SECONDS; second++) {
      List<PairItem> changed = market.next();
      items += changed.size();
      changed.forEach(item -> heard.add(item.pair()));
    }

    double share = (double) items / SECONDS / PoolMarket.USUAL_PAIRS;
    assertThat(share).isBetween(0.02, 0.06);
    assertThat(heard).hasSizeLessThan(PoolMarket.USUAL_PAIRS / 2);
  }

  @Test
  void shouldMakeTwentyBatchesOfTheUsualPool() {
    assertThat(market.pairs()).hasSize(1_900);
    assertThat(market.pairs()).extracting(PoolPair::batch).contains(1, 20).allMatch(b -> b <= 20);
    assertThat(market.pairs())
        .extracting(PoolPair::templateId)
        .contains(1, 2, 3, 4)
        .allMatch(id -> market.templates().stream().anyMatch(t -> t.id() == id));
  }

  @Test
  void shouldSayWhatTheVenueDocuments() {
    JsonNode item = Json.MAPPER.readTree(market.nextOfAll().getFirst().json());

    List<String> intervals = Stream.of(Interval.values()).map(Interval::wireName).toList();
    assertThat(item.propertyNames())
        .contains("p", "tp", "tpu", "mp", "tr", "cr", "sr", "t10", "h", "lp", "blp", "bsv", "bst");
    for (String prefix : List.of("pc", "bv", "sv", "bt", "st")) {
      assertThat(item.propertyNames())
          .containsAll(intervals.stream().map(interval -> prefix + interval).toList());
    }
    assertThat(item.path("p").asString()).isEqualTo(market.pairs().getFirst().pair());
    assertThat(item.path("tpu").isNumber()).isTrue();
  }

  @Test
  void shouldTellThePriceInSolAsReservesSay() {
    for (PairItem item : market.nextOfAll()) {
      JsonNode node = Json.MAPPER.readTree(item.json());
      double byReserves = node.path("cr").asDouble() / node.path("tr").asDouble();
      assertThat(node.path("tp").asDouble() / byReserves).isBetween(0.999, 1.001);
    }
  }

  @Test
  void shouldHaveWindowsThatFitTogether() {
    for (int second = 0; second < SECONDS; second++) {
      market.nextOfAll();
    }
    for (PairItem item : market.nextOfAll()) {
      JsonNode node = Json.MAPPER.readTree(item.json());
      assertThat(node.path("bv1m").decimalValue())
          .isPositive()
          .isLessThan(node.path("bv5m").decimalValue());
      assertThat(node.path("bv5m").decimalValue()).isLessThan(node.path("bv24h").decimalValue());
      assertThat(node.path("pc1m").decimalValue().abs()).isLessThan(BigDecimal.ONE);
    }
  }

  @Test
  void shouldLeaveSomethingUnknownSometimes() {
    List<String> items = market.nextOfAll().stream().map(PairItem::json).toList();

    assertThat(items).anyMatch(json -> json.contains("\"t10\":null"));
    assertThat(items).anyMatch(json -> !json.contains("\"t10\":null"));
  }

  @Test
  void shouldBeTheSameEachTime() {
    PoolMarket again = new PoolMarket(PoolMarket.USUAL_PAIRS, 7);

    assertThat(again.tokens()).isEqualTo(market.tokens());
    assertThat(again.next()).isEqualTo(market.next());
    assertThat(again.next()).isEqualTo(market.next());
  }
}
