package io.tidewatch.connectors.chat;

import java.util.Locale;

/** The name of something that alerts are about, as people type it. */
final class Subject {
  private Subject() {}

  /**
   * Symbols are in capitals and addresses are not, or are of both: only a short name without any
   * capital was typed in a hurry.
   */
  static String of(String typed) {
    boolean address = typed.startsWith("0x") || typed.length() > 30;
    boolean hurried = typed.equals(typed.toLowerCase(Locale.ROOT));
    return hurried && !address ? typed.toUpperCase(Locale.ROOT) : typed;
  }
}
