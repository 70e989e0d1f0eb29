package io.tidewatch.contract.instrument;

import static java.util.Objects.requireNonNull;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An instrument of OKX: {@code BTC-USDT} is a spot pair, {@code BTC-USDT-SWAP} a perpetual, {@code
 * BTC-USD-261225} a future. Options are not watched.
 *
 * @param name as the venue writes it ({@code instId})
 * @param base base asset
 * @param quote asset of the price
 */
public record OkxInstrument(String name, String base, String quote, Kind kind) {
  private static final Pattern NAME =
      Pattern.compile("([A-Z0-9]{1,20})-([A-Z0-9]{1,20})(?:-(SWAP|[0-9]{6}))?");

  /** What is traded. */
  public enum Kind {
    SPOT,
    SWAP,
    FUTURES
  }

  public OkxInstrument {
    requireNonNull(name, "name");
    requireNonNull(base, "base");
    requireNonNull(quote, "quote");
    requireNonNull(kind, "kind");
  }

  /**
   * Reads a name; exactly as the venue writes it.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static OkxInstrument parse(String name) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "expected an instrument such as BTC-USDT or BTC-USDT-SWAP, was '" + name + "'");
    }
    String kind = matcher.group(3);
    return new OkxInstrument(name, matcher.group(1), matcher.group(2), kindOf(kind));
  }

  private static Kind kindOf(String suffix) {
    if (suffix == null) {
      return Kind.SPOT;
    }
    return suffix.equals("SWAP") ? Kind.SWAP : Kind.FUTURES;
  }

  /** Whether a size is a number of contracts and not an amount of the base asset. */
  public boolean sizedInContracts() {
    return kind != Kind.SPOT;
  }
}
