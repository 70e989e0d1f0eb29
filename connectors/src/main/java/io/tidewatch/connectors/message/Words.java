package io.tidewatch.connectors.message;

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
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;

/**
 * Texts of one language, and figures as messages show them. Figures are rounded down, so that no
 * message claims more than was measured. Thread-safe.
 */
final class Words {
  private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final DateTimeFormatter DATED = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
  private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm");
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private static final Pattern STEERING =
      Pattern.compile("[\\p{Cc}\\u061c\\u2028\\u2029\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");

  private final ResourceBundle texts;
  private final ZoneId zone;

  Words(Locale language, ZoneId zone) {
    this.texts =
        ResourceBundle.getBundle(
            Words.class.getPackageName() + ".messages",
            language,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    this.zone = requireNonNull(zone, "zone");
  }

  /** A text with its places filled. */
  String text(String key, Object... arguments) {
    return new MessageFormat(texts.getString(key), Locale.ROOT).format(arguments);
  }

  /** The text of a name, or the name itself where the language has none for it. */
  String nameOf(String prefix, String name) {
    String key = prefix + name;
    return texts.containsKey(key) ? text(key) : plain(name);
  }

  String seconds(long timeMs) {
    return at(timeMs, SECONDS);
  }

  String minutes(long timeMs) {
    return at(timeMs, MINUTES);
  }

  /** Day and time. */
  String dated(long timeMs) {
    return at(timeMs, DATED);
  }

  private String at(long timeMs, DateTimeFormatter format) {
    return format.format(Instant.ofEpochMilli(timeMs).atZone(zone));
  }

  /** How long something lasted, in the two largest units. */
  String span(long fromMs, long toMs) {
    Duration span = Duration.ofMillis(Math.max(0, toMs - fromMs));
    if (span.toHours() > 0) {
      return text("span.hours", whole(span.toHours()), whole(span.toMinutesPart()));
    }
    if (span.toMinutes() > 0) {
      return text("span.minutes", whole(span.toMinutes()), whole(span.toSecondsPart()));
    }
    return text("span.seconds", whole(span.toSeconds()));
  }

  static String usd(BigDecimal amount) {
    return "$" + decimal(amount, "#,##0");
  }

  static String whole(long number) {
    return decimal(BigDecimal.valueOf(number), "#,##0");
  }

  /** Percent with its sign and two decimals. */
  static String signedPercent(BigDecimal percent) {
    return (percent.signum() > 0 ? "+" : "") + fixedPercent(percent);
  }

  /** Percent with two decimals. */
  static String fixedPercent(BigDecimal percent) {
    return percent.setScale(2, RoundingMode.DOWN).toPlainString() + "%";
  }

  /** With at most one decimal. */
  static String score(BigDecimal number) {
    return decimal(number, "#,##0.#");
  }

  /** With at most two decimals. */
  static String ratio(BigDecimal number) {
    return decimal(number, "#,##0.##");
  }

  /** A part of the whole, 0 to 1, in percent. */
  static String percent(BigDecimal share) {
    return score(share.multiply(HUNDRED)) + "%";
  }

  /** A price or a size with all its digits. */
  static String exact(BigDecimal number) {
    int decimals = Math.max(0, number.stripTrailingZeros().scale());
    return decimal(number, decimals == 0 ? "#,##0" : "#,##0." + "#".repeat(decimals));
  }

  private static String decimal(BigDecimal number, String pattern) {
    DecimalFormat format =
        new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setRoundingMode(RoundingMode.DOWN);
    return format.format(number);
  }

  /** Text from elsewhere, without what could steer a terminal or turn the order of the letters. */
  static String plain(String text) {
    return STEERING.matcher(text).replaceAll(" ");
  }

  /** Text from elsewhere that may be of any length. */
  static String plain(String text, int maxCodePoints) {
    String plain = plain(text);
    return plain.codePointCount(0, plain.length()) <= maxCodePoints
        ? plain
        : plain.substring(0, plain.offsetByCodePoints(0, maxCodePoints)) + "…";
  }
}
