package io.tidewatch.conventions;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rules that show in the text of a source file only. Each method gives the lines at fault. */
final class SourceRules {
  private static final Pattern SLEEP =
      Pattern.compile("\\bThread\\s*\\.\\s*sleep\\b|\\bTimeUnit\\.\\w+\\s*\\.\\s*sleep\\b");

  // Keys of the configuration begin alike, so the first word after the prefix decides.
  private static final Pattern TOPIC_NAME =
      Pattern.compile(
          "\"tidewatch\\.(raw|feed|reference|prices|volumes|books|futures|pool|whales|alerts|decisions"
              + "|notifications|system\\.alerts|deliveries|audit|dead-letters)[.\"]");

  private static final Pattern CHOSEN_ORDER =
      Pattern.compile("@(TestMethodOrder|TestClassOrder|Order|TestInstance)\\b");

  private SourceRules() {}

  /** A test that sleeps is slow on a fast machine and fails on a slow one. */
  static List<String> sleeps(String source) {
    return linesWith(SLEEP, source);
  }

  /** The name of a topic stands in its constant. */
  static List<String> topicNames(String source) {
    return linesWith(TOPIC_NAME, source);
  }

  /** Tests that need an order, or keep their fixture for each other, do not stand alone. */
  static List<String> chosenTestOrders(String source) {
    return linesWith(CHOSEN_ORDER, source);
  }

  private static List<String> linesWith(Pattern pattern, String source) {
    List<String> lines = new ArrayList<>();
    Matcher matcher = pattern.matcher(source);
    while (matcher.find()) {
      long line = source.substring(0, matcher.start()).lines().count();
      lines.add("line " + Math.max(1, line) + ": " + matcher.group());
    }
    return lines;
  }
}
