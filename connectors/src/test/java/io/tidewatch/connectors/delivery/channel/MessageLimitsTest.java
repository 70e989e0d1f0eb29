package io.tidewatch.connectors.delivery.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.connectors.delivery.ChannelSettings;
import io.tidewatch.connectors.delivery.ChannelSettings.Chat;
import io.tidewatch.connectors.delivery.ChannelSettings.Robot;
import io.tidewatch.connectors.delivery.queue.Item;
import io.tidewatch.connectors.delivery.queue.Parcel;
import io.tidewatch.connectors.delivery.queue.TestItems;
import io.tidewatch.connectors.message.DeliveryMessages;
import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.serde.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** No message is longer than its channel takes, whatever is in it and marked on it. */
class MessageLimitsTest {
  private static final URI NOWHERE = URI.create("http://127.0.0.1:9");
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final String TARGET = "target";
  private static final long MUCH_LATER = Duration.ofHours(23).toMillis();

  private final DeliveryMessages messages = new DeliveryMessages(Locale.CHINESE, ZoneOffset.UTC);

  @Property(tries = 200)
  void shouldSplitTextsForTelegram(@ForAll("texts") String text) {
    try (TelegramChannel telegram = telegram()) {
      List<String> bodies = bodies(telegram, text, telegram::body, "text");

      for (String html : bodies) {
        assertThat(html.length()).isLessThanOrEqualTo(4_000);
        assertThat(html.replaceAll("&(amp|lt|gt);", "").replaceAll("</?b>", ""))
            .doesNotContain("&", "<", ">");
      }
    }
  }

  @Property(tries = 200)
  void shouldSplitTextsForWeCom(@ForAll("texts") String text) {
    try (WeComChannel weCom = weCom()) {
      for (String content : bodies(weCom, text, weCom::body, "content")) {
        assertThat(content.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(2_048);
      }
    }
  }

  @Property(tries = 100)
  void shouldNameAsManyInADigestAsFit(@ForAll @IntRange(min = 2, max = 300) int count) {
    List<Item> items =
        IntStream.range(0, count).mapToObj(i -> TestItems.item(i, Severity.MAJOR, i)).toList();
    try (TelegramChannel telegram = telegram();
        WeComChannel weCom = weCom()) {
      String html = shown(telegram.body(digest(items, telegram.fits(items))), "text");
      String content = shown(weCom.body(digest(items, weCom.fits(items))), "content");
      assertThat(html.length()).isLessThanOrEqualTo(4_000);
      assertThat(content.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(2_048);
      assertThat(telegram.fits(items)).isGreaterThanOrEqualTo(Math.min(count, 60));
      assertThat(weCom.fits(items)).isGreaterThanOrEqualTo(Math.min(count, 25));
    }
  }

  private static Parcel digest(List<Item> items, int fits) {
    return Parcel.digest(TARGET, items.subList(0, fits), MUCH_LATER).afterRestart();
  }

  private static List<String> bodies(
      Channel channel, String text, Function<Parcel, String> body, String field) {
    Item item = TestItems.of(1, Severity.MAJOR, 0, Optional.empty(), text);
    int parts = channel.parts(item);
    return IntStream.rangeClosed(1, parts)
        .mapToObj(part -> Parcel.single(TARGET, item, part, parts, MUCH_LATER).afterRestart())
        .map(body)
        .map(json -> shown(json, field))
        .toList();
  }

  private static String shown(String json, String field) {
    return Json.MAPPER.readTree(json).findValue(field).asString();
  }

  private TelegramChannel telegram() {
    return new TelegramChannel(
        new ChannelSettings.Telegram(NOWHERE, "1:token", List.of(Chat.of(TARGET, 7))),
        messages,
        Duration.ofMinutes(2),
        SECOND,
        SECOND);
  }

  private WeComChannel weCom() {
    return new WeComChannel(
        new ChannelSettings.WeCom(NOWHERE, List.of(new Robot(TARGET, "key"))),
        messages,
        Duration.ofMinutes(2),
        SECOND,
        SECOND);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of("a line of text", "&<>&<>&<>", "金额：", "📊", "\n", "1,023", " ")
        .list()
        .ofMinSize(1)
        .ofMaxSize(2_000)
        .map(list -> String.join("", list));
  }
}
