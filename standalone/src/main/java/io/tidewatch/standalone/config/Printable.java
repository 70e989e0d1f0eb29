package io.tidewatch.standalone.config;

import java.util.regex.Pattern;

/** Makes text from outside fit for one line of a terminal. */
final class Printable {
  // Controls, invisible formatting such as a change of direction, and separators of lines.
  private static final Pattern UNFIT = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");

  private Printable() {}

  static String of(String text, int longest) {
    String line = UNFIT.matcher(text).replaceAll("?");
    if (line.codePointCount(0, line.length()) <= longest) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, longest)) + "...";
  }
}
