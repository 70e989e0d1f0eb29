package io.tidewatch.benchmarks.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What was measured on. On Linux it is read from {@code /proc}; elsewhere less is known.
 *
 * @param facts name and value of each
 */
public record Machine(List<Fact> facts) {
  private static final String UNKNOWN = "unknown";

  /** One thing to know. */
  public record Fact(String name, String value) {}

  public Machine {
    facts = List.copyOf(facts);
  }

  /**
   * Describes this machine.
   *
   * @param proc where the system tells of itself, {@code /proc}
   */
  public static Machine read(Path proc) {
    requireNonNull(proc, "proc");
    Runtime runtime = Runtime.getRuntime();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("processor", field(proc.resolve("cpuinfo"), "model name")));
    facts.add(new Fact("cores", Integer.toString(runtime.availableProcessors())));
    facts.add(new Fact("memory", memory(proc)));
    facts.add(
        new Fact("system", System.getProperty("os.name") + " " + System.getProperty("os.version")));
    facts.add(
        new Fact(
            "Java",
            System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version")));
    facts.add(new Fact("heap", runtime.maxMemory() / (1 << 20) + " MB"));
    return new Machine(facts);
  }

  private static String memory(Path proc) {
    String digits = field(proc.resolve("meminfo"), "MemTotal").replaceAll("[^0-9]", "");
    return digits.isEmpty() || digits.length() > 15
        ? UNKNOWN
        : String.format(Locale.ROOT, "%.1f GB", Long.parseLong(digits) / 1024.0 / 1024.0);
  }

  /** The value after the colon in the first line that begins with this name. */
  private static String field(Path file, String name) {
    return lines(file)
        .flatMap(lines ->
            lines.stream()
                .filter(line -> line.startsWith(name) && line.indexOf(':') >= 0)
                .findFirst())
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .orElse(UNKNOWN);
  }

  static Optional<List<String>> lines(Path file) {
    try {
      return Optional.of(Files.readAllLines(file, UTF_8));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  Table table() {
    return new Table(
        "",
        List.of("", ""),
        facts.stream().map(fact -> List.of(fact.name(), fact.value())).toList());
  }
}
