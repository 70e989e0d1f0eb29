package io.tidewatch.connectors.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CommandLineTest {
  @Test
  void shouldReadNameBotAndArguments() {
    assertThat(CommandLine.of("/Mute@tidewatch_bot  BTCUSDT\t2h "))
        .contains(new CommandLine("mute", Optional.of("tidewatch_bot"), List.of("BTCUSDT", "2h")));
    assertThat(CommandLine.of("/help"))
        .contains(new CommandLine("help", Optional.empty(), List.of()));
    assertThat(CommandLine.of("/")).contains(new CommandLine("", Optional.empty(), List.of()));
  }

  @Test
  void shouldTakeNothingElseForACommand() {
    assertThat(CommandLine.of("help")).isEmpty();
    assertThat(CommandLine.of("/" + "x".repeat(500))).isEmpty();
  }

  @Test
  void shouldKnowSubjectsTypedInAHurry() {
    assertThat(Subject.of("btc-usdt")).isEqualTo("BTC-USDT");
    assertThat(Subject.of("kPEPE")).isEqualTo("kPEPE");
    assertThat(Subject.of("0x31ca8395cf837de08b24da3f660e77761dfb974b"))
        .isEqualTo("0x31ca8395cf837de08b24da3f660e77761dfb974b");
  }
}
