package io.tidewatch.contract.instrument;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A spot pair such as BTC/USDT.
 *
 * @param base base asset, upper case
 * @param quote quote asset, upper case
 */
public record SpotSymbol(String base, String quote) {
  /** Quote assets that count as one US dollar. */
  public static final Set<String> USD_STABLECOINS =
      Set.of("USDT", "USDC", "BUSD", "FDUSD", "TUSD", "USDP");

  // Longest first, so that BTCFDUSD is not read as BTCF/DUSD or the like.
  private static final List<String> KNOWN_QUOTES =
      List.of(
          "FDUSD", "USDT", "USDC", "BUSD", "TUSD", "USDP", "DOGE", "BTC", "ETH", "BNB", "EUR",
          "TRY", "BRL", "JPY", "XRP", "TRX", "SOL", "PLN", "RON", "ZAR", "UAH", "IDR", "MXN", "ARS",
          "COP", "CZK");

  // Renamed assets: the venue took MATIC off on 2024-09-10 and opened POL on 2024-09-13.
  private static final Map<String, String> RENAMED = Map.of("MATIC", "POL");

  private static final Pattern ASSET = Pattern.compile("[A-Z0-9]{1,20}");

  public SpotSymbol {
    requireNonNull(base, "base");
    requireNonNull(quote, "quote");
    if (!ASSET.matcher(base).matches() || !ASSET.matcher(quote).matches()) {
      throw new IllegalArgumentException(
          "expected assets of 1 to 20 letters and digits, was '" + base + "/" + quote + "'");
    }
  }

  /**
   * Reads {@code BTCUSDT}, {@code btcusdt} or {@code BTC/USDT}; old names of renamed assets become
   * the new ones.
   *
   * @throws IllegalArgumentException if the text is no pair, or its quote asset is not known
   */
  public static SpotSymbol parse(String text) {
    String upper = text.strip().toUpperCase(Locale.ROOT);
    int slash = upper.indexOf('/');
    if (slash >= 0) {
      return new SpotSymbol(current(upper.substring(0, slash)), upper.substring(slash + 1));
    }
    for (String quote : KNOWN_QUOTES) {
      if (upper.endsWith(quote) && upper.length() > quote.length()) {
        return new SpotSymbol(current(upper.substring(0, upper.length() - quote.length())), quote);
      }
    }
    throw new IllegalArgumentException(
        "expected a pair such as BTCUSDT or BTC/USDT with a known quote asset, was '" + text + "'");
  }

  private static String current(String asset) {
    return RENAMED.getOrDefault(asset, asset);
  }

  /** The venue's name, for example {@code BTCUSDT}. */
  public String venueName() {
    return base + quote;
  }

  /** For people, for example {@code BTC/USDT}. */
  public String displayName() {
    return base + "/" + quote;
  }

  public boolean quotedInUsd() {
    return USD_STABLECOINS.contains(quote);
  }
}
