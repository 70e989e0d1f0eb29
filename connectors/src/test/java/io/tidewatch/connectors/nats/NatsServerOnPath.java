package io.tidewatch.connectors.nats;

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

/** Runs tests where there is a real server for them. */
final class NatsServerOnPath implements ExecutionCondition {
  // What tests print goes to files, and the summary of a build counts without a reason.
  private static final PrintStream BUILD =
      new PrintStream(new FileOutputStream(FileDescriptor.err), true);
  private static final String PROGRAM = "nats-server";
  private static final String NONE =
      "no nats-server on the PATH, so the bridge to NATS is not tested here";

  static Optional<Path> program() {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(directory -> Path.of(directory, PROGRAM))
        .filter(Files::isExecutable)
        .findFirst();
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return program()
        .map(path -> ConditionEvaluationResult.enabled(path.toString()))
        .orElseGet(() -> {
          BUILD.println(context.getDisplayName() + " is skipped: " + NONE);
          return ConditionEvaluationResult.disabled(NONE);
        });
  }
}
