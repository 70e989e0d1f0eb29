package io.tidewatch.connectors.delivery.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.connectors.delivery.queue.Parcel;
import io.tidewatch.connectors.delivery.queue.TestItems;
import io.tidewatch.connectors.message.DeliveryMessages;
import io.tidewatch.contract.alert.Severity;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TerminalChannelTest {
  @Test
  void shouldNotAskToTryAgainWhereTheStreamCannotBeWritten() {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("broken pipe");
          }
        };
    try (TerminalChannel channel =
        new TerminalChannel(
            new PrintStream(broken, true, StandardCharsets.UTF_8),
            new DeliveryMessages(Locale.ENGLISH, ZoneOffset.UTC),
            Duration.ofMinutes(2))) {
      assertThat(
              channel.send(
                  Parcel.single("terminal", TestItems.item(0, Severity.MAJOR, 0), 1, 1, 0)))
          .isCompletedWithValue(new Reply.Refused("the terminal cannot be written"));
    }
  }
}
