package io.tidewatch.simulator.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TelegramPaceTest {
  private static final long GROUP = -100;

  private final TelegramPace pace = new TelegramPace(TelegramLimits.REAL);

  @Test
  void shouldAllowOneMessageASecondToAChat() {
    assertThat(takeAt(7, 0)).isZero();
    assertThat(takeAt(7, 1_000)).isZero();
    assertThat(takeAt(7, 1_999)).isEqualTo(1);
  }

  @Test
  void shouldAllowTwentyMessagesAMinuteToAGroup() {
    for (int i = 0; i < 20; i++) {
      assertThat(takeAt(GROUP, i * 1_000)).isZero();
    }

    assertThat(takeAt(GROUP, 20_000)).isEqualTo(40);
    assertThat(takeAt(GROUP, 60_000)).isZero();
    assertThat(pace.violations()).hasSize(1);
  }

  @Test
  void shouldAllowThirtyMessagesASecondToAllChats() {
    for (int chat = 1; chat <= 30; chat++) {
      assertThat(takeAt(chat, 0)).isZero();
    }

    assertThat(takeAt(31, 500)).isEqualTo(1);
  }

  @Test
  void shouldNoteWhoDoesNotWaitAsLongAsToldTo() {
    pace.pause(5, 0);
    assertThat(takeAt(7, 3_000)).isEqualTo(2);
    assertThat(takeAt(7, 4_000)).isEqualTo(1);
    assertThat(takeAt(7, 5_000)).isZero();

    assertThat(pace.violations()).containsExactly("a message to 7 before the end of retry_after");
  }

  private long takeAt(long chat, long ms) {
    return pace.take(chat, TimeUnit.MILLISECONDS.toNanos(ms));
  }
}
