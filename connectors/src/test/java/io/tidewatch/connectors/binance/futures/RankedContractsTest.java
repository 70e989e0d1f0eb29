package io.tidewatch.connectors.binance.futures;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.connectors.binance.futures.RestRows.Row;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankedContractsTest {
  private static final FuturesFeedSettings.Universe TEN =
      new FuturesFeedSettings.Universe(10, BigDecimal.valueOf(50), Duration.ofMinutes(10));

  private final List<Row> contracts =
      IntStream.range(0, 20).mapToObj(i -> contract(name(i), "TRADING")).toList();

  private static String name(int i) {
    return "C%02dUSDT".formatted(i);
  }

  private static Row contract(String symbol, String status) {
    return new Row(
        new byte[0],
        Map.of(
            "symbol", symbol, "status", status, "contractType", "PERPETUAL", "quoteAsset", "USDT"));
  }

  /** The first contract has the highest volume. */
  private static Map<String, BigDecimal> volumes() {
    Map<String, BigDecimal> volumes = new HashMap<>();
    for (int i = 0; i < 20; i++) {
      volumes.put(name(i), BigDecimal.valueOf(1_000 - i));
    }
    return volumes;
  }

  @Test
  void shouldTakeThoseWithTheHighestVolume() {
    List<String> chosen = RankedContracts.choose(contracts, volumes(), Set.of(), TEN);

    assertThat(chosen).hasSize(10).startsWith(name(0)).endsWith(name(9));
  }

  @Test
  void shouldKeepWhoIsInALittleLonger() {
    Set<String> watched = Set.of(name(11), name(12));

    List<String> chosen = RankedContracts.choose(contracts, volumes(), watched, TEN);

    assertThat(chosen).contains(name(11)).doesNotContain(name(10), name(12));
  }

  @Test
  void shouldLeaveOutLowVolumeUnlessItIsInAlready() {
    Map<String, BigDecimal> volumes = Map.of(name(0), BigDecimal.TEN, name(1), BigDecimal.TEN);

    assertThat(RankedContracts.choose(contracts, volumes, Set.of(name(1)), TEN))
        .containsExactly(name(1));
  }

  @Test
  void shouldLetGoOfOneThatTradesNoMore() {
    List<Row> halted = List.of(contract(name(0), "SETTLING"), contract(name(1), "TRADING"));

    assertThat(RankedContracts.choose(halted, volumes(), Set.of(name(0)), TEN))
        .containsExactly(name(1));
  }

  @Test
  void shouldRefuseANameThatCouldBreakAKey() {
    List<Row> odd = List.of(contract("../USDT", "TRADING"));

    assertThat(RankedContracts.choose(odd, Map.of("../USDT", BigDecimal.TEN), Set.of(), TEN))
        .isEmpty();
  }
}
