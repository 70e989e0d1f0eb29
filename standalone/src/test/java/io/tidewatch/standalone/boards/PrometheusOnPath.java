package io.tidewatch.standalone.boards;

import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Runs tests where there is a real Prometheus for them. */
final class PrometheusOnPath implements ExecutionCondition {
  // What tests print goes to files, and the summary of a build counts without a reason.
  private static final PrintStream BUILD =
      new PrintStream(new FileOutputStream(FileDescriptor.err), true);
  private static final String NONE =
      "no prometheus and promtool on the PATH, so boards and rules are not tried here";

  static Path server() {
    return program("prometheus").orElseThrow();
  }

  static Path tool() {
    return program("promtool").orElseThrow();
  }

  private static Optional<Path> program(String name) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(directory -> Path.of(directory, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (program("prometheus").isPresent() && program("promtool").isPresent()) {
      return ConditionEvaluationResult.enabled("there is one");
    }
    BUILD.println(context.getDisplayName() + " is skipped: " + NONE);
    return ConditionEvaluationResult.disabled(NONE);
  }
}
