package io.tidewatch.standalone.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.standalone.cli.ExitCode;
import io.tidewatch.standalone.cli.Failures;
import io.tidewatch.standalone.cli.RootCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class CleanupCommandTest {
  private final StringWriter err = new StringWriter();
  private final StringWriter out = new StringWriter();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --hours 0 | --hours: expected a whole number from 1 to 87600, was 0
          --hours -3 | --hours: expected a whole number from 1 to 87600, was -3
          --hours 87601 | --hours: expected a whole number from 1 to 87600, was 87601
          --hours many | --hours
          --info --force | expected --info alone, was with --hours or --force
          --info --hours 3 | expected --info alone, was with --hours or --force
          """)
  void shouldRefuseOptionsThatSayNothing(String options, String message) {
    assertThat(execute(options.split(" "))).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString())
        .startsWith("usage: ")
        .contains(message, "'tidewatch cleanup --help'");
  }

  @Test
  void shouldShowHelp() {
    assertThat(execute("--help")).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains("--info", "--hours=N", "--force", "database.retention");
  }

  private int execute(String... options) {
    String[] arguments = new String[options.length + 1];
    arguments[0] = "cleanup";
    System.arraycopy(options, 0, arguments, 1, options.length);
    RootCommand root = new RootCommand();
    Failures failures = new Failures(root);
    return new CommandLine(root)
        .addSubcommand(new CleanupCommand())
        .setExecutionExceptionHandler(failures)
        .setParameterExceptionHandler(failures)
        .setErr(new PrintWriter(err, true))
        .setOut(new PrintWriter(out, true))
        .execute(arguments);
  }
}
