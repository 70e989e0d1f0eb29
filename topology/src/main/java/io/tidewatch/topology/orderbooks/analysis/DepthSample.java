package io.tidewatch.topology.orderbooks.analysis;

/**
 * One point of the history. Single precision is more than enough to compare with, and takes half
 * the room.
 *
 * @param bidUsd notional of the bids within the band
 * @param askUsd notional of the asks within the band
 * @param slippageBps mean cost of the market order; {@link #TOO_THIN} or {@link #UNKNOWN}
 * @param change absolute logarithmic change of the mid since the sample before
 * @param volumeUsd notional traded since the sample before
 */
record DepthSample(
    long timeMs,
    float bidUsd,
    float askUsd,
    float spreadBps,
    float slippageBps,
    float change,
    float volumeUsd) {
  /** Costs more than anything that was filled. */
  static final float TOO_THIN = 1e9f;

  /** The venue does not send so many levels. */
  static final float UNKNOWN = -1;

  /** Keeps single precision finite and logarithms too. */
  private static final double LEAST = 1e-6;

  static DepthSample of(
      BookLook look, double bandBps, double orderUsd, double midBefore, double volumeUsd) {
    double change = midBefore > 0 ? Math.abs(Math.log(look.mid() / midBefore)) : 0;
    return new DepthSample(
        look.now(),
        (float) Math.max(LEAST, look.bids().usdWithin(look.mid(), bandBps)),
        (float) Math.max(LEAST, look.asks().usdWithin(look.mid(), bandBps)),
        (float) Math.max(LEAST, look.spreadBps()),
        slippage(look, orderUsd),
        Double.isFinite(change) ? (float) change : 0,
        (float) volumeUsd);
  }

  private static float slippage(BookLook look, double orderUsd) {
    MarketOrder buy = MarketOrder.of(look.asks(), look.mid(), orderUsd);
    MarketOrder sell = MarketOrder.of(look.bids(), look.mid(), orderUsd);
    boolean unknown =
        (!buy.whole() && look.asks().truncated) || (!sell.whole() && look.bids().truncated);
    if (unknown) {
      return UNKNOWN;
    }
    double mean = (buy.bps() + sell.bps()) / 2;
    return buy.whole() && sell.whole() && mean < TOO_THIN ? (float) mean : TOO_THIN;
  }

  double depth() {
    return (double) bidUsd + askUsd;
  }

  double logBid() {
    return Math.log(bidUsd);
  }

  double logAsk() {
    return Math.log(askUsd);
  }

  /** Logit of the bids' share. */
  double lean() {
    return Math.log((double) bidUsd / askUsd);
  }

  double logSpread() {
    return Math.log(spreadBps);
  }
}
