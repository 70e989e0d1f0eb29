package io.tidewatch.connectors.delivery;

import io.tidewatch.connectors.delivery.channel.Channel;
import io.tidewatch.connectors.delivery.channel.TelegramChannel;
import io.tidewatch.connectors.delivery.channel.TerminalChannel;
import io.tidewatch.connectors.delivery.channel.WeComChannel;
import io.tidewatch.connectors.delivery.channel.WebhookChannel;
import io.tidewatch.connectors.message.DeliveryMessages;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;

/** Makes the channel that settings ask for. */
final class Channels {
  private Channels() {}

  /**
   * A channel that connects at its first message.
   *
   * @param terminal where the console prints
   * @param clock for the times of signatures
   */
  static Channel of(DeliverySettings settings, PrintStream terminal, InstantSource clock) {
    DeliveryMessages messages =
        new DeliveryMessages(settings.readers().language(), settings.readers().zone());
    Duration late = settings.times().lateAfter();
    Duration connect = settings.requests().connectWithin();
    Duration answer = settings.requests().answerWithin();
    return switch (settings.channel()) {
      case ChannelSettings.Telegram telegram ->
          new TelegramChannel(telegram, messages, late, connect, answer);
      case ChannelSettings.WeCom robots ->
          new WeComChannel(robots, messages, late, connect, answer);
      case ChannelSettings.Webhook hooks ->
          new WebhookChannel(hooks, messages, late, connect, answer, clock);
      case ChannelSettings.Console _ -> new TerminalChannel(terminal, messages, late);
    };
  }
}
