package io.tidewatch.connectors.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WantedChoiceTest {
  @Test
  void shouldTakeTheFirstOnesInTheOrderOfTheirNames() {
    WantedChoice choice = WantedChoice.of(List.of("C-X", "A-X", "B-X"), 2);

    assertThat(choice.names()).containsExactly("A-X", "B-X");
    assertThat(choice.surplus()).containsExactly("C-X");
  }

  @Test
  void shouldLeaveOutWhatIsNoInstrumentWithoutCountingIt() {
    WantedChoice choice = WantedChoice.of(List.of("", "btc-usdt", "A-X", "../x", "B-X"), 2);

    assertThat(choice.names()).containsExactly("A-X", "B-X");
    assertThat(choice.surplus()).isEmpty();
    assertThat(choice.unreadable()).containsExactly("", "../x", "btc-usdt");
  }
}
