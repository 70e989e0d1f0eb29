package io.tidewatch.contract.instrument;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * A perpetual of Binance's USDT-margined futures, such as {@code BTCUSDT}. Base assets may have
 * letters of any script: the venue lists some.
 *
 * @param name as the venue writes it
 * @param base base asset, with its multiplier if it has one, such as {@code 1000SHIB}
 */
public record FuturesSymbol(String name, String base) {
  /** The quote asset, which is also the margin asset. */
  public static final String QUOTE = "USDT";

  private static final Pattern NAME = Pattern.compile("[\\p{Lu}\\p{Lo}\\p{N}_]{1,36}" + QUOTE);

  public FuturesSymbol {
    requireNonNull(name, "name");
    requireNonNull(base, "base");
  }

  /** Whether a text is the name of a perpetual quoted in USDT. */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /**
   * Reads a name; exactly as the venue writes it.
   *
   * @throws IllegalArgumentException if it is none, or is not quoted in USDT
   */
  public static FuturesSymbol parse(String name) {
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "expected a perpetual quoted in USDT such as BTCUSDT, was '" + name + "'");
    }
    return new FuturesSymbol(name, name.substring(0, name.length() - QUOTE.length()));
  }
}
