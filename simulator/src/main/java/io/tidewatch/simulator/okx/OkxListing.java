package io.tidewatch.simulator.okx;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/**
 * An instrument as {@code public/instruments} shows it (docs-v5, "GET / Instruments").
 *
 * @param instType {@code SPOT}, {@code SWAP} or {@code FUTURES}
 * @param tick smallest step of the price
 * @param lot smallest step of the size
 * @param contractValue what one contract stands for; empty text for spot
 * @param contractType {@code linear}, {@code inverse}, or empty for spot
 * @param state {@code live}, {@code suspend}, {@code preopen}
 */
public record OkxListing(
    String instId,
    String instType,
    BigDecimal tick,
    BigDecimal lot,
    String contractValue,
    String contractType,
    String state) {
  public OkxListing {
    requireNonNull(instId, "instId");
    requireNonNull(instType, "instType");
    requireNonNull(tick, "tick");
    requireNonNull(lot, "lot");
    requireNonNull(contractValue, "contractValue");
    requireNonNull(contractType, "contractType");
    requireNonNull(state, "state");
  }

  /** A spot pair that is traded. */
  public static OkxListing spot(String instId, String tick, String lot) {
    return new OkxListing(
        instId, "SPOT", new BigDecimal(tick), new BigDecimal(lot), "", "", "live");
  }

  /** A perpetual that is traded; linear if it is quoted in anything but USD. */
  public static OkxListing swap(String instId, String tick, String lot, String contractValue) {
    String type = instId.split("-")[1].equals("USD") ? "inverse" : "linear";
    return new OkxListing(
        instId, "SWAP", new BigDecimal(tick), new BigDecimal(lot), contractValue, type, "live");
  }

  public OkxListing withState(String state) {
    return new OkxListing(instId, instType, tick, lot, contractValue, contractType, state);
  }

  /** The row; base and quote are empty for derivatives and pre-open pairs, as at the venue. */
  String row() {
    String[] parts = instId.split("-");
    boolean spot = instType.equals("SPOT");
    boolean named = spot && !state.equals("preopen");
    boolean inverse = contractType.equals("inverse");
    return """
    {"instType":"%s","instId":"%s","baseCcy":"%s","quoteCcy":"%s","settleCcy":"%s",\
    "ctVal":"%s","ctMult":"%s","ctValCcy":"%s","ctType":"%s","tickSz":"%s","lotSz":"%s",\
    "minSz":"%s","state":"%s","tradeQuoteCcyList":["%s"]}\
    """
        .formatted(
            instType,
            instId,
            named ? parts[0] : "",
            named ? parts[1] : "",
            spot ? "" : inverse ? parts[0] : parts[1],
            contractValue,
            spot ? "" : "1",
            spot ? "" : inverse ? parts[1] : parts[0],
            contractType,
            tick.toPlainString(),
            lot.toPlainString(),
            lot.toPlainString(),
            state,
            parts[1]);
  }
}
