package io.tidewatch.simulator.binance.protocol;

import java.util.regex.Pattern;

/**
 * The form of stream names, for example {@code btcusdt@trade} or {@code !miniTicker@arr}; letters
 * of any script.
 */
final class StreamName {
  private static final Pattern FORM = Pattern.compile("[!\\p{L}\\p{N}_@+.-]{1,100}");

  private StreamName() {}

  static boolean valid(String name) {
    return FORM.matcher(name).matches();
  }
}
