package io.tidewatch.browser;

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

/** Runs tests where there is a browser for them, and pages that it can show. */
final class ChromiumOnPath implements ExecutionCondition {
  // What tests print goes to files, and the summary of a build counts without a reason.
  private static final PrintStream BUILD =
      new PrintStream(new FileOutputStream(FileDescriptor.err), true);
  private static final String PROGRAM = "chromium";
  private static final String NO_BROWSER =
      "no chromium on the PATH, so the dashboard is not tested in a browser here";
  private static final String NO_PAGES =
      "the dashboard is not built (it needs Node), so there is nothing to show in a browser";

  static Optional<Path> program() {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(directory -> Path.of(directory, PROGRAM))
        .filter(program -> Files.isRegularFile(program) && Files.isExecutable(program))
        .findFirst();
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (program().isEmpty()) {
      return skipped(context, NO_BROWSER);
    }
    return ChromiumOnPath.class.getResource("/dashboard/index.html") == null
        ? skipped(context, NO_PAGES)
        : ConditionEvaluationResult.enabled(PROGRAM);
  }

  private static ConditionEvaluationResult skipped(ExtensionContext context, String why) {
    BUILD.println(context.getDisplayName() + " is skipped: " + why);
    return ConditionEvaluationResult.disabled(why);
  }
}
