package io.tidewatch.conventions;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.StringWrapper;

/**
 * The layout of google-java-format: white space, line breaks, long strings, order of imports, no
 * unused imports.
 */
final class JavaLayout {
  private final Formatter formatter = new Formatter();

  /**
   * The same program in that layout.
   *
   * @throws IllegalArgumentException if the text is no Java program
   */
  String of(String source) {
    try {
      return StringWrapper.wrap(formatter.formatSourceAndFixImports(source), formatter);
    } catch (FormatterException e) {
      throw new IllegalArgumentException(
          "expected a Java program, was unreadable: " + e.getMessage(), e);
    }
  }
}
