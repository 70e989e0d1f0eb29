package io.tidewatch.simulator.futures;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.simulator.binance.futures.FuturesBar;
import io.tidewatch.simulator.binance.futures.FuturesLedger;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FuturesScriptTest {
  private static final long START_MS = 1_759_276_923_456L;

  private final FuturesScript script = FuturesScript.standard(START_MS);

  @Test
  void shouldBeTheSameMarketForTheSameStart() {
    assertThat(FuturesScript.standard(START_MS).contracts()).isEqualTo(script.contracts());
  }

  @Test
  void shouldHaveBarsInARowWithPricesWithinThem() {
    for (ScriptedContract contract : script.contracts()) {
      long openMs = contract.history().getFirst().openMs();
      for (List<FuturesBar> bars : List.of(contract.history(), contract.played())) {
        for (FuturesBar bar : bars) {
          assertThat(bar.openMs()).isEqualTo(openMs);
          assertThat(bar.low()).isPositive().isLessThanOrEqualTo(bar.open().min(bar.close()));
          assertThat(bar.high()).isGreaterThanOrEqualTo(bar.open().max(bar.close()));
          openMs += FuturesBar.LENGTH_MS;
        }
      }
    }
  }

  @Test
  void shouldLetAnotherContractBeAloneInEachRound() {
    FuturesScript nine = FuturesScript.standard(START_MS, 9);
    List<FuturesScene.Expected> later =
        nine.expected().subList(script.expected().size(), nine.expected().size());

    assertThat(nine.expected()).startsWith(script.expected().toArray(FuturesScene.Expected[]::new));
    assertThat(later).hasSize(8);
    assertThat(nine.expected()).extracting(FuturesScene.Expected::subject).doesNotHaveDuplicates();
    assertThat(later).extracting(FuturesScene.Expected::fromMs).isSorted();
    assertThat(later).allSatisfy(due -> assertThat(due.toMs()).isLessThan(nine.endMs()));
  }

  @Test
  void shouldListEachContractOnceWithOneOfLettersThatAreNotLatin() {
    Set<String> symbols = new HashSet<>();
    script.contracts().forEach(contract -> symbols.add(contract.symbol()));

    assertThat(symbols).hasSize(150).contains("币安人生USDT", "DEADUSDT");
  }

  @Test
  void shouldTellOfBarsInOrderOfTimeAndLoseOneEnd() {
    List<FuturesStep> steps = FuturesSteps.of(script);

    assertThat(steps).extracting(FuturesStep::timeMs).isSorted();
    assertThat(steps.getFirst().timeMs()).isGreaterThanOrEqualTo(script.beginMs());
    assertThat(steps.getLast().timeMs()).isLessThanOrEqualTo(script.endMs());
    assertThat(steps)
        .filteredOn(step -> step.closed() && step.lost())
        .singleElement()
        .satisfies(step -> assertThat(step.contract().symbol()).isEqualTo("LOSTUSDT"));
  }

  @Test
  void shouldNeverLetARunningBarLeaveTheWholeOne() {
    for (FuturesStep step : FuturesSteps.of(script)) {
      FuturesBar whole =
          step.contract().played().stream()
              .filter(bar -> bar.openMs() == step.bar().openMs())
              .findFirst()
              .orElseThrow();
      assertThat(step.bar().high()).isLessThanOrEqualTo(whole.high());
      assertThat(step.bar().low()).isGreaterThanOrEqualTo(whole.low());
      assertThat(step.bar().quoteVolume()).isLessThanOrEqualTo(whole.quoteVolume());
    }
  }

  @Test
  void shouldTellTheVenueOfEverythingThatIsOver() {
    FuturesLedger ledger = FuturesPlayer.ledger(script);
    ScriptedContract any = script.contracts().getFirst();

    assertThat(ledger.bars(any.symbol(), 0, Long.MAX_VALUE)).isEqualTo(any.history());
    assertThat(ledger.openInterestHistory(any.symbol(), 0, Long.MAX_VALUE))
        .hasSameSizeAs(any.history());
  }
}
