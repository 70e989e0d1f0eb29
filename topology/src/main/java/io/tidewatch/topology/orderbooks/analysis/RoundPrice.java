package io.tidewatch.topology.orderbooks.analysis;

/** Prices that people like, for example 65,000 or 65,500 but not 65,120. */
final class RoundPrice {
  private RoundPrice() {}

  /** Whether a multiple of a twentieth of the price's power of ten lies within the distance. */
  static boolean isNear(double price, double distance) {
    double step = Math.pow(10, Math.floor(Math.log10(price))) / 20;
    if (!(step > 0) || !(distance < step / 4)) {
      return false;
    }
    return Math.abs(price - Math.rint(price / step) * step) <= distance;
  }
}
