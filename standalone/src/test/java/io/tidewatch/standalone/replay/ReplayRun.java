package io.tidewatch.standalone.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.serde.Json;
import io.tidewatch.standalone.cli.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;

/** What a run of the command gave. */
public record ReplayRun(int exitCode, List<Alert> alerts, String summary) {
  /** Runs the command as main does, with both outputs caught. */
  public static ReplayRun of(String... files) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream alerts = new ByteArrayOutputStream();
    ByteArrayOutputStream summary = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(alerts, true, UTF_8));
      System.setErr(new PrintStream(summary, true, UTF_8));
      String[] arguments =
          Stream.concat(Stream.of("--output", "json"), Arrays.stream(files)).toArray(String[]::new);
      int exitCode =
          new CommandLine(new ReplayCommand())
              .setExecutionExceptionHandler((failure, command, parsed) -> {
                System.err.println(failure.getMessage());
                return ExitCode.FAILURE;
              })
              .execute(arguments);
      return new ReplayRun(
          exitCode,
          alerts
              .toString(UTF_8)
              .lines()
              .filter(line -> line.startsWith("{"))
              .map(line -> Json.MAPPER.readValue(line, Alert.class))
              .toList(),
          summary.toString(UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }
}
