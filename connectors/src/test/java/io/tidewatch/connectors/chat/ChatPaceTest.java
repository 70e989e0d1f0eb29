package io.tidewatch.connectors.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ChatPaceTest {
  private final ChatPace pace = new ChatPace();

  @Test
  void shouldLeaveASecondBetweenTwoMessagesToAChat() {
    pace.sent(7, at(0));

    assertThat(pace.waitNanos(7, at(400))).isEqualTo(at(600));
    assertThat(pace.waitNanos(7, at(1_000))).isZero();
    assertThat(pace.waitNanos(8, at(400))).isZero();
  }

  @Test
  void shouldSendTwentyMessagesAMinute() {
    for (int i = 0; i < 20; i++) {
      pace.sent(-100, at(i * 1_000));
    }

    assertThat(pace.waitNanos(-100, at(21_000))).isEqualTo(at(39_000));
    assertThat(pace.waitNanos(-100, at(60_000))).isZero();
  }

  private static long at(long ms) {
    return TimeUnit.MILLISECONDS.toNanos(ms);
  }
}
