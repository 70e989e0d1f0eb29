package io.tidewatch.contract.instrument;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Addresses of Hyperliquid accounts: {@code 0x} and 40 hexadecimal digits, 20 bytes. Upper and
 * lower case mean the same; the project writes lower case.
 *
 * @see <a href="https://hyperliquid.gitbook.io/hyperliquid-docs/for-developers/api/notation">
 *     Hyperliquid's notation</a>
 */
public final class EvmAddress {
  private static final Pattern HEX = Pattern.compile("0x[0-9a-f]{40}");

  private EvmAddress() {}

  /** The address in lower case; empty if this text is none. */
  public static Optional<String> of(String text) {
    return Optional.ofNullable(text)
        .filter(some -> some.length() == 42)
        .map(some -> some.toLowerCase(Locale.ROOT))
        .filter(EvmAddress::isValid);
  }

  /** Whether this is an address in lower case. */
  public static boolean isValid(String text) {
    return text != null && HEX.matcher(text).matches();
  }
}
