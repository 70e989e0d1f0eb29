package io.tidewatch.topology.orderbooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.topology.orderbooks.MadeSession.Input;
import io.tidewatch.topology.orderbooks.analysis.AnalysisSettings;
import io.tidewatch.topology.orderbooks.rule.BookRuleDefinition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Same records, same outputs: again, after a restart, and in another order of processing. */
class OrderBooksReplayTest {
  private static final List<Input> SESSION = new MadeSession(20_261_121).inputs();

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

  @Test
  void shouldSayTheSameAgain() {
    assertThat(play(SESSION)).isEqualTo(play(SESSION));
  }

  @Test
  void shouldHaveSomethingToSay() {
    try (OrderBooksDriver detector = prepared()) {
      SESSION.forEach(input -> pipe(detector, input));

      assertThat(detector.alerts())
          .extracting(Alert::rule)
          .contains("wall-appeared", "wall-absorbed");
      assertThat(detector.commands()).hasSize(1);
      assertThat(detector.events()).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 64, 670, 900})
  void shouldGoOnAfterARestartAsIfThereWasNone(int cut) {
    List<String> whole = play(SESSION);
    List<Input> before = SESSION.subList(0, cut);
    try (OrderBooksDriver first = prepared();
        OrderBooksDriver second = prepared()) {
      before.forEach(input -> pipe(first, input));
      List<String> outputs = new ArrayList<>(first.everything());
      int books = (int) before.stream().filter(Input::book).count();
      second.skip(books, before.size() - books);
      second.takeUp(first);
      SESSION.subList(cut, SESSION.size()).forEach(input -> pipe(second, input));
      outputs.addAll(second.everything());

      assertThat(byTopic(outputs)).isEqualTo(byTopic(whole));
    }
  }

  @Test
  void shouldLeaveTheSameStoresAfterARestart() {
    try (OrderBooksDriver one = prepared();
        OrderBooksDriver first = prepared();
        OrderBooksDriver second = prepared()) {
      SESSION.forEach(input -> pipe(one, input));
      List<Input> before = SESSION.subList(0, 333);
      before.forEach(input -> pipe(first, input));
      int books = (int) before.stream().filter(Input::book).count();
      second.skip(books, before.size() - books);
      second.takeUp(first);
      SESSION.subList(333, SESSION.size()).forEach(input -> pipe(second, input));

      assertThat(second.stored()).isEqualTo(one.stored());
    }
  }

  @Test
  void shouldAskAgainAfterARestart() {
    int broken = indexOfGap() + 4;
    try (OrderBooksDriver first = prepared();
        OrderBooksDriver second = prepared()) {
      SESSION.subList(0, broken).forEach(input -> pipe(first, input));
      assertThat(first.commands()).hasSize(1);
      second.takeUp(first);
      second.passTime(Duration.ofSeconds(25));
      assertThat(second.commands()).isEmpty();
      second.passTime(Duration.ofSeconds(7));

      assertThat(second.commands())
          .singleElement()
          .satisfies(command -> assertThat(command.attempt()).isEqualTo(2));
    }
  }

  @Test
  void shouldNotDependOnWhetherTradesComeBeforeTheirBooksOrAfter() {
    assertThat(withoutOffsets(play(shifted(600)))).isEqualTo(withoutOffsets(play(shifted(-600))));
  }

  /** In another order the same frames stand at other offsets. */
  private static List<String> withoutOffsets(List<String> outputs) {
    return byTopic(outputs).stream()
        .map(output -> output.replaceAll("\"records\":\\[[^]]*]", ""))
        .toList();
  }

  /** The session with trades processed so much later than books of the same time. */
  private static List<Input> shifted(long tradesLaterMs) {
    return SESSION.stream()
        .sorted(
            Comparator.comparingLong(input -> input.timeMs() + (input.book() ? 0 : tradesLaterMs)))
        .toList();
  }

  private static int indexOfGap() {
    return (int) SESSION.stream().takeWhile(input -> input.timeMs() < gapTime()).count();
  }

  private static long gapTime() {
    return SESSION.getFirst().timeMs() + 28_150;
  }

  /** Topics of one run are read one after the other; of two runs, they have to be put together. */
  private static List<String> byTopic(List<String> outputs) {
    return Stream.of(Topics.ALL.stream().map(topic -> topic.name() + " ").toArray(String[]::new))
        .flatMap(topic -> outputs.stream().filter(output -> output.startsWith(topic)))
        .toList();
  }

  private static List<String> play(List<Input> inputs) {
    try (OrderBooksDriver detector = prepared()) {
      inputs.forEach(input -> pipe(detector, input));
      List<String> everything = detector.everything();
      assertThat(everything).hasSizeGreaterThan(600);
      return everything;
    }
  }

  private static OrderBooksDriver prepared() {
    OrderBooksDriver detector = new OrderBooksDriver(SETTINGS);
    detector.instrument(
        "ETH-USDT-SWAP",
        "{\"instType\":\"SWAP\",\"instId\":\"ETH-USDT-SWAP\",\"tickSz\":\"0.1\",\"ctVal\":\"0.1\","
            + "\"ctMult\":\"1\",\"ctType\":\"linear\",\"state\":\"live\"}");
    return detector;
  }

  private static void pipe(OrderBooksDriver detector, Input input) {
    if (input.book()) {
      detector.book(input.instId(), input.frame(), input.timeMs());
    } else {
      detector.trades(input.instId(), input.frame(), input.timeMs());
    }
  }
}
