package io.tidewatch.topology.hyperliquid;

import io.tidewatch.contract.instrument.EvmAddress;
import io.tidewatch.topology.parse.JsonFields.Refusal;
import io.tidewatch.topology.parse.Numbers;
import io.tidewatch.topology.parse.ParsedSerde;
import io.tidewatch.topology.parse.RejectReason;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the texts of the venue mean, and why one means nothing. */
final class Words {
  static final int MAX_TEXT = 100;

  private static final int MAX_QUOTED = 60;
  private static final int MAX_ID_DIGITS = 19;
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

  private Words() {}

  /** A number of any sign. */
  static BigDecimal decimal(String name, String text) throws Refusal {
    Optional<BigDecimal> value = Numbers.read(text);
    if (value.isPresent()) {
      return value.get();
    }
    throw NUMBER.matcher(text).matches()
        ? new Refusal(
            RejectReason.OUT_OF_RANGE,
            name + ": expected a number that can be meant, was " + quoted(text))
        : new Refusal(RejectReason.WRONG_TYPE, name + ": expected a number, was " + quoted(text));
  }

  /** A number over 0. */
  static BigDecimal positive(String name, String text) throws Refusal {
    BigDecimal value = decimal(name, text);
    if (value.signum() <= 0) {
      throw new Refusal(
          RejectReason.NOT_POSITIVE, name + ": expected more than 0, was " + quoted(text));
    }
    return value;
  }

  /** A whole number from 0 to 2^63 - 1. */
  static long id(String name, String digits) throws Refusal {
    if (digits.length() <= MAX_ID_DIGITS && !digits.startsWith("-")) {
      try {
        return Long.parseLong(digits);
      } catch (NumberFormatException e) {
        throw notAnId(name, digits);
      }
    }
    throw notAnId(name, digits);
  }

  private static Refusal notAnId(String name, String digits) {
    return new Refusal(
        RejectReason.OUT_OF_RANGE, name + ": expected 0 to 2^63 - 1, was " + quoted(digits));
  }

  /** A time after 1970 that is not far after the receipt. */
  static long pastTime(String name, long time, long receivedMs) throws Refusal {
    if (time == 0) {
      throw new Refusal(RejectReason.NOT_POSITIVE, name + ": expected a time after 1970, was 0");
    }
    if (time - receivedMs > ParsedSerde.MAX_AHEAD_MS) {
      throw new Refusal(
          RejectReason.FUTURE_TIME,
          name
              + ": expected at most "
              + ParsedSerde.MAX_AHEAD_MS
              + " ms after the receive time "
              + receivedMs
              + ", was "
              + time);
    }
    return time;
  }

  /** Whether the address bought: the venue writes B for bid and A for ask. */
  static boolean buys(String side) throws Refusal {
    return switch (side) {
      case "B" -> true;
      case "A" -> false;
      default ->
          throw new Refusal(
              RejectReason.UNKNOWN_TYPE, "side: expected B or A, was " + quoted(side));
    };
  }

  /** An address, in lower case. */
  static String address(String name, String text) throws Refusal {
    return EvmAddress.of(text)
        .orElseThrow(() ->
            new Refusal(
                RejectReason.OUT_OF_RANGE,
                name + ": expected 0x and 40 hexadecimal digits, was " + quoted(text)));
  }

  /** A name of at least one character: coins, tokens, statuses. */
  static String name(String name, String text) throws Refusal {
    if (text.isEmpty() || text.length() > MAX_TEXT || text.chars().anyMatch(Words::isOdd)) {
      throw new Refusal(
          RejectReason.OUT_OF_RANGE,
          name + ": expected 1 to " + MAX_TEXT + " printable characters, was " + quoted(text));
    }
    return text;
  }

  /** As much of a text for people as can be shown. */
  static String label(String text) {
    StringBuilder label = new StringBuilder();
    text.codePoints()
        .filter(point -> !Character.isISOControl(point) && !isHalf(point))
        .limit(MAX_TEXT)
        .forEach(label::appendCodePoint);
    return label.toString();
  }

  private static boolean isHalf(int point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }

  private static boolean isOdd(int character) {
    return Character.isISOControl(character) || Character.isSurrogate((char) character);
  }

  static String quoted(String text) {
    return "'" + (text.length() <= MAX_QUOTED ? text : text.substring(0, MAX_QUOTED)) + "'";
  }
}
