package io.tidewatch.query.http;

import io.tidewatch.contract.instrument.FuturesSymbol;
import java.util.Locale;

/** Reads the names of perpetuals in requests. */
final class FuturesNames {
  static final String NOT_KNOWN = "nothing is known of it";

  static final Parameter<String> SYMBOL =
      Parameter.path("symbol", Kind.text().as(FuturesNames::symbol))
          .says("small letters are taken too")
          .example("BTCUSDT");

  private FuturesNames() {}

  /**
   * The name as the venue writes it.
   *
   * @throws ApiException 400, if it cannot be one
   */
  static String symbol(String field, String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    if (!FuturesSymbol.isName(upper)) {
      throw ApiException.badInput(field, "a perpetual quoted in USDT such as BTCUSDT", text);
    }
    return upper;
  }

  static ApiException unknown(String symbol) {
    return ApiException.notFound(
        "nothing is known of "
            + symbol
            + ": no bar of it was closed or judged; /api/anomalies/top?limit=500 lists what is");
  }
}
