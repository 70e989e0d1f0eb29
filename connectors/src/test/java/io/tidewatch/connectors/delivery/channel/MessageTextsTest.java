package io.tidewatch.connectors.delivery.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.connectors.delivery.ChannelSettings;
import io.tidewatch.connectors.delivery.ChannelSettings.Chat;
import io.tidewatch.connectors.delivery.ChannelSettings.Hook;
import io.tidewatch.connectors.delivery.ChannelSettings.Robot;
import io.tidewatch.connectors.delivery.TestWishes;
import io.tidewatch.connectors.delivery.queue.Item;
import io.tidewatch.connectors.delivery.queue.Parcel;
import io.tidewatch.connectors.delivery.queue.TestItems;
import io.tidewatch.connectors.message.DeliveryMessages;
import io.tidewatch.connectors.message.Told;
import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.delivery.Notification;
import io.tidewatch.contract.delivery.SystemAlert;
import io.tidewatch.contract.serde.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of message, as each channel sends it in each language. */
class MessageTextsTest {
  private static final long AT = Instant.parse("2026-03-01T14:35:22Z").toEpochMilli();
  private static final URI NOWHERE = URI.create("http://127.0.0.1:9");
  private static final Duration LATE = Duration.ofMinutes(2);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final String TARGET = "target";

  @ParameterizedTest
  @CsvSource({
    "telegram,zh",
    "telegram,en",
    "wecom,zh",
    "wecom,en",
    "webhook,zh",
    "webhook,en",
    "console,zh",
    "console,en"
  })
  void shouldWriteEveryKindOfMessage(String channel, String language) throws IOException {
    DeliveryMessages messages =
        new DeliveryMessages(Locale.forLanguageTag(language), ZoneOffset.UTC);
    StringBuilder written = new StringBuilder();
    for (Map.Entry<String, Parcel> kind : kinds(messages, channel).entrySet()) {
      written.append("== ").append(kind.getKey()).append('\n');
      written.append(body(channel, messages, kind.getValue()).strip()).append("\n\n");
    }

    assertThat(written).hasToString(golden(channel + "_" + language + ".txt"));
  }

  private static Map<String, Parcel> kinds(DeliveryMessages messages, String channel) {
    Alert alert = TestWishes.alert("BTC", Severity.CRITICAL, AT, 1);
    Item fired = item(0, messages.told(TestWishes.of(alert, Notification.Kind.FIRED, 1)), alert);
    Item still =
        item(1, messages.told(TestWishes.of(alert, Notification.Kind.STILL_FIRING, 1)), alert);
    Item down = item(2, TestWishes.feedDown(SystemAlert.State.RAISED, AT - 30_000, AT), messages);
    Item back = item(3, TestWishes.feedDown(SystemAlert.State.RESOLVED, AT - 95_000, AT), messages);
    Parcel single = Parcel.single(TARGET, fired, 1, 1, AT);
    Map<String, Parcel> kinds = new LinkedHashMap<>();
    kinds.put("fired", single);
    kinds.put("still firing", Parcel.single(TARGET, still, 1, 1, AT));
    kinds.put("late", single.at(AT + 125_000));
    kinds.put("repeated", single.afterRestart());
    kinds.put("late and repeated", single.afterRestart().at(AT + 3_700_000));
    kinds.put("system alert", Parcel.single(TARGET, down, 1, 1, AT));
    kinds.put("system alert is over", Parcel.single(TARGET, back, 1, 1, AT));
    if (!channel.equals("webhook")) {
      Parcel digest = Parcel.digest(TARGET, members(messages), "digest", AT);
      kinds.put("digest", digest);
      kinds.put("digest, late and repeated", digest.afterRestart().at(AT + 121_500));
      kinds.put("second of three parts", Parcel.single(TARGET, fired, 2, 3, AT));
    }
    if (channel.equals("telegram")) {
      kinds.put("plain", single.inPlainText("400"));
    }
    return kinds;
  }

  private static List<Item> members(DeliveryMessages messages) {
    List<Item> items = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      Alert alert =
          TestWishes.alert("C" + severity.ordinal(), severity, AT + severity.ordinal() * 1_000L, 1);
      items.add(
          item(
              severity.ordinal(),
              messages.told(TestWishes.of(alert, Notification.Kind.FIRED, 1)),
              alert));
    }
    return items;
  }

  private static Item item(int number, Told told, Alert alert) {
    return new Item(
        TestItems.place(number),
        alert.id(),
        alert.rule(),
        alert.subject(),
        alert.severity(),
        alert.eventTime(),
        alert.eventTime(),
        AT,
        told.headline(),
        told.label(),
        String.join("\n", told.body()),
        "{\"kind\":\"FIRED\",\"alert\":{\"id\":\"" + alert.id() + "\"}}",
        Optional.empty());
  }

  private static Item item(int number, SystemAlert alert, DeliveryMessages messages) {
    Told told = messages.told(alert);
    return new Item(
        TestItems.place(number),
        alert.id(),
        alert.kind().id(),
        alert.subject(),
        alert.severity(),
        alert.at(),
        alert.at(),
        AT,
        told.headline(),
        told.label(),
        String.join("\n", told.body()),
        "{\"kind\":\"SYSTEM\",\"systemAlert\":" + Json.MAPPER.writeValueAsString(alert) + "}",
        Optional.empty());
  }

  private static String body(String channel, DeliveryMessages messages, Parcel parcel) {
    return switch (channel) {
      case "telegram" -> {
        try (TelegramChannel telegram = telegram(messages)) {
          yield text(telegram.body(parcel));
        }
      }
      case "wecom" -> {
        try (WeComChannel weCom =
            new WeComChannel(
                new ChannelSettings.WeCom(NOWHERE, List.of(new Robot(TARGET, "key"))),
                messages,
                LATE,
                SECOND,
                SECOND)) {
          yield text(weCom.body(parcel));
        }
      }
      case "webhook" -> {
        try (WebhookChannel webhook =
            new WebhookChannel(
                new ChannelSettings.Webhook(List.of(new Hook(TARGET, NOWHERE, "secret"))),
                messages,
                LATE,
                SECOND,
                SECOND,
                InstantSource.fixed(Instant.ofEpochMilli(AT)))) {
          yield webhook.body(parcel);
        }
      }
      default -> {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new TerminalChannel(new PrintStream(out, true, StandardCharsets.UTF_8), messages, LATE)
            .send(parcel)
            .join();
        yield out.toString(StandardCharsets.UTF_8);
      }
    };
  }

  private static TelegramChannel telegram(DeliveryMessages messages) {
    return new TelegramChannel(
        new ChannelSettings.Telegram(NOWHERE, "1:token", List.of(Chat.of(TARGET, 7))),
        messages,
        LATE,
        SECOND,
        SECOND);
  }

  /** JSON with its line ends as such. */
  private static String text(String json) {
    return json.replace("\\n", "\n");
  }

  private static String golden(String name) throws IOException {
    try (InputStream in = MessageTextsTest.class.getResourceAsStream(name)) {
      return in == null ? "no " + name : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
