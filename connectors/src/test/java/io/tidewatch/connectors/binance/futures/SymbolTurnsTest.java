package io.tidewatch.connectors.binance.futures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SymbolTurnsTest {
  private final SymbolTurns turns = new SymbolTurns();

  @Test
  void shouldGiveEachItsTurnWhenTheirRanksChange() {
    turns.want(List.of("A", "B", "C", "D"));
    List<String> before = List.of(turns.next(), turns.next());

    turns.want(List.of("D", "C", "B", "A"));
    List<String> after = List.of(turns.next(), turns.next());

    assertThat(before).containsExactly("A", "B");
    assertThat(after).containsExactly("C", "D");
    assertThat(turns.next()).isEqualTo("A");
  }

  @Test
  void shouldGoOnWhereItWasWhenSomeComeAndLeave() {
    turns.want(List.of("A", "B", "C", "D"));
    turns.next();
    turns.next();

    turns.want(List.of("A", "AA", "C", "E"));

    assertThat(List.of(turns.next(), turns.next(), turns.next(), turns.next()))
        .containsExactly("C", "E", "A", "AA");
  }
}
