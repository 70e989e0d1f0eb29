package io.tidewatch.standalone.pool;

import io.tidewatch.connectors.pool.PoolLoader;
import io.tidewatch.standalone.cli.ConfigurationOptions;
import io.tidewatch.standalone.cli.ExitCode;
import io.tidewatch.standalone.log.ProcessLog;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Fills the token pool from the database and the venue's search. */
@Command(
    name = "pool",
    description = {
      "Fill the token pool: from templates, tokens and accounts in the database, with pairs that"
          + " the venue's search finds, into batches in the database and onto the topics.",
      "The database is that of database.url, or the one in kafka.data-directory. Kafka is"
          + " kafka.bootstrap-servers, or the 'tidewatch up' that runs in kafka.data-directory;"
          + " where neither runs, the next 'tidewatch up' publishes."
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(init | refresh | retry)")
public final class PoolCommand implements Runnable {
  @Spec private CommandSpec spec;

  /** No subcommand was named. */
  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "expected init, refresh or retry, was nothing");
  }

  @Command(
      name = "init",
      description = {
        "Rebuild the whole pool, with a search for every token.",
        "Writes everything in one transaction: a run that breaks leaves the old pool as it was.",
        "Tokens without a pair are kept in a file that 'pool retry' reads."
      },
      mixinStandardHelpOptions = true)
  int init(@Mixin ConfigurationOptions configuration) throws InterruptedException {
    return load(configuration, PoolLoader::init);
  }

  @Command(
      name = "refresh",
      description = {
        "Read templates and tokens again; only tokens without a known pair are searched for.",
        "What no longer matches leaves the pool, and all batches are made anew."
      },
      mixinStandardHelpOptions = true)
  int refresh(
      @Mixin ConfigurationOptions configuration,
      @Option(
              names = "--incremental",
              description = "Only add new tokens; those that are there keep their batches.")
          boolean incremental)
      throws InterruptedException {
    return load(configuration, loader -> loader.refresh(incremental));
  }

  @Command(
      name = "retry",
      description = "Search once more for the tokens that the last run found no pair for.",
      mixinStandardHelpOptions = true)
  int retry(@Mixin ConfigurationOptions configuration) throws InterruptedException {
    return load(configuration, PoolLoader::retry);
  }

  private static int load(ConfigurationOptions configuration, PoolRun.Way way)
      throws InterruptedException {
    ProcessLog.begin("pool");
    PoolRun run = new PoolRun(configuration.settings(System.getenv()), System.out, System.err);
    return run.load(way) ? ExitCode.OK : ExitCode.FAILURE;
  }
}
