package io.tidewatch.standalone.boards;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the series that an expression in PromQL asks for. Prometheus parses expressions and does
 * not say what it found; but in its grammar a name is a metric unless it is a word of the language,
 * a function, or a label in one of the lists that follow some words.
 */
final class Selectors {
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<space>\\s+|#[^\n"
              + "]*)|(?<text>\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'|`[^`]*`)"
              + "|(?<range>\\[[^\\]]*\\])|(?<number>[0-9][0-9a-zA-Z.]*)"
              + "|(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)"
              + "|(?<matchers>\\{(?:[^\"'`}]|\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'|`[^`]*`)*\\})"
              + "|(?<other>.)",
          Pattern.DOTALL);

  private static final Set<String> LIST_OF_LABELS_FOLLOWS =
      Set.of("by", "without", "on", "ignoring", "group_left", "group_right");
  private static final Set<String> WORDS =
      Set.of("and", "or", "unless", "atan2", "bool", "offset", "inf", "nan");

  private final Matcher tokens;
  private final Set<String> found = new LinkedHashSet<>();

  private Selectors(String expression) {
    this.tokens = TOKEN.matcher(expression);
  }

  /** Each with its matchers, as in the expression. */
  static Set<String> in(String expression) {
    Selectors selectors = new Selectors(expression);
    boolean more = selectors.next();
    while (more) {
      more = selectors.take();
    }
    return selectors.found;
  }

  /** Takes what begins here; false at the end. */
  private boolean take() {
    String name = tokens.group("name");
    String matchers = tokens.group("matchers");
    boolean more = next();
    if (matchers != null) {
      found.add(matchers);
      return more;
    }
    if (name == null) {
      return more;
    }
    String word = name.toLowerCase(Locale.ROOT);
    boolean parenthesis = more && "(".equals(tokens.group());
    if (LIST_OF_LABELS_FOLLOWS.contains(word)) {
      return parenthesis ? afterParenthesis() : more;
    }
    // An aggregation may name its labels before what it adds up.
    if (WORDS.contains(word) || parenthesis || (more && isWordBeforeLabels())) {
      return more;
    }
    if (more && tokens.group("matchers") != null) {
      found.add(name + tokens.group("matchers"));
      return next();
    }
    found.add(name);
    return more;
  }

  private boolean isWordBeforeLabels() {
    String name = tokens.group("name");
    return name != null && Set.of("by", "without").contains(name.toLowerCase(Locale.ROOT));
  }

  private boolean afterParenthesis() {
    while (!")".equals(tokens.group())) {
      if (!next()) {
        return false;
      }
    }
    return next();
  }

  private boolean next() {
    while (tokens.find()) {
      if (tokens.group("space") == null) {
        return true;
      }
    }
    return false;
  }
}
