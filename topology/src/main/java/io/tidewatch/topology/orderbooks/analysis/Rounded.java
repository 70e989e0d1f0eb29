package io.tidewatch.topology.orderbooks.analysis;

import io.tidewatch.contract.book.Absence;
import io.tidewatch.contract.book.Figure;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The edge between doubles and decimals: USD to cents, basis points and shares to 4 decimals,
 * scores to 2, computed prices to 12 digits, all half-even. What is not a finite number does not
 * get through.
 */
final class Rounded {
  private static final int USD = 2;
  private static final int BPS = 4;
  private static final int SHARE = 4;
  private static final int SCORE = 2;
  private static final MathContext PRICE = new MathContext(12, RoundingMode.HALF_EVEN);

  /** Far over anything a market holds; a double this large still has all its digits in cents. */
  private static final double MAX = 1e30;

  private Rounded() {}

  static BigDecimal usd(double value) {
    return scaled(value, USD);
  }

  static BigDecimal bps(double value) {
    return scaled(value, BPS);
  }

  static BigDecimal share(double value) {
    return scaled(value, SHARE);
  }

  static BigDecimal score(double value) {
    return scaled(value, SCORE);
  }

  static BigDecimal price(double value) {
    BigDecimal rounded = new BigDecimal(bounded(value)).round(PRICE).stripTrailingZeros();
    return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
  }

  static Figure figure(double value, BigDecimal rounded) {
    return Double.isFinite(value) ? Figure.of(rounded) : Figure.absent(Absence.NONE_FOUND);
  }

  static Figure usdFigure(double value) {
    return figure(value, usd(value));
  }

  static Figure bpsFigure(double value) {
    return figure(value, bps(value));
  }

  static Figure shareFigure(double value) {
    return figure(value, share(value));
  }

  static Figure scoreFigure(double value) {
    return figure(value, score(value));
  }

  private static BigDecimal scaled(double value, int scale) {
    return BigDecimal.valueOf(bounded(value)).setScale(scale, RoundingMode.HALF_EVEN);
  }

  private static double bounded(double value) {
    return Double.isNaN(value) ? 0 : Math.clamp(value, -MAX, MAX);
  }
}
