package io.tidewatch.standalone;

import io.tidewatch.standalone.cleanup.CleanupCommand;
import io.tidewatch.standalone.cli.ExitCode;
import io.tidewatch.standalone.cli.Failures;
import io.tidewatch.standalone.cli.LogFormat;
import io.tidewatch.standalone.cli.RootCommand;
import io.tidewatch.standalone.config.ConfigurationException;
import io.tidewatch.standalone.demo.DemoCommand;
import io.tidewatch.standalone.live.UpCommand;
import io.tidewatch.standalone.log.ProcessLog;
import io.tidewatch.standalone.pool.PoolCommand;
import io.tidewatch.standalone.process.DetectCommand;
import io.tidewatch.standalone.process.FeedCommand;
import io.tidewatch.standalone.process.SinkCommand;
import io.tidewatch.standalone.record.RecordCommand;
import io.tidewatch.standalone.removal.CleanCommand;
import io.tidewatch.standalone.removal.ResetCommand;
import io.tidewatch.standalone.replay.ReplayCommand;
import io.tidewatch.standalone.topics.TopicsCommand;
import picocli.CommandLine;

/** Wires the commands together. */
public final class Tidewatch {
  private Tidewatch() {}

  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  private static int run(String[] arguments) {
    try {
      LogFormat.check(System.getenv());
    } catch (ConfigurationException e) {
      System.err.println(e.getMessage());
      return ExitCode.USAGE;
    }
    try {
      return commandLine().execute(arguments);
    } finally {
      ProcessLog.flush();
    }
  }

  /** The command line with all its commands. */
  static CommandLine commandLine() {
    RootCommand root = new RootCommand();
    Failures failures = new Failures(root);
    return new CommandLine(root)
        .addSubcommand(new DemoCommand())
        .addSubcommand(new UpCommand())
        .addSubcommand(new FeedCommand())
        .addSubcommand(new DetectCommand())
        .addSubcommand(new SinkCommand())
        .addSubcommand(new ReplayCommand())
        .addSubcommand(new RecordCommand())
        .addSubcommand(new PoolCommand())
        .addSubcommand(new CleanupCommand())
        .addSubcommand(new TopicsCommand())
        .addSubcommand(new ResetCommand())
        .addSubcommand(new CleanCommand())
        .setExecutionExceptionHandler(failures)
        .setParameterExceptionHandler(failures);
  }
}
