package io.tidewatch.connectors.chat;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import tools.jackson.databind.JsonNode;

/**
 * Texts of answers in one language, in Telegram's HTML: what is filled in is escaped, whatever it
 * is. Thread-safe.
 */
final class Phrases {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm:ss");
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final ResourceBundle texts;
  private final ZoneId zone;

  Phrases(Locale language, ZoneId zone) {
    this.texts =
        ResourceBundle.getBundle(
            Phrases.class.getPackageName() + ".commands",
            language,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    this.zone = requireNonNull(zone, "zone");
  }

  /** A text with its places filled. */
  String text(String key, Object... arguments) {
    Object[] escaped =
        Arrays.stream(arguments).map(argument -> escaped(argument.toString())).toArray();
    return new MessageFormat(texts.getString(key), Locale.ROOT).format(escaped);
  }

  /** The word for a name of the API, or the name where the language has none. */
  String word(String prefix, JsonNode name) {
    String key = prefix + "." + name.asString("");
    return texts.containsKey(key) ? texts.getString(key) : name.asString("?");
  }

  /** A title. */
  String title(String key, Object... arguments) {
    return "<b>" + text(key, arguments) + "</b>";
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  String time(JsonNode epochMs) {
    return epochMs.isNumber()
        ? TIME.format(Instant.ofEpochMilli(epochMs.asLong()).atZone(zone))
        : "-";
  }

  /** How long, in its two largest units. */
  String span(long ms) {
    Duration span = Duration.ofMillis(Math.max(0, ms));
    if (span.toDays() > 0) {
      return text("span.days", span.toDays(), span.toHoursPart());
    }
    return span.toHours() > 0
        ? text("span.hours", span.toHours(), span.toMinutesPart())
        : text("span.minutes", span.toMinutes(), span.toSecondsPart());
  }

  static String usd(JsonNode amount) {
    return amount.isNumber() ? "$" + figure(amount.decimalValue(), "#,##0") : "-";
  }

  /** A number as it is, with thousands apart and at most four decimals. */
  static String figure(JsonNode number) {
    return number.isNumber() ? figure(number.decimalValue(), "#,##0.####") : "-";
  }

  /** A part of the whole, in percent. */
  static String share(JsonNode share) {
    return share.isNumber() ? figure(share.decimalValue().multiply(HUNDRED), "0.#") + "%" : "-";
  }

  private static String figure(BigDecimal number, String pattern) {
    DecimalFormat format =
        new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setRoundingMode(RoundingMode.DOWN);
    return format.format(number);
  }
}
