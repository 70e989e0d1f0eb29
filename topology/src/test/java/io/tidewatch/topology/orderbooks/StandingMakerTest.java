package io.tidewatch.topology.orderbooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidewatch.topology.orderbooks.MadeSession.Input;
import io.tidewatch.topology.orderbooks.analysis.AnalysisSettings;
import io.tidewatch.topology.orderbooks.book.BookState;
import io.tidewatch.topology.orderbooks.rule.BookRuleDefinition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandingMakerTest {
  private static final List<Input> SESSION = new MadeSession(20_261_122).inputs();

  /** Few places, so that the journal goes over itself many times. */
  private static final OrderBooksSettings SETTINGS =
      new OrderBooksSettings(
          AnalysisSettings.DEFAULT,
          BookRuleDefinition.DEFAULTS,
          Duration.ofMillis(100),
          Duration.ofSeconds(1),
          64,
          Duration.ofSeconds(30),
          Duration.ofMinutes(5));

  private static void pipe(OrderBooksDriver detector, Input input) {
    if (input.book()) {
      detector.book(input.instId(), input.frame(), input.timeMs());
    } else {
      detector.trades(input.instId(), input.frame(), input.timeMs());
    }
  }

  @Test
  void shouldSayWhatTheDetectorSaysAtEachAnalysis() {
    TreeSet<BookState> states = new TreeSet<>();
    try (OrderBooksDriver detector = new OrderBooksDriver(SETTINGS)) {
      StandingMaker maker = detector.maker(SETTINGS);
      for (Input input : SESSION) {
        pipe(detector, input);
        BookStanding told = detector.standing(input.instId());
        BookStanding made = maker.make(input.instId()).orElseThrow();
        states.add(made.state());

        assertThat(made.analysis()).isEqualTo(told.analysis());
        assertThat(made.state()).isEqualTo(told.state());
        assertThat(made.reason()).isEqualTo(told.reason());
        assertThat(made.bookEpoch()).isEqualTo(told.bookEpoch());
        // The detector tells a new one at the next analysis only.
        assertThat(made.seqId()).isGreaterThanOrEqualTo(told.seqId());
      }
    }
    assertThat(states).contains(BookState.LIVE, BookState.QUARANTINED);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 64, 333, 670, 900})
  void shouldSayWhatADetectorSaysThatBeginsThere(int cut) {
    try (OrderBooksDriver first = new OrderBooksDriver(SETTINGS);
        OrderBooksDriver second = new OrderBooksDriver(SETTINGS)) {
      SESSION.subList(0, cut).forEach(input -> pipe(first, input));

      second.takeUp(first);
      second.passTime(Duration.ofSeconds(1));

      Map<String, BookStanding> standings = second.everything(OrderBooksTopology.STANDINGS_STORE);
      assertThat(first.maker(SETTINGS).all())
          .isNotEmpty()
          .containsExactlyElementsOf(standings.values());
    }
  }

  @Test
  void shouldMakeNothingOfNothing() {
    try (OrderBooksDriver detector = new OrderBooksDriver(SETTINGS)) {
      assertThat(detector.maker(SETTINGS).all()).isEmpty();
      assertThat(detector.maker(SETTINGS).make("BTC-USDT")).isEmpty();
    }
  }

  /** Two copies are filled apart: each of these may be what is there at some moment. */
  @Test
  void shouldMakeAnEarlierStandingOrNoneIfTheStoresAreOfDifferentMoments() {
    String instId = MadeSession.INSTRUMENTS.getFirst();
    List<BookStanding> everMade = new ArrayList<>();
    Map<String, byte[]> early;
    Map<String, byte[]> earlyJournal;
    Map<String, byte[]> late;
    Map<String, byte[]> lateJournal;
    try (OrderBooksDriver detector = new OrderBooksDriver(SETTINGS)) {
      List<Input> inputs = SESSION.stream().filter(input -> input.instId().equals(instId)).toList();
      everMade.addAll(playAndMake(detector, inputs.subList(0, 70)));
      early = detector.everything(OrderBooksTopology.CHECKPOINTS_STORE);
      earlyJournal = detector.everything(OrderBooksTopology.JOURNAL_STORE);
      everMade.addAll(playAndMake(detector, inputs.subList(70, 200)));
      late = detector.everything(OrderBooksTopology.CHECKPOINTS_STORE);
      lateJournal = detector.everything(OrderBooksTopology.JOURNAL_STORE);
    }

    assertThat(everMade)
        .contains(maker(late, earlyJournal).make(instId).orElseThrow())
        .contains(maker(early, Map.of()).make(instId).orElseThrow());
    StandingMaker misfit = maker(early, lateJournal);
    assertThatThrownBy(() -> misfit.make(instId))
        .isInstanceOf(ConcurrentModificationException.class);
    assertThatThrownBy(misfit::all).isInstanceOf(ConcurrentModificationException.class);
    StandingMaker headless = maker(Map.of(), lateJournal);
    assertThat(headless.make(instId)).isEmpty();
    assertThatThrownBy(headless::all).isInstanceOf(ConcurrentModificationException.class);
  }

  private static List<BookStanding> playAndMake(OrderBooksDriver detector, List<Input> inputs) {
    List<BookStanding> made = new ArrayList<>();
    for (Input input : inputs) {
      pipe(detector, input);
      detector.maker(SETTINGS).make(input.instId()).ifPresent(made::add);
    }
    return made;
  }

  private static StandingMaker maker(Map<String, byte[]> checkpoints, Map<String, byte[]> journal) {
    return new StandingMaker(
        SETTINGS, store("checkpoints", checkpoints), store("journal", journal));
  }

  private static KeyValueStore<String, byte[]> store(String name, Map<String, byte[]> content) {
    KeyValueStore<String, byte[]> store =
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
            .withLoggingDisabled()
            .build();
    store.init(new MockProcessorContext<>().getStateStoreContext(), store);
    content.forEach(store::put);
    return store;
  }
}
