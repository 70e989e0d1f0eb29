package io.tidewatch.connectors.chat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All commands by their names. */
final class Commands {
  private static final List<String> HELP =
      List.of(
          "large_order_status",
          "large_order_symbols",
          "large_order_alerts",
          "large_order_config",
          "mute",
          "unmute",
          "why",
          "status",
          "help");

  private final Map<String, Command> byName = new TreeMap<>();

  Commands(TidewatchApi api, Phrases phrases) {
    SilenceDesk silences = new SilenceDesk(api, phrases);
    byName.putAll(new LargeTradesCommands(api, phrases, silences).byName());
    byName.putAll(silences.byName());
    byName.put("why", new WhyCommand(api, phrases, silences));
    byName.put("status", new StatusCommand(api, phrases, silences));
    Command help = (_, _) -> HELP.stream().map(name -> phrases.text("help." + name)).toList();
    byName.put("help", help);
    byName.put("start", help);
  }

  Optional<Command> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }
}
