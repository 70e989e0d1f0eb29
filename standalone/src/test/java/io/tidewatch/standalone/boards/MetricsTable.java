package io.tidewatch.standalone.boards;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The metrics of the house as a table for people, made of what {@code /metrics} says. */
final class MetricsTable {
  private static final Pattern TYPE = Pattern.compile("# TYPE (\\S+) (\\S+)");
  private static final Pattern HELP = Pattern.compile("# HELP (\\S+) (.+)");
  private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z0-9_]+)(?:\\{(.*)\\})? \\S+");
  private static final Pattern LABEL = Pattern.compile("([a-zA-Z0-9_]+)=\"");
  private static final Pattern PART = Pattern.compile("_(?:bucket|sum|count)$");
  private static final Set<String> OF_HISTOGRAMS = Set.of("le", "quantile");

  private final Map<String, Metric> metrics = new TreeMap<>();

  private static final class Metric {
    private final Set<String> labels = new TreeSet<>();
    private String type = "";
    private String meaning = "";
  }

  /** Adds what a process says, in the text format of Prometheus. */
  MetricsTable and(String page) {
    page.lines().filter(MetricsTable::isOurs).forEach(this::read);
    return this;
  }

  private static boolean isOurs(String line) {
    return line.matches("(# (TYPE|HELP) )?(tidewatch|kafka_streams)_.*");
  }

  private void read(String line) {
    Matcher type = TYPE.matcher(line);
    Matcher help = HELP.matcher(line);
    Matcher sample = SAMPLE.matcher(line);
    if (type.matches()) {
      metric(type.group(1)).type = type.group(2);
    } else if (help.matches()) {
      metric(help.group(1)).meaning = help.group(2);
    } else if (sample.matches() && sample.group(2) != null) {
      String name = sample.group(1);
      Metric metric =
          metric(metrics.containsKey(name) ? name : PART.matcher(name).replaceFirst(""));
      LABEL
          .matcher(sample.group(2))
          .results()
          .map(found -> found.group(1))
          .filter(label -> !OF_HISTOGRAMS.contains(label))
          .forEach(metric.labels::add);
    }
  }

  private Metric metric(String name) {
    return metrics.computeIfAbsent(name, absent -> new Metric());
  }

  Set<String> names() {
    return metrics.keySet();
  }

  /** The rows, in the order of their names. */
  String rows() {
    return metrics.entrySet().stream()
        .map(entry -> row(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining("\n"));
  }

  private static String row(String name, Metric metric) {
    String labels =
        metric.labels.stream().map(label -> "`" + label + "`").collect(Collectors.joining(", "));
    return "| `%s` | %s | %s | %s |"
        .formatted(name, metric.type, labels, capitalized(metric.meaning));
  }

  private static String capitalized(String meaning) {
    return meaning.isEmpty() ? "" : Character.toUpperCase(meaning.charAt(0)) + meaning.substring(1);
  }
}
