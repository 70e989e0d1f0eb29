package io.tidewatch.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.standalone.config.ConfigurationException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class CommandLineTest {
  private final StringWriter err = new StringWriter();
  private final StringWriter out = new StringWriter();

  @Test
  void shouldGiveBackTheCodeOfACommand() {
    assertThat(execute(() -> ExitCode.OK)).isEqualTo(0);
    assertThat(execute(() -> ExitCode.FAILURE)).isEqualTo(1);
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void shouldTellAWrongConfigurationInOneLine() {
    int code =
        execute(() -> {
          throw new ConfigurationException("tidewatch.a: expected b, was 'c'");
        });

    assertThat(code).isEqualTo(2);
    assertThat(err.toString().lines())
        .containsExactly("configuration: tidewatch.a: expected b, was 'c'");
  }

  @Test
  void shouldTellAnUnexpectedFailureInOneLine() {
    int code =
        execute(() -> {
          throw new IllegalStateException("no\nway");
        });

    assertThat(code).isEqualTo(1);
    assertThat(err.toString().lines())
        .containsExactly(
            "tidewatch: no way (IllegalStateException);"
                + " --verbose shows where in the program it happened");
  }

  @Test
  void shouldShowWhereItFailedIfAskedTo() {
    int code =
        execute(
            () -> {
              throw new IllegalStateException("no way");
            },
            "--verbose");

    assertThat(code).isEqualTo(1);
    assertThat(err.toString()).contains("IllegalStateException: no way", "at io.tidewatch");
  }

  @Test
  void shouldRefuseAnUnknownOption() {
    assertThat(execute(() -> ExitCode.OK, "--nonsense")).isEqualTo(2);
    assertThat(err.toString().lines())
        .containsExactly("usage: Unknown option: '--nonsense'; see 'tidewatch do --help'");
  }

  @Test
  void shouldListTheCommandsIfNoneIsNamed() {
    assertThat(commandLine(new Do(() -> ExitCode.OK)).execute()).isEqualTo(2);
    assertThat(err.toString()).contains("Commands:", "does what the test asks");
  }

  @Test
  void shouldShowHelp() {
    assertThat(execute(() -> ExitCode.FAILURE, "--help")).isEqualTo(0);
    assertThat(out.toString()).contains("--config", "--set");
  }

  @Test
  void shouldHandOverTheSettings() {
    Do command = new Do(() -> ExitCode.OK);

    commandLine(command).execute("do", "--set", "http.port=1", "--set", "language=en");

    assertThat(command.options.settings(Map.of()).http().port()).isEqualTo(1);
    assertThat(command.options.settings(Map.of()).language().name()).isEqualTo("EN");
  }

  @Test
  void shouldTakeTheAddressOfKafkaAsAnOptionOfItsOwn() {
    Do command = new Do(() -> ExitCode.OK);

    commandLine(command).execute("do", "--bootstrap", "one:9092,two:9092");

    assertThat(command.options.settings(Map.of()).kafka().access())
        .contains(KafkaAccess.open("one:9092,two:9092"));
  }

  private int execute(Callable<Integer> work, String... options) {
    String[] arguments = new String[options.length + 1];
    arguments[0] = "do";
    System.arraycopy(options, 0, arguments, 1, options.length);
    return commandLine(new Do(work)).execute(arguments);
  }

  private CommandLine commandLine(Do command) {
    RootCommand root = new RootCommand();
    Failures failures = new Failures(root);
    return new CommandLine(root)
        .addSubcommand(command)
        .setExecutionExceptionHandler(failures)
        .setParameterExceptionHandler(failures)
        .setErr(new PrintWriter(err, true))
        .setOut(new PrintWriter(out, true));
  }

  @Command(name = "do", description = "does what the test asks", mixinStandardHelpOptions = true)
  private static final class Do implements Callable<Integer> {
    @Mixin private ConfigurationOptions options;

    private final Callable<Integer> work;

    Do(Callable<Integer> work) {
      this.work = work;
    }

    @Override
    public Integer call() throws Exception {
      return work.call();
    }
  }
}
