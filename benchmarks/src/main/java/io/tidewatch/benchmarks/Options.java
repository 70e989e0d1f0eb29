package io.tidewatch.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the command line asks for.
 *
 * @param only names of benchmarks; empty for all
 * @param page where to write the page; empty to print it
 */
record Options(Scale scale, List<String> only, Optional<Path> page) {
  static final String USAGE = "usage: benchmarks/run [--quick] [--only NAME[,NAME...]]";

  Options {
    only = List.copyOf(only);
  }

  /**
   * Reads the command line.
   *
   * @param known names of all benchmarks
   * @throws IllegalArgumentException if it asks for something else
   */
  static Options parse(List<String> arguments, List<String> known) {
    Scale scale = Scale.FULL;
    List<String> only = new ArrayList<>();
    Optional<Path> page = Optional.empty();
    for (int i = 0; i < arguments.size(); i++) {
      switch (arguments.get(i)) {
        case "--quick" -> scale = Scale.QUICK;
        case "--only" -> only.addAll(List.of(value(arguments, ++i).split(",")));
        case "--page" -> page = Optional.of(Path.of(value(arguments, ++i)));
        case String other ->
            throw new IllegalArgumentException(
                "expected --quick or --only, was " + other + "; " + USAGE);
      }
    }
    for (String name : only) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            "--only: expected some of " + String.join(", ", known) + ", was " + name);
      }
    }
    // The page shows one whole run; parts of it would be figures of different days.
    boolean whole = scale == Scale.FULL && only.isEmpty();
    return new Options(scale, only, whole ? page : Optional.empty());
  }

  private static String value(List<String> arguments, int at) {
    if (at >= arguments.size()) {
      throw new IllegalArgumentException(
          "expected a value after " + arguments.getLast() + "; " + USAGE);
    }
    return arguments.get(at);
  }

  boolean wants(String name) {
    return only.isEmpty() || only.contains(name);
  }
}
