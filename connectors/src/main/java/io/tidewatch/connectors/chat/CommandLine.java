package io.tidewatch.connectors.chat;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A command as it was written.
 *
 * @param name without the slash, in small letters
 * @param bot to whom it is addressed, where it says so: groups may have several bots
 */
record CommandLine(String name, Optional<String> bot, List<String> arguments) {
  private static final int MOST_CHARACTERS = 500;

  CommandLine {
    requireNonNull(name, "name");
    requireNonNull(bot, "bot");
    arguments = List.copyOf(arguments);
  }

  /** Empty if the text is no command. */
  static Optional<CommandLine> of(String text) {
    if (!text.startsWith("/") || text.length() > MOST_CHARACTERS) {
      return Optional.empty();
    }
    List<String> words = Arrays.asList(text.substring(1).strip().split("\\s+"));
    String first = words.getFirst();
    int at = first.indexOf('@');
    String name = at < 0 ? first : first.substring(0, at);
    return Optional.of(
        new CommandLine(
            name.toLowerCase(Locale.ROOT),
            at < 0 ? Optional.empty() : Optional.of(first.substring(at + 1)),
            words.subList(1, words.size())));
  }
}
