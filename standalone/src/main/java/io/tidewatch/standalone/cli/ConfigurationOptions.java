package io.tidewatch.standalone.cli;

import io.tidewatch.standalone.config.Secret;
import io.tidewatch.standalone.config.SettingsLoader;
import io.tidewatch.standalone.config.TidewatchSettings;
import io.tidewatch.standalone.log.ProcessLog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options by which a command is configured; a mixin for all that are. */
public final class ConfigurationOptions {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "YAML file of settings; the environment and --set go before it.")
  private Path file;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "One setting, for example large-trades.threshold=500000. May be given many times;"
              + " goes before all other sources.")
  private List<String> assignments = List.of();

  @Option(
      names = "--bootstrap",
      paramLabel = "HOST:PORT,...",
      description = "Kafka; the same as --set kafka.bootstrap-servers=HOST:PORT,...")
  private String bootstrap;

  /**
   * The settings of this run; from here on the log hides the secrets among them.
   *
   * @param environment usually {@link System#getenv()}
   * @throws io.tidewatch.standalone.config.ConfigurationException if anything is wrong
   */
  public TidewatchSettings settings(Map<String, String> environment) {
    List<String> all = new ArrayList<>(assignments);
    if (bootstrap != null) {
      all.add("kafka.bootstrap-servers=" + bootstrap);
    }
    return new SettingsLoader(environment)
        .load(
            Optional.ofNullable(file),
            all,
            secrets -> ProcessLog.hide(secrets.stream().map(Secret::reveal).toList()));
  }
}
