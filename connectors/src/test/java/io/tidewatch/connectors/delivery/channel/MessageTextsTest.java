package io.tidewatch.connectors.delivery.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.connectors.delivery.ChannelSettings;
import io.tidewatch.connectors.delivery.ChannelSettings.Chat;
import io.tidewatch.connectors.delivery.ChannelSettings.Hook;
import io.tidewatch.connectors.delivery.ChannelSettings.Robot;
import io.tidewatch.connectors.delivery.ExampleItems;
import io.tidewatch.connectors.delivery.TestWishes;
import io.tidewatch.connectors.delivery.queue.Item;
import io.tidewatch.connectors.delivery.queue.Parcel;
import io.tidewatch.connectors.message.DeliveryMessages;
import io.tidewatch.connectors.message.ExampleAlerts;
import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.delivery.Notification;
import io.tidewatch.contract.delivery.SystemAlert;
import io.tidewatch.contract.delivery.SystemAlert.State;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every message, as each channel sends it in each language. After a wanted change: {@code mvn
 * verify -pl connectors -am -Dtest=MessageTextsTest -Dtidewatch.messages=write
 * -Dsurefire.failIfNoSpecifiedTests=false}, and read what is different.
 */
class MessageTextsTest {
  private static final Path GOLDEN =
      Path.of(
          System.getProperty("tidewatch.root"),
          "connectors/src/test/resources/io/tidewatch/connectors/delivery/channel");
  private static final boolean WRITE = "write".equals(System.getProperty("tidewatch.messages"));
  private static final long AT = Instant.parse("2026-03-01T14:35:22Z").toEpochMilli();
  private static final URI NOWHERE = URI.create("http://127.0.0.1:9");
  private static final Duration LATE = Duration.ofMinutes(2);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final String TARGET = "target";
  private static final ObjectMapper READABLE =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final Set<String> NOT_FOR_WEBHOOKS =
      Set.of("mark-digest", "mark-digest-late-repeated", "mark-continued", "mark-plain");

  static Stream<Arguments> messages() {
    return Stream.of("zh", "en")
        .flatMap(language -> {
          DeliveryMessages messages = words(language);
          return parcels(messages).entrySet().stream()
              .map(kind -> Arguments.of(kind.getKey(), language, kind.getValue(), messages));
        });
  }

  private static DeliveryMessages words(String language) {
    return new DeliveryMessages(Locale.forLanguageTag(language), ZoneOffset.UTC);
  }

  @ParameterizedTest(name = "{0} in {1}")
  @MethodSource("messages")
  void shouldSendItLikeThis(String kind, String language, Parcel parcel, DeliveryMessages messages)
      throws IOException {
    String written = onEachChannel(kind, parcel, messages);

    Path file = GOLDEN.resolve(kind + "." + language + ".txt");
    if (WRITE) {
      Files.createDirectories(GOLDEN);
      Files.writeString(file, written);
    }
    assertThat(file).hasContent(written);
  }

  @Test
  void shouldKeepNoTextOfAMessageThatIsNotThere() throws IOException {
    try (Stream<Path> files = Files.list(GOLDEN)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              messages().map(m -> m.get()[0] + "." + m.get()[1] + ".txt").toList());
    }
  }

  private static Map<String, Parcel> parcels(DeliveryMessages messages) {
    ExampleItems items = new ExampleItems(messages);
    Map<String, Parcel> parcels = new LinkedHashMap<>();
    ExampleAlerts.at(AT)
        .forEach((kind, alert) -> parcels.put(kind, single(items.of(fired(alert)))));
    for (SystemAlert.Kind kind : SystemAlert.Kind.values()) {
      parcels.put(kind.id() + "-raised", single(items.of(trouble(kind, State.RAISED))));
      parcels.put(kind.id() + "-resolved", single(items.of(trouble(kind, State.RESOLVED))));
    }
    Alert alert = ExampleAlerts.at(AT).get("large-trades");
    Parcel single = single(items.of(fired(alert)));
    parcels.put(
        "mark-still-firing",
        single(items.of(TestWishes.of(alert, Notification.Kind.STILL_FIRING, 1))));
    parcels.put("mark-late", single.at(AT + 125_000));
    parcels.put("mark-repeated", single.afterRestart());
    parcels.put("mark-late-repeated", single.afterRestart().at(AT + 3_700_000));
    parcels.put("mark-continued", Parcel.single(TARGET, single.items().getFirst(), 2, 3, AT));
    parcels.put("mark-plain", single.inPlainText("400"));
    List<Item> all =
        parcels.values().stream()
            .limit(ExampleAlerts.at(AT).size())
            .flatMap(parcel -> parcel.items().stream())
            .sorted(Item.MOST_URGENT_FIRST)
            .toList();
    Parcel digest = Parcel.digest(TARGET, all, "digest", AT);
    parcels.put("mark-digest", digest);
    parcels.put("mark-digest-late-repeated", digest.afterRestart().at(AT + 121_500));
    return parcels;
  }

  private static Parcel single(Item item) {
    return Parcel.single(TARGET, item, 1, 1, AT);
  }

  private static Notification fired(Alert alert) {
    return TestWishes.of(alert, Notification.Kind.FIRED, 1);
  }

  private static SystemAlert trouble(SystemAlert.Kind kind, State state) {
    String subject =
        switch (kind) {
          case FEED_DOWN -> "okx/books";
          case SUBSCRIPTION_GONE -> "binance-spot/trades/XYZUSDT";
          case BOOK_QUARANTINED -> "okx/books/BTC-USDT";
          case LAG -> "large-trades";
          case SINK_FAILING -> "telegram";
          case DETECTOR_DOWN -> "depth-metrics";
        };
    String detail =
        switch (kind) {
          case FEED_DOWN -> "no connection: no frame and no ping for 30000 ms";
          case SUBSCRIPTION_GONE -> "no data after 3 requests; check that it is traded";
          case BOOK_QUARANTINED -> "the checksum differs <&> a snapshot was asked for";
          case LAG -> "12,345 records behind";
          case SINK_FAILING -> "its target cannot be reached: ConnectException";
          case DETECTOR_DOWN -> "its state is ERROR";
        };
    return new SystemAlert(
        "f0e1d2c3b4a5", kind, subject, Severity.MAJOR, state, AT - 95_000, AT, detail);
  }

  private static String onEachChannel(String kind, Parcel parcel, DeliveryMessages messages) {
    StringBuilder all = new StringBuilder();
    all.append("== Telegram\n").append(telegram(messages, parcel));
    if (!kind.equals("mark-plain")) {
      all.append("\n== WeCom\n").append(weCom(messages, parcel));
      all.append("\n== terminal\n").append(terminal(messages, parcel).strip()).append('\n');
    }
    if (!NOT_FOR_WEBHOOKS.contains(kind)) {
      all.append("\n== webhook\n").append(webhook(messages, parcel));
    }
    return all.toString();
  }

  private static String telegram(DeliveryMessages messages, Parcel parcel) {
    try (TelegramChannel telegram =
        new TelegramChannel(
            new ChannelSettings.Telegram(NOWHERE, "1:token", List.of(Chat.of(TARGET, 7))),
            messages,
            LATE,
            SECOND,
            SECOND)) {
      return readable(telegram.body(parcel), "/text");
    }
  }

  private static String weCom(DeliveryMessages messages, Parcel parcel) {
    try (WeComChannel weCom =
        new WeComChannel(
            new ChannelSettings.WeCom(NOWHERE, List.of(new Robot(TARGET, "key"))),
            messages,
            LATE,
            SECOND,
            SECOND)) {
      return readable(weCom.body(parcel), "/text/content");
    }
  }

  private static String webhook(DeliveryMessages messages, Parcel parcel) {
    try (WebhookChannel webhook =
        new WebhookChannel(
            new ChannelSettings.Webhook(List.of(new Hook(TARGET, NOWHERE, "secret"))),
            messages,
            LATE,
            SECOND,
            SECOND,
            InstantSource.fixed(Instant.ofEpochMilli(AT)))) {
      return readable(webhook.body(parcel), "/text");
    }
  }

  private static String terminal(DeliveryMessages messages, Parcel parcel) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new TerminalChannel(new PrintStream(out, true, StandardCharsets.UTF_8), messages, LATE)
        .send(parcel)
        .join();
    return out.toString(StandardCharsets.UTF_8);
  }

  /** The text first, as people read it, and then the request without it. */
  private static String readable(String json, String text) {
    JsonNode request = READABLE.readTree(json);
    String shown = request.at(text).asString();
    String quoted = READABLE.writeValueAsString(shown);
    String around = READABLE.writeValueAsString(request).replace(quoted, "\"(text)\"");
    return shown + "\n--\n" + around + "\n";
  }
}
