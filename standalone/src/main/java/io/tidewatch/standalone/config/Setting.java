package io.tidewatch.standalone.config;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.instrument.EvmAddress;
import io.tidewatch.contract.instrument.OkxInstrument;
import io.tidewatch.contract.instrument.SpotSymbol;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One value as it was written, on its way to a type.
 *
 * @param key full key
 * @param text stripped; empty means absent
 * @param origin where it was written, for people
 */
record Setting(String key, String text, String origin) {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
  private static final Pattern WHOLE = Pattern.compile("-?\\d{1,9}");
  // Bounded, so that no exponent makes an amount with millions of digits.
  private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,18}(\\.\\d{1,10})?");
  // What stands before the host of an address: perhaps user and password.
  private static final Pattern CREDENTIALS = Pattern.compile("^([a-zA-Z+]+://)?+[^@]*:.*@");
  private static final Pattern PARAMETER = Pattern.compile("(?i)(password\\w*=)[^&;]*");
  private static final int LONGEST = 80;
  private static final int LONGEST_SECRET = 10_000;

  Setting {
    requireNonNull(key, "key");
    text = requireNonNull(text, "text").strip();
    requireNonNull(origin, "origin");
  }

  <T> Optional<T> optional(Function<Setting, T> type) {
    return text.isEmpty() ? Optional.empty() : Optional.of(type.apply(this));
  }

  Duration duration() {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      throw wrong("a duration such as 5m, 30s or 500ms");
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }

  int wholeNumber() {
    if (!WHOLE.matcher(text).matches()) {
      throw wrong("a whole number");
    }
    return Integer.parseInt(text);
  }

  boolean truth() {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw wrong("true or false");
    };
  }

  BigDecimal decimal() {
    if (!DECIMAL.matcher(text).matches()) {
      throw wrong("a decimal number such as 2000000 or 0.8");
    }
    return new BigDecimal(text);
  }

  URI url() {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw wrong("a URL");
    }
  }

  Path path() {
    try {
      if (!text.isEmpty()) {
        return Path.of(text);
      }
    } catch (InvalidPathException e) {
      throw wrong("a path");
    }
    throw wrong("a path");
  }

  Secret secret() {
    return secret(Secret::new, "a secret of visible ASCII characters");
  }

  /** A secret of several words or lines. */
  Secret secretText() {
    return secret(Secret::ofText, "a secret of ASCII text");
  }

  private Secret secret(Function<String, Secret> type, String expected) {
    try {
      return type.apply(text);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(
          key + ": expected " + expected + ", was another text" + from());
    }
  }

  /** The secret that a file holds, as container platforms hand them out. */
  Secret secretInFile() {
    return secretInFile(
        Secret::new, "a file that holds nothing but a secret of visible ASCII characters");
  }

  /** The same for one of several words or lines. */
  Secret secretTextInFile() {
    return secretInFile(
        Secret::ofText,
        "a file that holds nothing but a secret of ASCII text, 10000 characters at most");
  }

  private Secret secretInFile(Function<String, Secret> type, String expected) {
    try {
      // Read no more than a secret can be, whatever the file is.
      byte[] bytes;
      try (InputStream file = Files.newInputStream(path())) {
        bytes = file.readNBytes(LONGEST_SECRET + 1);
      }
      if (bytes.length <= LONGEST_SECRET) {
        return type.apply(new String(bytes, StandardCharsets.UTF_8).strip());
      }
    } catch (IOException | IllegalArgumentException e) {
      throw wrong(expected);
    }
    throw wrong(expected);
  }

  /** Pairs separated by commas; none if there is no text. */
  List<SpotSymbol> symbols() {
    return names().map(this::symbol).toList();
  }

  /** Instruments separated by commas; none if there is no text. */
  List<OkxInstrument> instruments() {
    return names().map(this::instrument).toList();
  }

  /** Addresses of Hyperliquid separated by commas, in lower case; none if there is no text. */
  List<String> addresses() {
    return names().map(this::address).distinct().toList();
  }

  /** Texts separated by commas; none if there is no text. */
  List<String> texts() {
    return names().distinct().toList();
  }

  private Stream<String> names() {
    return Arrays.stream(text.split(",")).map(String::strip).filter(name -> !name.isEmpty());
  }

  <E extends Enum<E>> E oneOf(Class<E> type) {
    E[] constants = type.getEnumConstants();
    return Arrays.stream(constants)
        .filter(constant -> constant.name().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(() -> wrong("one of " + names(constants)));
  }

  ConfigurationException wrong(String expected) {
    return wrong(expected, text);
  }

  private SpotSymbol symbol(String name) {
    String expected = "pairs such as BTCUSDT or BTC/USDT with a known quote asset";
    try {
      SpotSymbol symbol = SpotSymbol.parse(name);
      // With a slash any quote asset is taken; without one only a known one is found again.
      SpotSymbol.parse(symbol.venueName());
      return symbol;
    } catch (IllegalArgumentException e) {
      throw wrong(expected, name);
    }
  }

  private String address(String name) {
    return EvmAddress.of(name)
        .orElseThrow(() -> wrong("addresses of 0x and 40 hexadecimal digits", name));
  }

  private OkxInstrument instrument(String name) {
    try {
      return OkxInstrument.parse(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw wrong("instruments such as BTC-USDT or BTC-USDT-SWAP", name);
    }
  }

  private ConfigurationException wrong(String expected, String actual) {
    String shown =
        PARAMETER.matcher(CREDENTIALS.matcher(actual).replaceFirst("$1***@")).replaceAll("$1***");
    return new ConfigurationException(
        key + ": expected " + expected + ", was '" + Printable.of(shown, LONGEST) + "'" + from());
  }

  private String from() {
    return " (from " + origin + ")";
  }

  private static String names(Enum<?>[] constants) {
    return Arrays.stream(constants)
        .map(constant -> constant.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }
}
