package io.tidewatch.simulator.binance;

import java.util.regex.Pattern;

/** The form of stream names, for example {@code btcusdt@trade} or {@code !miniTicker@arr}. */
final class StreamName {
  private static final Pattern FORM = Pattern.compile("[!A-Za-z0-9_@+.-]{1,100}");

  private StreamName() {}

  static boolean valid(String name) {
    return FORM.matcher(name).matches();
  }
}
