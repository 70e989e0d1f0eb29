package io.tidewatch.standalone.replay;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How fast recorded time passes. */
sealed interface ReplaySpeed {
  /** So many times as fast as it was. */
  record Times(double factor) implements ReplaySpeed {}

  /** As fast as everything takes it. */
  record Max() implements ReplaySpeed {}

  /** Reads the option. */
  final class Converter implements ITypeConverter<ReplaySpeed> {
    @Override
    public ReplaySpeed convert(String text) {
      if (text.toLowerCase(Locale.ROOT).equals("max")) {
        return new Max();
      }
      try {
        double factor = Double.parseDouble(text);
        if (factor > 0 && factor <= 1_000_000) {
          return new Times(factor);
        }
      } catch (NumberFormatException e) {
        throw new TypeConversionException(expected(text));
      }
      throw new TypeConversionException(expected(text));
    }

    private static String expected(String text) {
      return "expected max, or a factor over 0 such as 1 or 60, was '" + text + "'";
    }
  }

  /** Waits before frames as the speed says. */
  final class Pacer {
    private final ReplaySpeed speed;
    private final LongSupplier nanoTime;
    private long firstUs = Long.MIN_VALUE;
    private long startNanos;

    Pacer(ReplaySpeed speed, LongSupplier nanoTime) {
      this.speed = speed;
      this.nanoTime = nanoTime;
    }

    void awaitTurn(long receivedUs) throws InterruptedException {
      if (!(speed instanceof Times(double factor))) {
        return;
      }
      if (firstUs == Long.MIN_VALUE) {
        firstUs = receivedUs;
        startNanos = nanoTime.getAsLong();
      }
      long due = (long) ((receivedUs - firstUs) * 1_000 / factor);
      long wait = due - (nanoTime.getAsLong() - startNanos);
      if (wait > 0) {
        TimeUnit.NANOSECONDS.sleep(wait);
      }
    }
  }
}
