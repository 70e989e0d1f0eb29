package io.tidewatch.standalone.cli;

import static java.util.Objects.requireNonNull;

import io.tidewatch.standalone.config.ConfigurationException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns what a command threw into one line on stderr and an exit code. */
public final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {
  private final RootCommand root;

  public Failures(RootCommand root) {
    this.root = requireNonNull(root, "root");
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    if (failure instanceof ConfigurationException) {
      err.println(failure.getMessage());
      return ExitCode.USAGE;
    }
    if (root.verbose()) {
      failure.printStackTrace(err);
    } else {
      err.println(
          "tidewatch: " + oneLine(failure) + "; --verbose shows where in the program it happened");
    }
    return ExitCode.FAILURE;
  }

  @Override
  public int handleParseException(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    command
        .getErr()
        .println(
            "usage: "
                + printable(failure.getMessage())
                + "; see '"
                + command.getCommandSpec().qualifiedName()
                + " --help'");
    return ExitCode.USAGE;
  }

  private static String oneLine(Exception failure) {
    String message = failure.getMessage();
    String type = failure.getClass().getSimpleName();
    return message == null || message.isBlank() ? type : printable(message) + " (" + type + ")";
  }

  private static String printable(String message) {
    return message.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ");
  }
}
